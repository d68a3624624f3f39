import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Binaries, binariesOf, findBinaries } from './embedded/binaries.ts'
import { stop } from './embedded/leave.ts'
import { findPlace } from './embedded/place.ts'
import { birthOf } from './embedded/process.ts'
import { useEmbeddedServer } from './embedded/server.ts'
import { askServer } from './requirements.ts'

/** The one server of a test run, as one test process uses it. */
export interface TestServer {
  readonly version: string
  /** What the name of each database of this run begins with. */
  readonly prefix: string
  /** A connection to the maintenance database, to create and drop others. */
  readonly admin: pg.Client
  address(database: string): pg.ClientConfig
  /** Says that one database is done with; the last one ends the connection. */
  release(): Promise<void>
}

const folderStart = 'habeas-test-'
const prefixStart = 'habeas_test_'

/** Called once before all tests: names the run and sweeps up what killed runs left. The server starts when first asked. */
export async function beginTestRun(): Promise<void> {
  await sweepFolders()
  const url = process.env.HABEAS_TEST_DATABASE_URL
  if (url) await dropDatabases(url, (name) => !isOfLivingRun(name))
  process.env.HABEAS_TEST_RUN = runName()
}

/** Called once after all tests: stops the server of this run, or drops its databases on an external one. */
export async function endTestRun(): Promise<void> {
  const run = process.env.HABEAS_TEST_RUN
  const url = process.env.HABEAS_TEST_DATABASE_URL
  if (!run) return
  if (url) await dropDatabases(url, (name) => name.startsWith(prefixOf(run)))
  else await removeFolder(join(tmpdir(), folderStart + run))
}

let current: { users: number; server: Promise<TestServer> } | null = null

/** The run's server, started by whichever test process asks first; without a run, one for this process alone. */
export async function connectTestServer(): Promise<TestServer> {
  current ??= { users: 0, server: connect() }
  current.users++
  return current.server
}

async function connect(): Promise<TestServer> {
  const given = process.env.HABEAS_TEST_RUN
  const run = given ?? runName()
  const url = process.env.HABEAS_TEST_DATABASE_URL
  const address = url ? addressWithin(url) : await embedded(run)
  const admin = new pg.Client({ ...address('postgres'), application_name: 'habeas tests' })
  admin.on('error', () => undefined)
  await admin.connect()
  const { version } = await askServer(admin)
  const release = async () => {
    if (!current || --current.users > 0) return
    current = null
    await admin.end()
    if (!given && !url) await removeFolder(join(tmpdir(), folderStart + run))
  }
  return { version, prefix: prefixOf(run), admin, address, release }
}

async function embedded(run: string): Promise<(database: string) => pg.ClientConfig> {
  const dataDir = join(tmpdir(), folderStart + run)
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o711)
  const server = await useEmbeddedServer({ dataDir, database: 'postgres', notice: () => undefined, binaries: wanted() })
  // The server of a run outlives each of its test processes; the end of the run stops it.
  await server.leaveRunning()
  return (database) => ({ ...server.address(), database })
}

function wanted(): Binaries {
  const folder = process.env.HABEAS_TEST_POSTGRES_BIN
  if (!folder) return { ...findBinaries(), throwAway: true }
  const said = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  const major = Number.parseInt(/\d+/.exec(said)?.[0] ?? '', 10)
  return { ...binariesOf(folder, major), throwAway: true }
}

function addressWithin(url: string): (database: string) => pg.ClientConfig {
  return (database) => {
    const address = new URL(url)
    if (database !== 'postgres') address.pathname = `/${database}`
    return { connectionString: address.href }
  }
}

async function sweepFolders(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderStart))) {
    if (!lives(name.slice(folderStart.length))) await removeFolder(join(tmpdir(), name))
  }
}

async function removeFolder(dataDir: string): Promise<void> {
  const place = existsSync(join(dataDir, 'database')) ? findPlace(dataDir) : null
  if (place) await stop(place, () => undefined)
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
}

async function dropDatabases(url: string, unwanted: (name: string) => boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, '${prefixStart}')`,
    )
    for (const { name } of rows.filter((row) => unwanted(row.name))) {
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
    }
  } finally {
    await client.end()
  }
}

/** A run is named after its process: id and birth, so that a later process with the same id is not taken for it. */
function runName(): string {
  return `${process.pid}-${birthOf(process.pid)?.replaceAll(/\W/g, '')}`
}

function lives(run: string): boolean {
  const [pid, birth] = run.split('-')
  return birthOf(Number(pid))?.replaceAll(/\W/g, '') === birth
}

function prefixOf(run: string): string {
  return `${prefixStart}${run.replace('-', '_')}_`
}

function isOfLivingRun(name: string): boolean {
  const [pid, birth] = name.slice(prefixStart.length).split('_')
  return lives(`${pid}-${birth}`)
}
