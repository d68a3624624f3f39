import { type RawBuilder, sql } from 'kysely'
import { sendPage } from '../../ui/index.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { isBounded } from '../scope.ts'
import { AuditPage, type AuditRow } from './audit-page.tsx'

const PER_PAGE = 100

/** The audit chain, newest first. */
export function auditRoutes(deps: DeskDeps): readonly DeskRoute[] {
  return [
    {
      method: 'get',
      path: '/audit',
      may: 'audit.read',
      menu: { label: 'Audit', order: 910 },
      handle: async (c, actor) => {
        const before = Number(c.req.query('before'))
        const rows = await newest(deps, actor, Number.isSafeInteger(before) && before > 0 ? before : null)
        const head = await deps.db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()
        return sendPage(c, <AuditPage view={deskView(c)} rows={rows} head={head ?? null} perPage={PER_PAGE} />)
      },
    },
  ]
}

async function newest({ db }: DeskDeps, actor: Actor, before: number | null): Promise<readonly AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select entry.seq, entry.at, coalesce(account.name, entry.actor) as actor, entry.act, entry.object, entry.details,
      (select jsonb_object_agg(hashed.key, value.value)
       from jsonb_each_text(entry.value_hashes) hashed
         left join audit_value value on value.seq = entry.seq and value.field = hashed.key) as values
    from audit_entry entry left join desk_account account on entry.actor = 'user:' || account.id
    where (${before}::bigint is null or entry.seq < ${before}) and ${seenBy(actor)}
    order by entry.seq desc limit ${PER_PAGE}`.execute(db)
  return rows
}

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
