import { sql } from 'kysely'
import type { DeskDeps } from '../deps.ts'
import type { Actor } from '../route.ts'
import { visibleTo } from '../scope.ts'

/** How many wait on one page; what is released makes room for the next. */
export const MOST = 100
/** Beyond it nobody works off a day's list; to count on would cost more than the page. */
export const COUNTED = 1000

/** A report that nobody has released or withheld yet. */
export interface WaitingReport {
  readonly id: string
  readonly title: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly language: string
  readonly claims: number
  /** Claims on which somebody has decided. */
  readonly decided: number
}

export interface WaitingPerson {
  readonly id: string
  readonly name: string
  /** Reports that are released and name them. */
  readonly reports: number
}

export interface Current {
  readonly number: number
  readonly publishedAt: string
  readonly publishedBy: string
  /** Decisions and protections made since. */
  readonly since: number
}

export interface Waiting<T> {
  readonly rows: readonly T[]
  readonly total: number
}

type Db = DeskDeps['db']

export async function waitingReports(db: Db, actor: Actor): Promise<Waiting<WaitingReport>> {
  const { rows } = await sql<WaitingReport & { total: string }>`
    with waiting as (
      select id, title, outlet, published, language, seq from report r
      where not exists (select from decision d where d.target = 'report:' || r.id and d.act in ('publish', 'withhold'))
        and coalesce(r.details->>'level', 'P1') in ('P0', 'P1') and ${visibleTo(actor, 'report', 'r.id')}
      order by seq desc limit ${COUNTED + 1}
    ), page as (select *, count(*) over () as total from waiting order by seq desc limit ${MOST})
    select page.id, page.title, page.outlet, page.published, page.language, page.total,
      (select count(distinct c.id) from claim c where c.report_id = page.id)::int as claims,
      (select count(distinct c.id) from claim c join decision d on d.target = 'claim:' || c.id where c.report_id = page.id)::int as decided
    from page order by page.seq desc`.execute(db)
  return { rows, total: Number(rows[0]?.total ?? 0) }
}

/** Adults of the register whom nobody has released or withheld; a minor is never offered. */
export async function waitingPeople(db: Db, actor: Actor): Promise<Waiting<WaitingPerson>> {
  const { rows } = await sql<WaitingPerson & { total: string }>`
    with waiting as (
      select id from person p
      where not p.minor and not exists (select from decision d where d.target = 'person:' || p.id and d.act in ('publish', 'withhold'))
        and ${visibleTo(actor, 'person', 'p.id')}
      order by id limit ${COUNTED + 1}
    ), page as (select *, count(*) over () as total from waiting order by id limit ${MOST})
    select page.id, page.total,
      coalesce((select text from person_name n where n.person_id = page.id order by n.language = 'en' desc, n.language, n.text limit 1), page.id) as name,
      (select count(distinct l.report_id) from mention_link l where l.person_id = page.id)::int as reports
    from page order by reports desc, page.id`.execute(db)
  return { rows, total: Number(rows[0]?.total ?? 0) }
}

/** The newest edition; null before the first. */
export async function currentEdition(db: Db): Promise<Current | null> {
  const { rows } = await sql<{ number: number; at: Date; by: string; since: string }>`
    select number, published_at as at, published_by as by,
      (select count(*) from decision where decided_at > published_at) +
      (select count(*) from protection where decided_at > published_at) as since
    from edition order by number desc limit 1`.execute(db)
  const [row] = rows
  return row
    ? { number: row.number, publishedAt: row.at.toISOString(), publishedBy: row.by, since: Number(row.since) }
    : null
}

export interface KeptProtection {
  readonly seq: number
  readonly kind: string
  readonly target: string
  readonly value: string
  readonly until: string | null
  readonly by: string
  readonly reason: string
  readonly at: string
  /** The person's name, where it is one. */
  readonly name: string | null
}

/** What protects somebody or something now: the last row of each kind on each target. */
export async function protectionsInForce(db: Db, actor: Actor): Promise<readonly KeptProtection[]> {
  const { rows } = await sql<Omit<KeptProtection, 'until' | 'at'> & { until: Date | null; at: Date }>`
    select last.seq, last.kind, last.target, last.value, last.until, last.decided_by as by, last.reason, last.decided_at as at,
      (select text from person_name n where 'person:' || n.person_id = last.target order by n.language = 'en' desc, n.text limit 1) as name
    from (select distinct on (kind, target) * from protection order by kind, target, seq desc) last
    where last.value not in ('off', 'usual')
      and (last.target not like 'person:%' or ${visibleTo(actor, 'person', 'last.target')} or exists (
        select from person p where 'person:' || p.id = last.target and ${visibleTo(actor, 'person', 'p.id')}))
    order by last.seq desc limit 500`.execute(db)
  return rows.map((row) => ({
    ...row,
    seq: Number(row.seq),
    until: row.until?.toISOString() ?? null,
    at: row.at.toISOString(),
  }))
}
