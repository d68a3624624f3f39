import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../connection-trouble.ts'
import { isAlive, isServerOf } from './process.ts'

/** What a running server writes of itself into its cluster (src/include/utils/pidfile.h). */
export interface PostmasterFile {
  readonly pid: number
  /** Where its socket is; empty until it listens. */
  readonly socketFolder: string
}

/** Reads it; null when there is none or it is not whole yet. */
export function readPostmasterFile(clusterFolder: string): PostmasterFile | null {
  const text = readIfThere(pathIn(clusterFolder))
  if (text === null) return null
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  return { pid, socketFolder: lines[4] ?? '' }
}

/**
 * Takes away what a server that is gone has left, when its process id now belongs to somebody else, or to its own remains
 * that nobody has collected yet: PostgreSQL would believe that process to be a server and refuse to start. What a dead id
 * has left PostgreSQL removes itself.
 */
export function setForeignFilesAside(clusterFolder: string, socketFolder: string): void {
  setAside(pathIn(clusterFolder), clusterFolder)
  setAside(join(socketFolder, '.s.PGSQL.5432.lock'), clusterFolder)
}

function setAside(path: string, clusterFolder: string): void {
  const before = readIfThere(path)
  const pid = Number.parseInt(before ?? '', 10)
  if (before === null || !(pid > 0) || !isAlive(pid) || isServerOf(pid, clusterFolder)) return
  // Renamed and looked at again, because another process may have started the server between our two looks.
  const aside = `${path}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(path, aside)
    if (readIfThere(aside) !== before) linkSync(aside, path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error
  }
  rmSync(aside, { force: true })
}

function pathIn(clusterFolder: string): string {
  return join(clusterFolder, 'postmaster.pid')
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
