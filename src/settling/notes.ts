import { type Generated, type Kysely, sql } from 'kysely'

/**
 * In the order in which they are followed: what comes first may leave notes for what comes later, and for what came before. What
 * people decide on one person is settled before what needs all reports.
 */
export const KINDS = [
  'person',
  'judgement',
  'reading',
  'decision',
  'match',
  'link',
  'file',
  'bucket',
  'slot',
  'exemplar',
  'subject',
  'entry',
  'lineage',
  'refile',
  'events',
  'pairs',
] as const

/** What a note is about: a row that was written, or a piece of what follows from rows. */
export type Kind = (typeof KINDS)[number]

export interface SettlingTables {
  unsettled: { id: Generated<number>; kind: string; key: string }
  /** known: counts the changes of people and judgements; lineage: the mark of the last tracing of texts. */
  derived_state: { one: Generated<boolean>; basis: string; known: Generated<number>; lineage: Generated<string> }
}

/** A row was written that something follows from; told by the database itself once the writer's transaction holds. */
export const UNSETTLED_CHANNEL = 'habeas_unsettled'

/** The notes of what waits to be settled. A note stands in the same transaction as the row that it is about. */
export class Notes {
  readonly #db: Kysely<SettlingTables>

  constructor(db: Kysely<SettlingTables>) {
    this.#db = db
  }

  /** The first kind in order that has notes; null when all is settled. */
  async next(): Promise<Kind | null> {
    const { rows } = await sql<{ kind: Kind }>`
      select kind from unnest(${KINDS}::text[]) with ordinality as k (kind, at)
      where exists (select from unsettled u where u.kind = k.kind) order by at limit 1`.execute(this.#db)
    return rows[0]?.kind ?? null
  }

  /**
   * Takes notes away, at most so many different ones. What is read afterwards is at least as new as they are; a row written
   * later has a note of its own.
   */
  async take(kind: Kind, most: number): Promise<readonly string[]> {
    const { rows } = await sql<{ key: string }>`
      with wanted as (select distinct key from (select key from unsettled where kind = ${kind} order by id limit ${most * 4}) first limit ${most}),
        taken as (delete from unsettled where kind = ${kind} and key in (select key from wanted))
      select key from wanted order by key`.execute(this.#db)
    return rows.map((row) => row.key)
  }

  /** Those of the keys that have no note of this kind. */
  async without(kind: Kind, keys: readonly string[]): Promise<readonly string[]> {
    const { rows } = await sql<{ key: string }>`
      select key from unnest(${keys}::text[]) key
      where not exists (select from unsettled u where u.kind = ${kind} and u.key = key.key)`.execute(this.#db)
    return rows.map((row) => row.key)
  }

  async add(kind: Kind, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return
    await sql`insert into unsettled (kind, key) select ${kind}, unnest(${[...new Set(keys)]}::text[])`.execute(this.#db)
  }

  /** How many notes wait; counted no further than `most`. */
  async waiting(most = 1_000_000): Promise<number> {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from (select from unsettled limit ${most}) counted`.execute(this.#db)
    return rows[0]?.n ?? 0
  }

  /** Notes on every row that anything follows from, in place of all others: everything is then settled anew. */
  async all(): Promise<void> {
    await this.#db.deleteFrom('unsettled').execute()
    await sql`insert into unsettled (kind, key)
      select 'person', id from person union all select distinct 'reading', report_id from reading
      union all select 'judgement', seq::text from judgement union all select 'decision', seq::text from decision`.execute(
      this.#db,
    )
  }
}
