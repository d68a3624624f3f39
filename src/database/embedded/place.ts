import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DataFolderError } from '../errors.ts'

/** The user and group that the server runs as; null means as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | null

/** Where one embedded database lives: cluster/, socket/, password and server.log in one folder. */
export interface Place {
  readonly folder: string
  readonly account: Account
}

/** `nobody`: PostgreSQL refuses to run as root. */
const nobody = { uid: 65534, gid: 65534 }
const outsideRoot = '/var/lib/habeas'

export const clusterOf = (place: Place): string => join(place.folder, 'cluster')
export const passwordFileOf = (place: Place): string => join(place.folder, 'password')
export const logFileOf = (place: Place): string => join(place.folder, 'server.log')
export const pointerFileOf = (dataDir: string): string => join(dataDir, 'database-location')

/** Makes the data folder when there is none, and refuses one that cannot be used. Returns its real path. */
export function prepareDataFolder(dataDir: string): string {
  const folder = resolve(dataDir)
  try {
    if (!existsSync(folder)) makeDataFolder(folder)
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder')
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    throw new DataFolderError(
      `expected a data folder that can be written, got ${error instanceof Error ? error.message : String(error)} ` +
        `(${folder}). Make it writable for this user, or set HABEAS_DATA to another folder.`,
      { cause: error },
    )
  }
}

function makeDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  // Started by root, the server's account must be able to pass through; what it must not read has a mode of its own.
  chmodSync(folder, isRoot() ? 0o711 : 0o700)
}

/** The database of a data folder, or null when none was made yet. */
export function findPlace(dataDir: string): Place | null {
  const pointer = pointerFileOf(dataDir)
  const folder = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'database')
  if (!existsSync(folder) && !existsSync(pointer)) return null
  const cluster = join(folder, 'cluster')
  if (!existsSync(cluster)) throw missing(folder, pointer)
  return { folder, account: accountOf(cluster) }
}

/** Where a new database of this data folder belongs: inside it, or outside when the server's account cannot get there. */
export function choosePlace(dataDir: string): Place & { readonly outside: boolean } {
  if (!isRoot()) return { folder: join(dataDir, 'database'), account: null, outside: false }
  const unprivileged = unprivilegedFor(dataDir)
  if (reaches(unprivileged, dataDir))
    return { folder: join(dataDir, 'database'), account: unprivileged, outside: false }
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const folder = join(outsideRoot, `${name}-${randomBytes(4).toString('hex')}`)
  return { folder, account: unprivileged, outside: true }
}

/**
 * Whose the data folder is, so that no other service that runs as `nobody` can read the cluster; `nobody` where it is root's. An
 * id that no account has was rejected: initdb refuses to run as one.
 */
function unprivilegedFor(dataDir: string): NonNullable<Account> {
  const { uid, gid } = statSync(dataDir)
  return uid !== 0 && hasAccount(uid) ? { uid, gid } : nobody
}

function hasAccount(uid: number): boolean {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  return lines.some((line) => line.split(':')[2] === String(uid))
}

/** Whether an account may pass through every folder down to this path, by owner, group and mode (not by ACL). */
export function reaches(account: Account, path: string): boolean {
  if (account === null) return true
  const info = statSync(path)
  const bit = info.uid === account.uid ? 0o100 : info.gid === account.gid ? 0o010 : 0o001
  if ((info.mode & bit) === 0) return false
  return dirname(path) === path || reaches(account, dirname(path))
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function accountOf(cluster: string): Account {
  const { uid, gid } = lstatSync(cluster)
  const own = process.getuid?.()
  if (own === uid) return null
  if (own === 0) return { uid, gid }
  throw new DataFolderError(
    `expected a database owned by this user (${own}), got one owned by user ${uid} (${cluster}). ` +
      'Run Habeas as the user who made it (root, when it was first started by root), or set HABEAS_DATA to another folder.',
  )
}

function missing(folder: string, pointer: string): DataFolderError {
  const told = existsSync(pointer) ? `, where ${pointer} says it is` : ''
  return new DataFolderError(
    `expected a database in ${folder}${told}, got a folder without one. Nothing was changed. Put it back, or ` +
      'restore a backup into a new data folder; only if no register was ever there, remove what is left of it.',
  )
}
