import type { Generated, JSONColumnType, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Report } from './report.ts'

export interface IntakeTables {
  report_bytes: { sha256: string; bytes: Buffer }
  report: {
    id: string
    seq: Generated<string>
    sha256: string
    url: string | null
    outlet: string | null
    title: string | null
    published: string | null
    language: string
    text: string
    details: JSONColumnType<ReportDetails>
    came_from: string
    learned_at: Generated<Date>
  }
}

/** A report of the register, with the moment the register learned of it. */
export interface HeldReport {
  readonly report: Report
  readonly learned: string
  /** A file name, an address, 'pasted' …: whatever it came in by. */
  readonly cameFrom: string
}

/** Writes report_bytes and report; nothing else does. */
export class IntakeStore {
  readonly #db: Kysely<IntakeTables>

  constructor(db: Kysely<IntakeTables>) {
    this.#db = db
  }

  /** Keeps the bytes and the report. Says false when the very same report is held already; then nothing is written. */
  async add(report: Report, bytes: Uint8Array, cameFrom: string): Promise<boolean> {
    await this.#db
      .insertInto('report_bytes')
      .values({ sha256: report.sha256, bytes: Buffer.from(bytes) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { furniture, aiDisclosure, notices, notes, level } = report
    const added = await this.#db
      .insertInto('report')
      .values({
        id: report.id,
        sha256: report.sha256,
        url: report.url,
        outlet: report.outlet,
        title: report.title,
        published: report.published,
        language: report.language,
        text: report.text,
        details: JSON.stringify({ furniture, aiDisclosure, notices, notes, level }),
        came_from: cameFrom,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
}

/** All reports, in the order in which they came; `ids` narrows them down. */
export async function loadReports(db: ReadonlyKysely<IntakeTables>, ids?: readonly string[]): Promise<HeldReport[]> {
  const rows = await db
    .selectFrom('report')
    .select([
      'id',
      'sha256',
      'url',
      'outlet',
      'title',
      'published',
      'language',
      'text',
      'details',
      'came_from',
      'learned_at',
    ])
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? []), '']))
    .orderBy('seq')
    .execute()
  return rows.map(({ learned_at, came_from, details, ...row }) => ({
    report: { kind: 'report', ...row, ...details },
    learned: learned_at.toISOString(),
    cameFrom: came_from,
  }))
}

type ReportDetails = Pick<Report, 'furniture' | 'aiDisclosure' | 'notices' | 'notes' | 'level'>
