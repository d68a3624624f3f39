import { createHash, randomBytes } from 'node:crypto'
import { after } from 'node:test'
import type pg from 'pg'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { assembleDatabase, type Database } from './open.ts'
import { MendingPool } from './pool.ts'
import { connectTestServer, type TestServer } from './test-server.ts'

export interface TestDatabaseOptions {
  /** False for a database without any table. */
  readonly migrated?: boolean
}

const open = new Set<{ close(): Promise<void> }>()

// At the top level, so that it belongs to the whole file and not to the hook or test that asked for a database.
after(async () => {
  for (const database of open) await database.close()
})

/**
 * A database of its own for a test file, a suite or one test, copied from a migrated template in some 50 ms. It is
 * dropped at close(), at the latest when the file's tests have ended.
 */
export async function testDatabase<Tables = unknown>(options: TestDatabaseOptions = {}): Promise<Database<Tables>> {
  const server = await connectTestServer()
  const name = `${server.prefix}${randomBytes(5).toString('hex')}`
  const template = options.migrated === false ? 'template0' : await templateOn(server)
  await server.admin.query(`create database ${name} template ${template}`)
  const handle = { address: () => server.address(name), healthy: () => true, mend: () => Promise.resolve() }
  const database = assembleDatabase<Tables>(new MendingPool(handle, 8), {
    version: server.version,
    where: `test database ${name}`,
    leave: async () => {
      await server.admin.query(`drop database if exists ${name} with (force)`)
      await server.release()
    },
  })
  open.add(database)
  return database
}

let template: Promise<string> | null = null

function templateOn(server: TestServer): Promise<string> {
  template ??= makeTemplate(server)
  return template
}

// Made once a run, by whichever test process comes first; migrated under another name so that it is whole or absent.
async function makeTemplate(server: TestServer): Promise<string> {
  const version = createHash('sha256').update(Object.keys(migrations).join()).digest('hex').slice(0, 8)
  const name = `${server.prefix}template_${version}`
  const making = `${name}_${process.pid}`
  await server.admin.query('select pg_advisory_lock(7210533)')
  try {
    const { rowCount } = await server.admin.query('select from pg_database where datname = $1', [name])
    if (rowCount) return name
    await server.admin.query(`create database ${making} template template0`)
    await migrateAt(server.address(making))
    await server.admin.query(`alter database ${making} rename to ${name}`)
    return name
  } finally {
    await server.admin.query('select pg_advisory_unlock(7210533)')
  }
}

async function migrateAt(address: pg.ClientConfig): Promise<void> {
  const pool = new MendingPool({ address: () => address, healthy: () => true, mend: () => Promise.resolve() }, 2)
  const database = assembleDatabase(pool, { version: '', where: '', leave: () => Promise.resolve() })
  try {
    await migrate(database.kysely)
  } finally {
    await database.close()
  }
}
