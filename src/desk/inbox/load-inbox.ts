import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import { visibleTo } from '../scope.ts'

export const KINDS = ['death', 'release', 'person', 'contradiction', 'second', 'again', 'mine'] as const
export type Kind = (typeof KINDS)[number]

export interface InboxFilter {
  readonly language: string | null
  readonly outlet: string | null
  readonly kind: Kind | null
  /** From 1. */
  readonly page: number
}

export interface Waiting {
  readonly id: string
  readonly title: string | null
  readonly outlet: string | null
  readonly language: string
  readonly published: string | null
  readonly claims: number
  readonly open: number
  readonly second: number
  readonly reopened: number
  readonly deaths: number
  readonly releases: number
  readonly new_people: number
  readonly contradictions: number
  readonly group_id: string
  /** To whom it is assigned; null when to nobody. */
  readonly assignee: string | null
}

export interface WaitingRow extends Waiting {
  /** Reports of the same text that wait too. */
  readonly copies: readonly Pick<Waiting, 'id' | 'outlet' | 'language' | 'published' | 'open'>[]
}

export interface Inbox {
  readonly rows: readonly WaitingRow[]
  /** How many wait, copies folded; more than COUNTED are not counted on. */
  readonly total: number
  readonly more: boolean
}

export const PER_PAGE = 25
/** Beyond it the page says that there are more; nobody reads so far, and to count on costs. */
export const COUNTED = 500

/** What waits, gravest and newest first, a page of it; copies of one text are folded under the report that came first. */
export async function loadInbox(db: Kysely<DeskTables>, actor: Actor, filter: InboxFilter): Promise<Inbox> {
  const conditions = [
    sql`(w.open > 0 or w.second > 0)`,
    sql`${visibleTo(actor, 'report', 'w.report_id')}`,
    ...filters(actor, filter),
  ]
  const fits = sql.join(conditions, sql` and `)
  // The first of its text that waits and that this account may see stands for all.
  const first = sql`not exists (select from report_waiting e where e.group_id = w.group_id and e.seq < w.seq and (e.open > 0 or e.second > 0)
    and ${visibleTo(actor, 'report', 'e.report_id')})`
  const { rows } = await sql<Waiting>`
    select r.id, r.title, r.outlet, r.language, r.published, w.claims, w.open, w.second, w.reopened, w.deaths, w.releases, w.new_people,
      w.contradictions, w.group_id,
      (select assignee from assignment a where a.target = 'report:' || r.id and a.done_at is null order by a.id desc limit 1) as assignee
    from report_waiting w join report r on r.id = w.report_id where ${fits} and ${first}
    order by w.rank desc, w.seq desc limit ${PER_PAGE + 1} offset ${(filter.page - 1) * PER_PAGE}`.execute(db)
  const total = await sql<{ n: number }>`
    select count(*) as n from (select from report_waiting w join report r on r.id = w.report_id where ${fits} and ${first} limit ${COUNTED + 1}) counted`.execute(
    db,
  )
  const page = rows.slice(0, PER_PAGE)
  const copies = await loadCopies(db, actor, page)
  return {
    rows: page.map((row) => ({
      ...row,
      copies: copies.filter((copy) => copy.group_id === row.group_id && copy.id !== row.id),
    })),
    total: Number(total.rows[0]?.n ?? 0),
    more: rows.length > PER_PAGE,
  }
}

function filters(actor: Actor, { language, outlet, kind }: InboxFilter): readonly RawBuilder<unknown>[] {
  return [
    ...(language ? [sql`r.language = ${language}`] : []),
    ...(outlet ? [sql`r.outlet = ${outlet}`] : []),
    ...(kind ? [ofKind(actor, kind)] : []),
  ]
}

function ofKind(actor: Actor, kind: Kind): RawBuilder<unknown> {
  if (kind === 'mine')
    return sql`exists (select from assignment a where a.target = 'report:' || r.id and a.assignee = ${actor.id} and a.done_at is null)`
  const columns = {
    death: 'deaths',
    release: 'releases',
    person: 'new_people',
    contradiction: 'contradictions',
    second: 'second',
    again: 'reopened',
  } as const
  return sql`${sql.ref(`w.${columns[kind]}`)} > 0`
}

async function loadCopies(db: Kysely<DeskTables>, actor: Actor, rows: readonly Waiting[]) {
  if (rows.length === 0) return []
  const found = await sql<Waiting>`
    select r.id, r.outlet, r.language, r.published, w.open, w.group_id from report_waiting w join report r on r.id = w.report_id
    where w.group_id = any(${rows.map(({ group_id }) => group_id)}) and (w.open > 0 or w.second > 0)
      and ${visibleTo(actor, 'report', 'w.report_id')} order by w.seq limit 500`.execute(db)
  return found.rows
}
