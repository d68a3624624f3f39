import { setTimeout as pause } from 'node:timers/promises'
import { connectionTrouble } from '../connection-trouble.ts'
import { clusterOf, type Place } from './place.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { dropClient, type Presence, standUpLast, tryJoin } from './presence.ts'
import { isServerOf } from './process.ts'
import { removeSocketFolders } from './socket-folder.ts'

/** A fast shutdown writes a checkpoint; on a slow disk that takes a while. */
const PATIENCE_MS = 60_000

/** Leaves the server; the last to leave stops it and waits until it has ended. */
export async function leave(held: Presence, place: Place, notice: (line: string) => void): Promise<void> {
  const presence = held.alive() ? held : await sitDownAgain(held, place)
  if (!presence) return
  try {
    if (await standUpLast(presence)) await stop(place, notice)
  } catch (error) {
    // When the server went away in the meantime, there is nothing left to leave.
    if (!connectionTrouble(error)) throw error
  } finally {
    await dropClient(presence.client)
  }
}

// A server that crashed and came back by itself has forgotten us, and would be left running by everybody.
async function sitDownAgain(lost: Presence, place: Place): Promise<Presence | null> {
  await dropClient(lost.client)
  const outcome = await tryJoin(place)
  return outcome.kind === 'joined' ? outcome.presence : null
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
  removeSocketFolders(place, file.socketFolder)
}
