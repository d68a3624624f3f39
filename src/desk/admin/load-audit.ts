import { type RawBuilder, sql } from 'kysely'
import type { DeskDeps } from '../deps.ts'
import type { Actor } from '../route.ts'
import { isBounded } from '../scope.ts'

export interface AuditRow {
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly act: string
  readonly object: string
  readonly details: Readonly<Record<string, string>>
  /** Values kept outside the chain, by name; whether each is still there. */
  readonly values: Readonly<Record<string, boolean>> | null
}

export interface AuditEntryRow extends AuditRow {
  readonly previous: string
  readonly hash: string
  readonly key: string
}

export const PER_PAGE = 100

type Db = DeskDeps['db']

/** A page of the chain as far as the actor may see it, newest first. */
export async function loadAuditPage(db: Db, actor: Actor, before: number | null): Promise<readonly AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    ${columns} where (${before}::bigint is null or entry.seq < ${before}) and ${seenBy(actor)}
    order by entry.seq desc limit ${PER_PAGE}`.execute(db)
  return rows
}

/** One entry; null where there is none, or none for this account. */
export async function loadAuditEntry(db: Db, actor: Actor, seq: number): Promise<AuditEntryRow | null> {
  const { rows } = await sql<AuditEntryRow>`${columns} where entry.seq = ${seq} and ${seenBy(actor)}`.execute(db)
  return rows[0] ?? null
}

const columns = sql`
  select entry.seq, entry.at, coalesce(account.name, entry.actor) as actor, entry.act, entry.object, entry.details, entry.previous,
    entry.hash, entry.key,
    (select jsonb_object_agg(hashed.key, exists (select from audit_value value where value.seq = entry.seq and value.field = hashed.key))
     from jsonb_each_text(entry.value_hashes) hashed) as values
  from audit_entry entry left join desk_account account on entry.actor = 'user:' || account.id`

/** An account with bounds sees what was done to objects that carry their labels, and what it did itself. */
function seenBy(actor: Actor): RawBuilder<boolean> {
  if (!isBounded(actor)) return sql<boolean>`true`
  const labelled = (kind: string, values: readonly string[]) => sql`exists (select from access_label
    where access_label.object = entry.object and kind = ${kind} and value = any(${[...values]}))`
  const bounds = [
    ...(actor.countries ? [labelled('country', actor.countries)] : []),
    ...(actor.cases ? [labelled('case', actor.cases)] : []),
  ]
  return sql<boolean>`(entry.actor = ${`user:${actor.id}`} or (${sql.join(bounds, sql` and `)}))`
}
