import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { Database } from '../../dist/database/index.js'
import {
  addMember,
  createAccounts,
  createDesk,
  createDoorkeeper,
  type DeskDeps,
  type DeskTables,
  inChain,
  invite,
  type Role,
} from '../../dist/desk/index.js'
import { testDeps } from '../../dist/desk/testing.js'
import { freshDatabase } from '../harness.ts'

export { PASSWORD, place, Visitor } from './visitor.ts'

export interface TestDesk {
  readonly deps: DeskDeps
  readonly database: Database<DeskTables>
  readonly app: Hono
  /** An account with its one-time link, not yet used. */
  add(name: string, roles: readonly Role[], bounds?: { countries?: readonly string[] }): Promise<string>
  firstLink(): Promise<string>
}

/** A desk with real accounts on a database of its own. */
export async function testDesk(given: Partial<DeskDeps> = {}): Promise<TestDesk> {
  const database = await freshDatabase<DeskTables>()
  const secret = randomBytes(32)
  const db = database.kysely
  const accounts = createAccounts({ db, secret, address: given.address })
  const deps = testDeps({ db, secret, accounts, doorkeeper: createDoorkeeper(accounts), ...given })
  const event = { actor: 'test', act: 'user.add', object: 'test' }
  return {
    deps,
    database,
    app: createDesk(deps),
    add: (name, roles, bounds = {}) =>
      inChain(deps, event, async (trx) =>
        invite(trx, (await addMember(trx, { name, roles, by: 'test', ...bounds })).id),
      ),
    firstLink: () => inChain(deps, event, (trx) => invite(trx, null)),
  }
}
