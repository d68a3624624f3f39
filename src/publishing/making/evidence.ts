import { type Kysely, sql } from 'kysely'
import type { ClaimType } from '../../reading/index.ts'
import type { PublishingTables } from '../store.ts'
import type { Gathered } from './gathered.ts'

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

/** A claim as it stands in its row. */
export interface FoundClaim {
  readonly id: string
  readonly reportId: string
  readonly personId: string | null
  /** JSON of a KeptClaim. */
  readonly body: string
  /** Told without a day, though it is of a kind that has one. */
  readonly undated: boolean
}

interface FoundReport {
  readonly id: string
  readonly lineage: string
  readonly body: string
}

/** Reads claims of the edition in the making, as they stand in their rows: what weighs them may be another thread. */
export class EvidenceReader {
  readonly #db: Kysely<PublishingTables>

  constructor(db: Kysely<PublishingTables>) {
    this.#db = db
  }

  ofPeople(ids: readonly string[]): Promise<readonly FoundClaim[]> {
    return this.#read(sql`person_id = any(${ids})`)
  }

  ofClaims(ids: readonly string[]): Promise<readonly FoundClaim[]> {
    return this.#read(sql`id = any(${ids})`)
  }

  ofReports(ids: readonly string[]): Promise<readonly FoundClaim[]> {
    return this.#read(sql`report_id = any(${ids})`)
  }

  /** Claims on groups, of days since 1970. */
  ofDays(from: number, to: number): Promise<readonly FoundClaim[]> {
    return this.#read(sql`person_id is null and day between ${from} and ${to}`)
  }

  /** The same, those that count who is held apart from the rest: they are by far the most. */
  ofDaysCounting(held: 'held' | 'others', from: number, to: number): Promise<readonly FoundClaim[]> {
    return this.#read(
      sql`person_id is null and day between ${from} and ${to} and (type = 'count_held') = ${held === 'held'}`,
    )
  }

  async ofType(type: ClaimType): Promise<Gathered> {
    const claims = await this.#read(sql`type = ${type}`)
    return gathered(claims, await this.#reports(claims))
  }

  /**
   * These claims with their reports and with what they are weighed beside, though it is not about the same: in one report the
   * claims that tell an undated one its day, and of texts that are one the first, or for the first another.
   */
  async gather(own: readonly FoundClaim[]): Promise<Gathered> {
    const reports = await this.#reports(own)
    const present = new Set(reports.map(({ id }) => id))
    const undated = [...new Set(own.filter((claim) => claim.undated).map(({ reportId }) => reportId))]
    const lineages = [...new Set(reports.map(({ lineage }) => lineage))]
    const firsts = lineages.filter((id) => !present.has(id))
    const beside = [
      ...(await this.#read(sql`report_id = any(${undated}) and type = any(${OF_THE_DAY})`)),
      ...(await this.#read(sql`(kind, id) in (select distinct on (report_id) kind, id from edition_row
            where report_id = any(${firsts}) and kind = 'claim' and until is null order by report_id, id)`)),
      ...(await this.#read(sql`(kind, id) in (select distinct on (r.lineage) c.kind, c.id
            from edition_row r join edition_row c on c.report_id = r.id and c.kind = 'claim' and c.until is null
            where r.lineage = any(${lineages}) and r.kind = 'report' and r.until is null order by r.lineage, c.report_id, c.id)`)),
    ]
    const claims = [...new Map([...own, ...beside].map((claim) => [claim.id, claim])).values()]
    const missing = claims.filter(({ reportId }) => !present.has(reportId))
    return gathered(claims, [...reports, ...(await this.#reports(missing))])
  }

  async #read(where: ReturnType<typeof sql>): Promise<readonly FoundClaim[]> {
    const { rows } = await sql<FoundClaim>`
      select id, report_id as "reportId", person_id as "personId", body,
        case when type = any(${OF_THE_DAY})
          then coalesce(body::jsonb #>> '{claim,date,edtf}', '') !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' else false end as undated
      from edition_row where kind = 'claim' and until is null and ${where} order by report_id, id`.execute(this.#db)
    return rows
  }

  async #reports(claims: readonly FoundClaim[]): Promise<readonly FoundReport[]> {
    const ids = [...new Set(claims.map(({ reportId }) => reportId))]
    if (ids.length === 0) return []
    const { rows } = await sql<FoundReport>`
      select id, coalesce(lineage, id) as lineage, body from edition_row
      where kind = 'report' and until is null and id = any(${ids})`.execute(this.#db)
    return rows
  }
}

function gathered(claims: readonly FoundClaim[], reports: readonly FoundReport[]): Gathered {
  return { claims: claims.map(({ body }) => body), reports: reports.map(({ id, body }) => [id, body]) }
}
