import type pg from 'pg'
import { errorCode } from '../connection-trouble.ts'
import type { ServerHandle } from '../pool.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { createCluster, reachableBinaries } from './create.ts'
import { joinOrStart } from './join.ts'
import { leave } from './leave.ts'
import { findPlace, type Place, prepareDataFolder } from './place.ts'
import { addressAt, dropClient, type Presence } from './presence.ts'
import { socketFolderOfRunning } from './socket-folder.ts'
import { clearUnfinished } from './unfinished.ts'

/** The embedded server of one data folder, as one process uses it. */
export interface EmbeddedServer extends ServerHandle {
  readonly place: Place
  leave(): Promise<void>
  /** Leaves without stopping the server, though nobody else may use it. */
  leaveRunning(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  /** The database to use; made when it is not there. */
  readonly database: string
  readonly notice: (line: string) => void
  /** Other binaries than the installed package's; for tests against other versions. */
  readonly binaries?: Binaries
}

/** Joins the server of a data folder, making the database and starting the server where needed. */
export async function useEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const binaries = options.binaries ?? findBinaries()
  const dataDir = prepareDataFolder(options.dataDir)
  const place = findPlace(dataDir) ?? (await createCluster(dataDir, binaries, options.notice))
  clearUnfinished(place.folder)
  const join = () => joinOrStart(place, () => reachableBinaries(binaries, place), options.notice)
  let presence = await join()
  await makeDatabase(presence, options.database)
  const mend = single(async () => {
    if (!(await answers(presence))) presence = await join()
  })
  return {
    place,
    mend,
    healthy: () => presence.alive(),
    address: () => ({ ...addressAt(socketFolderOfRunning(place) ?? '/', place), database: options.database }),
    leave: () => leave(presence, place, options.notice),
    leaveRunning: () => dropClient(presence.client),
  }
}

async function makeDatabase({ client }: Presence, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount) return
  try {
    await client.query(`create database ${quote(client, name)}`)
  } catch (error) {
    // Made by another process in the meantime: duplicate_database, or its unique index.
    if (errorCode(error) !== '42P04' && errorCode(error) !== '23505') throw error
  }
}

function quote(client: pg.Client, name: string): string {
  return client.escapeIdentifier(name)
}

async function answers(presence: Presence): Promise<boolean> {
  if (!presence.alive()) return false
  try {
    await presence.client.query('select 1')
    return true
  } catch {
    return false
  }
}

/** Lets callers that come while one is under way share its outcome. */
function single(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null
  return () => {
    underWay ??= work().finally(() => {
      underWay = null
    })
    return underWay
  }
}
