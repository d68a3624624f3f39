import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { connectionTrouble, errorCode } from '../connection-trouble.ts'
import { DataFolderError, UnreachableServerError } from '../errors.ts'
import { type Place, passwordFileOf } from './place.ts'
import { socketFolderOfRunning } from './socket-folder.ts'

/** Advisory lock of the maintenance database: held shared by every process that uses the server. */
const PRESENCE = 4_842_653_190_417n

const SEAT = 'habeas presence '

/** How long the server may take to notice that a killed process has left its seat. */
const NOTICING_MS = 2000

/** A server that accepts and then says nothing is taken to be busy. */
const patience = { connectionTimeoutMillis: 15_000 }

/** Our open seat at the server: while any process holds one, nobody stops it. */
export interface Presence {
  readonly client: pg.Client
  /** False once the connection is gone, and the seat with it. */
  alive(): boolean
}

export type Joined = { readonly kind: 'joined'; readonly presence: Presence } | { readonly kind: 'absent' | 'busy' }

/** One try to sit down at a running server. Waits while the last user is just stopping it. */
export async function tryJoin(place: Place): Promise<Joined> {
  const host = socketFolderOfRunning(place)
  if (host === null) return { kind: 'absent' }
  const client = new pg.Client({
    ...addressAt(host, place),
    database: 'postgres',
    application_name: `${SEAT}${process.pid}`,
    ...patience,
  })
  const seat = { alive: true }
  client.on('error', () => {
    seat.alive = false
  })
  client.on('end', () => {
    seat.alive = false
  })
  try {
    await client.connect()
    await client.query(`select pg_advisory_lock_shared(${PRESENCE})`)
    return { kind: 'joined', presence: { client, alive: () => seat.alive } }
  } catch (error) {
    await dropClient(client)
    const trouble = connectionTrouble(error)
    if (trouble === 'absent') return { kind: 'absent' }
    if (trouble !== null) return { kind: 'busy' }
    throw explain(error, place)
  }
}

/** Gives up the seat; true when nobody else has one, and then nobody can sit down until the client is closed. */
export async function standUpLast(presence: Presence): Promise<boolean> {
  await presence.client.query(`select pg_advisory_unlock_shared(${PRESENCE})`)
  const began = performance.now()
  while (!(await nobodyElse(presence.client))) {
    if (performance.now() - began > NOTICING_MS || (await othersLive(presence.client))) return false
    await pause(20)
  }
  return true
}

async function nobodyElse(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ last: boolean }>(`select pg_try_advisory_lock(${PRESENCE}) as last`)
  return rows[0]?.last === true
}

/** A killed process keeps its seat until the server notices; waiting for it is right, waiting for a living one is not. */
async function othersLive(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    'select application_name as name from pg_stat_activity where starts_with(application_name, $1) and pid <> pg_backend_pid()',
    [SEAT],
  )
  return rows.some(({ name }) => isAlive(Number(name.slice(SEAT.length))))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

/** How to reach a server that listens in this folder. */
export function addressAt(host: string, place: Place): pg.ClientConfig {
  return { host, port: 5432, user: 'habeas', password: readPassword(place) }
}

/** Closes a client that may be broken already. */
export async function dropClient(client: pg.Client): Promise<void> {
  // The connection may have broken before; that it is closed is all we want.
  await client.end().catch(() => undefined)
}

function readPassword(place: Place): string {
  try {
    return readFileSync(passwordFileOf(place), 'utf8').trim()
  } catch (error) {
    throw new DataFolderError(
      `expected the database's password in ${passwordFileOf(place)}, got ${errorCode(error) ?? String(error)}. ` +
        'Put the file back, readable by its owner only; the register itself is untouched.',
      { cause: error },
    )
  }
}

function explain(error: unknown, place: Place): unknown {
  if (errorCode(error) === '28P01') {
    return new DataFolderError(
      `expected the server of ${place.folder} to take the password in ${passwordFileOf(place)}, but it refused. ` +
        'Put back the file that belongs to this data folder.',
      { cause: error },
    )
  }
  if (errorCode(error) === '53300') {
    return new UnreachableServerError(
      'expected a free connection to the database, got none: too many Habeas commands run at once. End some and try again.',
      { cause: error },
    )
  }
  return error
}
