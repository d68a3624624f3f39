import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { clusterOf, type Place } from './place.ts'
import { readPostmasterFile } from './postmaster-file.ts'

/** The longest path of a Unix socket: sun_path without its closing zero. */
const longest = process.platform === 'linux' ? 107 : 103
const prefix = 'habeas-socket-'

/** The socket folder beside the cluster, where its path is short enough for a socket. */
export function usualSocketFolder(place: Place): string | null {
  const folder = join(place.folder, 'socket')
  return fits(folder) ? folder : null
}

/** Where a server that runs now listens: it says so itself, because a short folder has a random name. */
export function socketFolderOfRunning(place: Place): string | null {
  return usualSocketFolder(place) ?? (readPostmasterFile(clusterOf(place))?.socketFolder || null)
}

/** The folder for a server about to start; a long data path gets a new one in the temporary folder, for the owner only. */
export function makeSocketFolder(place: Place): string {
  const usual = usualSocketFolder(place)
  if (usual) return usual
  const base = fits(join(tmpdir(), `${prefix}123456`)) ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(base, prefix))
  chmodSync(folder, 0o700)
  if (place.account) chownSync(folder, place.account.uid, place.account.gid)
  return folder
}

/** Removes a temporary socket folder after its server has ended; the usual one stays. */
export function removeSocketFolder(place: Place, folder: string): void {
  const temporary = [tmpdir(), '/tmp'].includes(dirname(folder)) && folder.includes(`/${prefix}`)
  if (temporary && folder !== usualSocketFolder(place)) rmSync(folder, { recursive: true, force: true })
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longest
}
