import type { Kysely } from 'kysely'
import { writerOf } from '../../database/index.ts'
import type { Auth } from './auth.ts'
import { FailureStore } from './failures.ts'
import type { AccountTables } from './tables.ts'

/** What signing in needs: the accounts' tables, the lock-out, and the library, loaded when first asked for. */
export interface Accounts {
  readonly db: Kysely<AccountTables>
  readonly failures: FailureStore
  auth(): Promise<Auth>
}

/** The address that browsers use where none is set. */
export const OWN_ADDRESS = 'http://localhost:8471'

export interface AccountSettings<Tables extends AccountTables> {
  readonly db: Kysely<Tables>
  readonly secret: Uint8Array
  readonly address?: string | undefined
}

export function createAccounts<Tables extends AccountTables>({
  db,
  secret,
  address,
}: AccountSettings<Tables>): Accounts {
  const own: Kysely<AccountTables> = writerOf<AccountTables, Tables>(db)
  let auth: Promise<Auth> | null = null
  const open = async (): Promise<Auth> => {
    const { createAuth } = await import('./auth.ts')
    return createAuth({ db: own, secret, address: new URL(address ?? OWN_ADDRESS), anyPort: address === undefined })
  }
  return {
    db: own,
    failures: new FailureStore(own, secret),
    auth: () => {
      auth ??= open()
      return auth
    },
  }
}
