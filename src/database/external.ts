import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { connectionTrouble, errorCode } from './connection-trouble.ts'
import { UnreachableServerError, UnsupportedServerError } from './errors.ts'
import type { ServerHandle } from './pool.ts'

/** How long a server that is being restarted by its keeper gets. */
const PATIENCE_MS = 10_000

/** A server that somebody else runs, named by DATABASE_URL. */
export async function useExternalServer(databaseUrl: string): Promise<ServerHandle> {
  const handle: ServerHandle = {
    address: () => ({ connectionString: databaseUrl }),
    healthy: () => true,
    mend: () => waitUntilItAnswers(databaseUrl),
  }
  await probe(databaseUrl).catch((error: unknown) => {
    throw unreachable(databaseUrl, error)
  })
  return handle
}

/** The address without its password, for people to read. */
export function describeUrl(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl)
    return `${url.host || 'local socket'}${url.pathname}`
  } catch (error) {
    throw new UnsupportedServerError(
      'expected DATABASE_URL like postgresql://user:password@host:5432/database, got something that is not an address',
      { cause: error },
    )
  }
}

async function probe(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } finally {
    await client.end()
  }
}

async function waitUntilItAnswers(databaseUrl: string): Promise<void> {
  const began = performance.now()
  for (;;) {
    try {
      return await probe(databaseUrl)
    } catch (error) {
      if (!connectionTrouble(error) || performance.now() - began > PATIENCE_MS) throw unreachable(databaseUrl, error)
      await pause(100)
    }
  }
}

function unreachable(databaseUrl: string, error: unknown): UnreachableServerError {
  const said = error instanceof Error && error.message ? error.message : (errorCode(error) ?? String(error))
  return new UnreachableServerError(
    `expected a PostgreSQL server at ${describeUrl(databaseUrl)} (DATABASE_URL), got: ${said}. Check address, name, ` +
      'password and that the server runs; or unset DATABASE_URL to use the embedded database.',
    { cause: error },
  )
}
