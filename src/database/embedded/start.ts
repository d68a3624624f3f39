import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { OtherMajorError } from '../errors.ts'
import type { Binaries } from './binaries.ts'
import { clusterOf, logFileOf, type Place } from './place.ts'
import { setForeignFilesAside } from './postmaster-file.ts'
import { serverArguments, serverEnvironment } from './settings.ts'
import { dropSocketFolder, makeSocketFolder } from './socket-folder.ts'

const LOG_LIMIT_BYTES = 2_000_000

/** One try to start the server; it may turn out that another process was quicker. */
export interface StartAttempt {
  /** False once the process has ended, for whatever reason. */
  running(): boolean
  /** What the log says since this try began. */
  said(): string
}

/** Starts the server, detached: it outlives us while others use it, and Ctrl-C in our terminal does not reach it. */
export function startServer(place: Place, binaries: Binaries): StartAttempt {
  refuseOtherMajor(place, binaries)
  const cluster = clusterOf(place)
  const socketFolder = makeSocketFolder(place)
  setForeignFilesAside(cluster, socketFolder)
  const log = openLog(place)
  const logStart = fstatSync(log).size
  const child = spawn(binaries.postgres, serverArguments(cluster, socketFolder, binaries), {
    ...place.account,
    cwd: '/',
    env: { ...serverEnvironment },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  const state = watch(child, () => dropSocketFolder(place, socketFolder))
  return {
    running: () => !state.ended,
    said: () => `${state.trouble}${readFileSync(logFileOf(place)).subarray(logStart).toString()}`.trim(),
  }
}

function watch(child: ChildProcess, cleanUp: () => void): { ended: boolean; trouble: string } {
  const state = { ended: false, trouble: '' }
  child.on('exit', () => {
    state.ended = true
    cleanUp()
  })
  child.on('error', (error) => {
    state.ended = true
    state.trouble = `${error.message}\n`
  })
  return state
}

function refuseOtherMajor(place: Place, binaries: Binaries): void {
  const made = Number.parseInt(readFileSync(join(clusterOf(place), 'PG_VERSION'), 'utf8'), 10)
  if (made === binaries.major) return
  throw new OtherMajorError(
    `expected a database made by PostgreSQL ${binaries.major}, got one made by PostgreSQL ${made} (${place.folder}). ` +
      'Nothing was changed. Take a backup with the Habeas that made it ("habeas backup"), and restore it here into a ' +
      'new data folder ("habeas restore").',
  )
}

function openLog(place: Place): number {
  const path = logFileOf(place)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) {
    rmSync(`${path}.1`, { force: true })
    renameSync(path, `${path}.1`)
  }
  return openSync(path, 'a', 0o600)
}
