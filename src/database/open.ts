import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { useEmbeddedServer } from './embedded/server.ts'
import { describeUrl, useExternalServer } from './external.ts'
import { MendingPool, type ServerHandle } from './pool.ts'
import { askServer, requireUsable } from './requirements.ts'

export interface DatabaseConfig {
  /** The folder of this register; the embedded database lives in it. */
  readonly dataDir: string
  /** A server to use instead of the embedded one, PostgreSQL 15 or later. */
  readonly databaseUrl?: string | null
  /** One line for a person, when something out of the usual was done. */
  readonly onNotice?: (line: string) => void
  /** Connections of this process; 10 when not given. */
  readonly poolSize?: number
}

/** An open database. Whoever opened it closes it: the last process to close the embedded one stops its server. */
export interface Database<Tables = unknown> {
  readonly kysely: Kysely<Tables>
  readonly pool: pg.Pool
  /** For people: which server and where; no password. */
  readonly description: string
  /** Such as 18.4. */
  readonly serverVersion: string
  close(): Promise<void>
}

/** How long close() waits for statements under way; whatever still runs then is rolled back. */
const CLOSING_MS = 10_000

interface Server extends ServerHandle {
  readonly where: string
  leave(): Promise<void>
}

/**
 * Opens the register's database: the embedded server of the data folder, started or joined, or the one of databaseUrl.
 * Throws a DatabaseError that says what to do. Migrations are not run here.
 */
export async function openDatabase<Tables = unknown>(config: DatabaseConfig): Promise<Database<Tables>> {
  const server = await findServer(config)
  const pool = new MendingPool(server, config.poolSize ?? 10)
  try {
    const facts = await withClient(pool, askServer)
    requireUsable(facts, server.where)
    return assembleDatabase<Tables>(pool, { ...server, version: facts.version })
  } catch (error) {
    await pool.end()
    await server.leave()
    throw error
  }
}

async function findServer(config: DatabaseConfig): Promise<Server> {
  const notice = config.onNotice ?? (() => undefined)
  if (config.databaseUrl) {
    const where = describeUrl(config.databaseUrl)
    return { ...(await useExternalServer(config.databaseUrl)), where, leave: () => Promise.resolve() }
  }
  const embedded = await useEmbeddedServer({ dataDir: config.dataDir, database: 'habeas', notice })
  return { ...embedded, where: `embedded in ${embedded.place.folder}` }
}

/** Puts a database together from a pool and from what is to be done after the pool has ended. */
export function assembleDatabase<Tables>(
  pool: pg.Pool,
  server: { readonly version: string; readonly where: string; readonly leave: () => Promise<void> },
): Database<Tables> {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let closing: Promise<void> | null = null
  const close = async () => {
    await Promise.race([endPool(kysely, pool), pause(CLOSING_MS, undefined, { ref: false })])
    await server.leave()
  }
  return {
    kysely,
    pool,
    serverVersion: server.version,
    description: `PostgreSQL ${server.version}, ${server.where}`,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

async function endPool<Tables>(kysely: Kysely<Tables>, pool: pg.Pool): Promise<void> {
  await kysely.destroy()
  if (!pool.ending) await pool.end()
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}
