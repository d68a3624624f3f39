import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from '../connection-trouble.ts'
import { type DatabaseError, DataFolderError, DiskFullError, ServerStartError } from '../errors.ts'
import { type Binaries, copyBinaries } from './binaries.ts'
import { saysDiskFull } from './disk-full.ts'
import {
  type Account,
  choosePlace,
  clusterOf,
  findPlace,
  type Place,
  passwordFileOf,
  pointerFileOf,
  reaches,
} from './place.ts'
import { initdbArguments, initdbLocales, serverEnvironment } from './settings.ts'
import { unfinishedName } from './unfinished.ts'

/**
 * Makes the database of a data folder: built under another name and moved into place whole, so that a half-made one is
 * never taken for a database, and of two processes that do this at once the second uses what the first has made.
 */
export async function createCluster(
  dataDir: string,
  binaries: Binaries,
  notice: (line: string) => void,
): Promise<Place> {
  const chosen = choosePlace(dataDir)
  const building = unfinishedName(chosen.folder)
  try {
    if (chosen.outside) makeOutsideRoot(dirname(building))
    await build({ folder: building, account: chosen.account }, binaries, dataDir)
    claim(dataDir, building, chosen)
  } catch (error) {
    throw explain(error, chosen.folder)
  } finally {
    rmSync(building, { recursive: true, force: true, maxRetries: 3 })
  }
  const place = findPlace(dataDir)
  if (!place) throw new ServerStartError(`expected the new database in ${chosen.folder}, got none there`)
  if (chosen.outside) {
    notice(`The data folder ${dataDir} is closed to the database's user "nobody"; the database is in ${place.folder}.`)
  }
  return place
}

/** The binaries as the account can run them: where they are, or a copy beside the cluster. */
export function reachableBinaries(binaries: Binaries, place: Place): Binaries {
  return reaches(place.account, binaries.postgres) ? binaries : copyBinaries(binaries, place.folder)
}

async function build(place: Place, binaries: Binaries, dataDir: string): Promise<void> {
  makeFolder(place.folder, place.account ? 0o711 : 0o700, null)
  makeFolder(clusterOf(place), 0o700, place.account)
  makeFolder(join(place.folder, 'socket'), 0o700, place.account)
  const password = randomBytes(24).toString('base64url')
  // For people who find a database that lives outside its data folder.
  writeFileSync(join(place.folder, 'data-folder'), `${dataDir}\n`, { mode: 0o600 })
  writeFileSync(passwordFileOf(place), password, { mode: 0o600, flush: true })
  const handed = join(place.folder, 'socket', 'handed')
  writeFileSync(handed, password, { mode: 0o600 })
  if (place.account) chownSync(handed, place.account.uid, place.account.gid)
  await makeWithAnyLocale(reachableBinaries(binaries, place), place, handed)
  rmSync(handed)
  // initdb writes lines for TCP and replication; we have neither.
  writeFileSync(join(clusterOf(place), 'pg_hba.conf'), 'local all all scram-sha-256\n', { flush: true })
}

async function makeWithAnyLocale(binaries: Binaries, place: Place, passwordFile: string): Promise<void> {
  for (const [at, locale] of initdbLocales.entries()) {
    const args = ['-D', clusterOf(place), `--pwfile=${passwordFile}`, ...initdbArguments, ...locale]
    try {
      return await runInitdb(binaries, place, args)
    } catch (error) {
      const another = at + 1 < initdbLocales.length && /invalid locale/.test(String(error))
      if (!another) throw error
    }
  }
}

function runInitdb(binaries: Binaries, place: Place, args: readonly string[]): Promise<void> {
  const child = spawn(binaries.initdb, args, {
    ...place.account,
    cwd: '/',
    env: { ...serverEnvironment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000)
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => {
      if (code === 0) done()
      else
        fail(new ServerStartError(`expected initdb to make a cluster, got ${signal ?? `exit ${code}`}: ${said.trim()}`))
    })
  })
}

// Whoever comes first owns the name: a folder cannot be renamed onto one with content, nor a link made over a file.
function claim(
  dataDir: string,
  building: string,
  chosen: { readonly folder: string; readonly outside: boolean },
): void {
  try {
    renameSync(building, chosen.folder)
  } catch (error) {
    if (!chosen.outside && existsSync(join(chosen.folder, 'cluster'))) return
    throw error
  }
  syncFolder(dirname(chosen.folder))
  if (chosen.outside && !claimPointer(dataDir, chosen.folder)) rmSync(chosen.folder, { recursive: true, force: true })
}

function claimPointer(dataDir: string, folder: string): boolean {
  const half = `${pointerFileOf(dataDir)}.${process.pid}`
  writeFileSync(half, `${folder}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(half, pointerFileOf(dataDir))
    syncFolder(dataDir)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(half, { force: true })
  }
}

function makeOutsideRoot(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const { uid, mode } = statSync(folder)
  if (uid === 0 && (mode & 0o022) === 0) return
  throw new DataFolderError(`expected ${folder} to be writable by root only, got mode ${(mode & 0o777).toString(8)}`)
}

function makeFolder(path: string, mode: number, account: Account): void {
  mkdirSync(path, { mode })
  // mkdir's mode is cut by the umask.
  chmodSync(path, mode)
  if (account) chownSync(path, account.uid, account.gid)
}

function syncFolder(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function explain(error: unknown, folder: string): DatabaseError {
  const message = error instanceof Error ? error.message : String(error)
  const undone = 'Nothing was changed.'
  if (saysDiskFull(message)) {
    return new DiskFullError(
      `expected about 60 MB of room for a new database in ${folder}, got a full disk. ${undone} ` +
        'Make room, or set HABEAS_DATA to a folder on another disk.',
      { cause: error },
    )
  }
  const code = errorCode(error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return new DataFolderError(
      `expected to make a database in ${folder}, got ${message}. ${undone} Make the folder writable, or set ` +
        'HABEAS_DATA to another folder, or DATABASE_URL to a PostgreSQL server.',
      { cause: error },
    )
  }
  return new ServerStartError(
    `expected to make a database in ${folder}, got: ${message} ${undone} Where this machine cannot run the embedded ` +
      'server, set DATABASE_URL to a PostgreSQL server of version 15 or later.',
    { cause: error },
  )
}
