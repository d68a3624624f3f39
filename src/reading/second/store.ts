import type { Generated, JSONColumnType, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Reading } from '../claim.ts'
import type { Refusal } from './claims-of.ts'
import type { Differences } from './differences.ts'
import type { SecondReading } from './second-reader.ts'

export interface SecondReadingTables {
  second_reading: {
    report_id: string
    extractor: string
    outcome: 'read' | 'not_sent'
    reading: JSONColumnType<Reading | null>
    refused: JSONColumnType<Readonly<Record<Refusal, number>>>
    differences: JSONColumnType<Differences | null>
    read_at: Generated<Date>
  }
}

/** What a second reader made of a report, as it is kept. */
export interface KeptSecondReading {
  readonly extractor: string
  readonly reading: Reading
  readonly refused: Readonly<Record<Refusal, number>>
  readonly differences: Differences
}

/** Writes second_reading, a table of its own: no count and no state ever looks there. */
export class SecondReadingStore {
  readonly #db: Kysely<SecondReadingTables>

  constructor(db: Kysely<SecondReadingTables>) {
    this.#db = db
  }

  /** A failed attempt leaves no row, so that it is made again. */
  async add(reportId: string, extractor: string, made: SecondReading): Promise<void> {
    if (made.kind === 'failed') return
    const read = made.kind === 'read' ? made : null
    await this.#db
      .insertInto('second_reading')
      .values({
        report_id: reportId,
        extractor,
        outcome: made.kind,
        reading: JSON.stringify(read?.reading ?? null),
        refused: JSON.stringify(read?.refused ?? {}),
        differences: JSON.stringify(read?.differences ?? null),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** The newest second reading of a report; null without one. */
export async function loadSecondReading(
  db: ReadonlyKysely<SecondReadingTables>,
  reportId: string,
): Promise<KeptSecondReading | null> {
  const row = await db
    .selectFrom('second_reading')
    .select(['extractor', 'reading', 'refused', 'differences'])
    .where('report_id', '=', reportId)
    .where('outcome', '=', 'read')
    .orderBy('read_at', 'desc')
    .executeTakeFirst()
  if (!row?.reading || !row.differences) return null
  return { extractor: row.extractor, reading: row.reading, refused: row.refused, differences: row.differences }
}

/** Which of the reports this reader has not read yet. */
export async function unreadBy(
  db: ReadonlyKysely<SecondReadingTables & { report: { id: string; seq: Generated<string> } }>,
  extractor: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('report')
    .select('id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('second_reading')
            .select('second_reading.report_id')
            .whereRef('second_reading.report_id', '=', 'report.id')
            .where('second_reading.extractor', '=', extractor),
        ),
      ),
    )
    .orderBy('seq')
    .execute()
  return rows.map(({ id }) => id)
}
