import type { Kysely } from 'kysely'
import type { AuditEvent, AuditLog, AuditTables } from '../../audit/index.ts'
import { writerOf } from '../../database/index.ts'
import type { AccountTables } from './tables.ts'

/** What changing accounts takes: at the desk its own dependencies, on the command line the same two. */
export interface AccountDesk<Tables extends AccountTables & AuditTables> {
  readonly db: Kysely<Tables>
  readonly audit: AuditLog
}

/** A change of the accounts and its entry in the audit chain, in one transaction; no entry where `event` gives null. */
export function inChain<Tables extends AccountTables & AuditTables, Result>(
  { db, audit }: AccountDesk<Tables>,
  event: AuditEvent | ((result: Result) => AuditEvent | null),
  work: (trx: Kysely<AccountTables>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    const result = await work(writerOf<AccountTables, Tables>(trx))
    const happened = typeof event === 'function' ? event(result) : event
    if (happened) await audit.append(trx, happened)
    return result
  })
}
