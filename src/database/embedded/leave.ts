import { setTimeout as pause } from 'node:timers/promises'
import { clusterOf, type Place } from './place.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { dropClient, type Presence, standUpLast } from './presence.ts'
import { isServerOf } from './process.ts'
import { removeSocketFolder } from './socket-folder.ts'

/** A fast shutdown writes a checkpoint; on a slow disk that takes a while. */
const PATIENCE_MS = 60_000

/** Leaves the server; the last to leave stops it and waits until it has ended. A broken connection has left already. */
export async function leave(presence: Presence, place: Place, notice: (line: string) => void): Promise<void> {
  try {
    if (presence.alive() && (await standUpLast(presence))) await stop(place, notice)
  } catch (error) {
    if (presence.alive()) throw error
  } finally {
    await dropClient(presence.client)
  }
}

/** Stops the server of this place if one runs: fast, which rolls back open transactions and ends cleanly. */
export async function stop(place: Place, notice: (line: string) => void): Promise<void> {
  const file = readPostmasterFile(clusterOf(place))
  if (!file || !isServerOf(file.pid, clusterOf(place))) return
  process.kill(file.pid, 'SIGINT')
  const began = performance.now()
  while (isServerOf(file.pid, clusterOf(place))) {
    if (performance.now() - began > PATIENCE_MS) {
      notice(`The database (process ${file.pid}) is still writing; it ends by itself.`)
      return
    }
    await pause(8)
  }
  removeSocketFolder(place, file.socketFolder)
}
