import { type Kysely, sql } from 'kysely'
import type { VerdictState } from '../weighing/index.ts'
import type { DeskTables } from './deps.ts'
import type { Actor } from './route.ts'
import { isBounded, visibleTo } from './scope.ts'

export interface Overview {
  readonly reports: number
  readonly claims: number
  readonly people: number
  readonly byState: Readonly<Partial<Record<VerdictState, number>>>
  readonly newest: readonly {
    readonly id: string
    readonly title: string | null
    readonly outlet: string | null
    readonly published: string | null
    readonly language: string
  }[]
}

type Counts = Omit<Overview, 'newest'>

const NEWEST = 8
/** In milliseconds: counting half a million claims takes longer than a page should; a count may be so old. */
const COUNTS_LAST = 30_000

/** How much the register holds and what came in last, as far as the actor may see it. */
export class OverviewReader {
  readonly #db: Kysely<DeskTables>
  #held: { readonly at: number; readonly counts: Counts } | null = null
  #counting: Promise<Counts> | null = null

  constructor(db: Kysely<DeskTables>) {
    this.#db = db
  }

  async read(actor: Actor): Promise<Overview> {
    const { rows: newest } = await sql<Overview['newest'][number]>`
      select id, title, outlet, published, language from report
      where ${visibleTo(actor, 'report', 'report.id')} order by seq desc limit ${NEWEST}`.execute(this.#db)
    return { ...(isBounded(actor) ? await this.#count(actor) : await this.#recent(actor)), newest }
  }

  /** Whoever comes while it is counted anew sees the count before. */
  async #recent(actor: Actor): Promise<Counts> {
    if (this.#held && Date.now() - this.#held.at < COUNTS_LAST) return this.#held.counts
    this.#counting ??= this.#count(actor)
      .then((counts) => {
        this.#held = { at: Date.now(), counts }
        return counts
      })
      .finally(() => {
        this.#counting = null
      })
    return this.#held ? this.#held.counts : this.#counting
  }

  async #count(actor: Actor): Promise<Counts> {
    const { rows } = await sql<Omit<Counts, 'byState'>>`
      select (select count(*) from report where ${visibleTo(actor, 'report', 'report.id')}) as reports,
        (select count(*) from claim_state where ${visibleTo(actor, 'report', 'claim_state.report_id')}) as claims,
        (select count(*) from person where ${visibleTo(actor, 'person', 'person.id')}) as people`.execute(this.#db)
    const { rows: states } = await sql<{ verdict: VerdictState; n: number }>`
      select verdict, count(*) as n from claim_state
      where verdict is not null and ${visibleTo(actor, 'report', 'claim_state.report_id')} group by verdict`.execute(
      this.#db,
    )
    const totals = rows[0] ?? { reports: 0, claims: 0, people: 0 }
    return { ...totals, byState: Object.fromEntries(states.map(({ verdict, n }) => [verdict, n])) }
  }
}
