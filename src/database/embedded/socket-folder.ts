import { chmodSync, chownSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { errorCode } from '../connection-trouble.ts'
import { clusterOf, type Place } from './place.ts'
import { readPostmasterFile } from './postmaster-file.ts'

/** The longest path of a Unix socket: sun_path without its closing zero. */
const longest = process.platform === 'linux' ? 107 : 103
const prefix = 'habeas-socket-'

/** The socket folder beside the cluster, where its path is short enough for a socket. */
function usualSocketFolder(place: Place): string | null {
  const folder = join(place.folder, 'socket')
  return fits(folder) ? folder : null
}

/** Where a server that runs now listens: it says so itself, because a short folder has a random name. */
export function socketFolderOfRunning(place: Place): string | null {
  return usualSocketFolder(place) ?? (readPostmasterFile(clusterOf(place))?.socketFolder || null)
}

/**
 * The folder for a server about to start. A data path too long for a socket gets one in the temporary folder, for the owner
 * only; it is noted, and used again after a crash.
 */
export function makeSocketFolder(place: Place): string {
  const usual = usualSocketFolder(place)
  if (usual) return usual
  const noted = readNote(place)
  if (noted && isOurs(noted, place)) return noted
  const base = fits(join(tmpdir(), `${prefix}123456`)) ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(base, prefix))
  chmodSync(folder, 0o700)
  if (place.account) chownSync(folder, place.account.uid, place.account.gid)
  const half = `${noteOf(place)}.${process.pid}`
  writeFileSync(half, folder, { mode: 0o600 })
  renameSync(half, noteOf(place))
  return folder
}

/** After an attempt to start ended: removes its folder, unless it is the noted one. */
export function dropSocketFolder(place: Place, folder: string): void {
  if (folder !== readNote(place)) removeTemporary(place, folder)
}

/** After the server ended for good: removes the folders outside that it had. */
export function removeSocketFolders(place: Place, used: string): void {
  removeTemporary(place, used)
  const noted = readNote(place)
  if (!noted) return
  removeTemporary(place, noted)
  rmSync(noteOf(place), { force: true })
}

function removeTemporary(place: Place, folder: string): void {
  const temporary = [tmpdir(), '/tmp'].includes(dirname(folder)) && folder.includes(`/${prefix}`)
  if (temporary && isOurs(folder, place)) rmSync(folder, { recursive: true, force: true })
}

// Anybody may make a folder of that name in the temporary folder once ours is gone.
function isOurs(folder: string, place: Place): boolean {
  const info = lstatSync(folder, { throwIfNoEntry: false })
  const owner = place.account?.uid ?? process.getuid?.()
  return info?.isDirectory() === true && info.uid === owner && (info.mode & 0o077) === 0
}

function noteOf(place: Place): string {
  return join(place.folder, 'socket-folder')
}

function readNote(place: Place): string | null {
  try {
    return readFileSync(noteOf(place), 'utf8').trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longest
}
