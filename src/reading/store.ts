import type { Generated, JSONColumnType, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Claim, Reading, ReadPerson } from './claim.ts'

export interface ReadingTables {
  reading: {
    report_id: string
    extractor: string
    people: JSONColumnType<readonly ReadPerson[]>
    credits: JSONColumnType<readonly string[]>
    notes: JSONColumnType<readonly string[]>
    read_at: Generated<Date>
  }
  claim: {
    id: string
    seq: Generated<string>
    report_id: string
    extractor: string
    type: string
    happened: string | null
    said: string | null
    learned_at: Generated<Date>
    quote_start: number
    quote_end: number
    quote_text: string
    minor: boolean
    body: JSONColumnType<Claim>
  }
}

/** Writes reading and claim; nothing else does. A reading once written stays; a newer reader writes another beside it. */
export class ReadingStore {
  readonly #db: Kysely<ReadingTables>

  constructor(db: Kysely<ReadingTables>) {
    this.#db = db
  }

  /** The database checks each quote against the report's text once more and refuses all of the reading if one is off. */
  async add(reading: Reading): Promise<void> {
    const { reportId: report_id, extractor, people, credits, notes, claims } = reading
    await this.#db
      .insertInto('reading')
      .values({
        report_id,
        extractor,
        people: JSON.stringify(people),
        credits: JSON.stringify(credits),
        notes: JSON.stringify(notes),
      })
      .execute()
    for (let from = 0; from < claims.length; from += 500)
      await this.#db
        .insertInto('claim')
        .values(claims.slice(from, from + 500).map(claimRow))
        .execute()
  }
}

function claimRow(claim: Claim) {
  return {
    id: claim.id,
    report_id: claim.reportId,
    extractor: claim.extractor,
    type: claim.type,
    happened: claim.date?.edtf ?? null,
    said: claim.said,
    quote_start: claim.quote.start,
    quote_end: claim.quote.end,
    quote_text: claim.quote.text,
    minor: claim.minor,
    body: JSON.stringify(claim),
  }
}

/** The newest reading of every report, claims in the order of the text; `ids` narrows the reports down. */
export async function loadReadings(
  db: ReadonlyKysely<ReadingTables>,
  ids?: readonly string[],
): Promise<readonly Reading[]> {
  const readings = await db
    .selectFrom('reading')
    .select(['report_id', 'extractor', 'people', 'credits', 'notes'])
    .$if(ids !== undefined, (query) => query.where('report_id', 'in', [...(ids ?? []), '']))
    .orderBy('report_id')
    .orderBy('read_at', 'desc')
    .distinctOn('report_id')
    .execute()
  const claims = await db
    .selectFrom('claim')
    .select(['report_id', 'extractor', 'body'])
    .$if(ids !== undefined, (query) => query.where('report_id', 'in', [...(ids ?? []), '']))
    .orderBy('report_id')
    .orderBy('quote_start')
    .orderBy('id')
    .execute()
  const byReading = Map.groupBy(claims, (row) => `${row.report_id} ${row.extractor}`)
  return readings.map((row) => ({
    reportId: row.report_id,
    extractor: row.extractor,
    people: row.people,
    credits: row.credits,
    notes: row.notes,
    claims: (byReading.get(`${row.report_id} ${row.extractor}`) ?? []).map((claim) => claim.body),
  }))
}
