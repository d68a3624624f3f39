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
 * Takes away the file of a server that is gone but whose process id now belongs to somebody else: PostgreSQL would
 * believe that process to be its own and refuse to start for ever. A file of a dead id PostgreSQL removes itself.
 */
export function setForeignFileAside(clusterFolder: string): void {
  const path = pathIn(clusterFolder)
  const before = readIfThere(path)
  const file = readPostmasterFile(clusterFolder)
  if (before === null || file === null || !isAlive(file.pid) || isServerOf(file.pid, clusterFolder)) return
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
