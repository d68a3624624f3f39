import type { Transaction } from 'kysely'
import type { AuditEvent } from '../audit/index.ts'
import type { DeskDeps, DeskTables } from './deps.ts'
import type { Actor } from './route.ts'

export type ActEvent = Omit<AuditEvent, 'actor'>

/** How the audit chain names who acted. */
export const actorName = (actor: Actor): string => `user:${actor.id}`

/**
 * Every write of the desk: the work and its entry in the audit chain in one transaction, so that neither stands without the
 * other. `event` may depend on what the work gave; null when it turned out that nothing was done.
 */
export function act<Result>(
  deps: Pick<DeskDeps, 'db' | 'audit'>,
  actor: Actor,
  event: ActEvent | ((result: Result) => ActEvent | null),
  work: (trx: Transaction<DeskTables>) => Promise<Result>,
): Promise<Result> {
  return deps.db.transaction().execute(async (trx) => {
    const result = await work(trx)
    const happened = typeof event === 'function' ? event(result) : event
    if (happened) await deps.audit.append(trx, { ...happened, actor: actorName(actor) })
    return result
  })
}

/** Every read of a sealed field: it is in the chain before anything is shown. */
export async function readSealed<Result>(
  deps: Pick<DeskDeps, 'db' | 'audit'>,
  actor: Actor,
  what: { readonly object: string; readonly fields: readonly string[] },
  read: (trx: Transaction<DeskTables>) => Promise<Result>,
): Promise<Result> {
  const event = { act: 'sealed.read', object: what.object, details: { fields: what.fields.join(', ') } }
  return act(deps, actor, event, read)
}
