import { sql } from 'kysely'
import type { ClaimType } from '../../reading/index.ts'
import type { Evidence } from '../../weighing/index.ts'
import { evidenceOf, type KeptClaim, type KeptReport } from './prepare-report.ts'
import type { Making } from './source.ts'

const toTheDay = (edtf: string | undefined): boolean => /^\d{4}-\d{2}-\d{2}/.test(edtf ?? '')

/** Claims of these kinds, told without a day or by the month alone, take it from others of them in the same report. */
const OF_THE_DAY: readonly ClaimType[] = [
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'conditional_release',
  'arrived',
  'release_refused',
  'count_released',
  'count_crossed',
  'exchange_terms',
]

/** Reads claims of the edition in the making as evidence. Reports are read once and kept, for many claims share one. */
export class EvidenceReader {
  readonly #db: Making['db']
  readonly #reports = new Map<string, KeptReport>()

  constructor(db: Making['db']) {
    this.#db = db
  }

  ofPeople(ids: readonly string[]): Promise<readonly Evidence[]> {
    return this.#read(sql`person_id = any(${ids})`)
  }

  ofClaims(ids: readonly string[]): Promise<readonly Evidence[]> {
    return this.#read(sql`id = any(${ids})`)
  }

  ofReports(ids: readonly string[]): Promise<readonly Evidence[]> {
    return this.#read(sql`report_id = any(${ids})`)
  }

  /** Claims on groups, of days since 1970. */
  ofDays(from: number, to: number): Promise<readonly Evidence[]> {
    return this.#read(sql`person_id is null and day between ${from} and ${to}`)
  }

  ofType(type: ClaimType): Promise<readonly Evidence[]> {
    return this.#read(sql`type = ${type}`)
  }

  /**
   * What these claims are weighed beside, though it is not about the same: in one report the claims that tell an undated one its
   * day, and of texts that are one the first, or for the first another.
   */
  async contextOf(evidence: readonly Evidence[]): Promise<readonly Evidence[]> {
    const held = new Set(evidence.map(({ claim }) => claim.id))
    const undated = evidence.filter(({ claim }) => !toTheDay(claim.date?.edtf) && OF_THE_DAY.includes(claim.type))
    const reports = [...new Set(undated.map(({ report }) => report.id))]
    const present = new Set(evidence.map(({ report }) => report.id))
    const lineages = [...new Set(evidence.map(({ lineage }) => lineage))]
    const firsts = lineages.filter((id) => !present.has(id))
    const found = [
      ...(await this.#read(sql`report_id = any(${reports}) and type = any(${OF_THE_DAY})`)),
      ...(await this.#read(sql`(kind, id) in (select distinct on (report_id) kind, id from edition_row
            where report_id = any(${firsts}) and kind = 'claim' and until is null order by report_id, id)`)),
      ...(await this.#read(sql`(kind, id) in (select distinct on (r.lineage) c.kind, c.id
            from edition_row r join edition_row c on c.report_id = r.id and c.kind = 'claim' and c.until is null
            where r.lineage = any(${lineages}) and r.kind = 'report' and r.until is null order by r.lineage, c.report_id, c.id)`)),
    ]
    return [...new Map(found.map((entry) => [entry.claim.id, entry])).values()].filter(
      ({ claim }) => !held.has(claim.id),
    )
  }

  async #read(where: ReturnType<typeof sql>): Promise<readonly Evidence[]> {
    const { rows } = await sql<{ body: string; report_id: string }>`
      select body, report_id from edition_row
      where kind = 'claim' and until is null and ${where} order by report_id, id`.execute(this.#db)
    await this.#readReports([...new Set(rows.map((row) => row.report_id))])
    return rows.flatMap((row) => {
      const report = this.#reports.get(row.report_id)
      return report ? [evidenceOf(JSON.parse(row.body) as KeptClaim, report)] : []
    })
  }

  async #readReports(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !this.#reports.has(id))
    if (missing.length === 0) return
    const { rows } = await sql<{ id: string; body: string }>`
      select id, body from edition_row where kind = 'report' and until is null and id = any(${missing})`.execute(
      this.#db,
    )
    for (const { id, body } of rows) this.#reports.set(id, { ...(JSON.parse(body) as KeptReport), claimIds: [] })
  }
}
