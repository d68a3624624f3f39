import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { errorCode } from '../connection-trouble.ts'

/** Whether any process has this id now. One that we may not signal counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/**
 * Whether this process is a server of this cluster, and not another one that was given the same id later.
 * A server works in its cluster's folder; a dead one that nobody has collected yet has no folder.
 */
export function isServerOf(pid: number, clusterFolder: string): boolean {
  if (!isAlive(pid)) return false
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(clusterFolder)
  } catch (error) {
    return errorCode(error) === 'EACCES' && wasStartedFor(pid, clusterFolder)
  }
}

// Where the folder of a process is hidden from us, its command line is not.
function wasStartedFor(pid: number, clusterFolder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(clusterFolder)
  } catch {
    return false
  }
}

/** Something that differs between two processes that get the same id one after the other; null when it has ended. */
export function birthOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
    }
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    const fields = afterName.split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}
