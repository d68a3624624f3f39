import { setTimeout as pause } from 'node:timers/promises'
import { DiskFullError, ServerStartError } from '../errors.ts'
import type { Binaries } from './binaries.ts'
import { saysDiskFull } from './disk-full.ts'
import { logFileOf, type Place } from './place.ts'
import { type Presence, tryJoin } from './presence.ts'
import { type StartAttempt, startServer } from './start.ts'

/** A server that says that it is starting or recovering gets this long; replaying a crash can take minutes. */
const PATIENCE_MS = 5 * 60_000
/** Tries to start that end at once for no reason that passes by itself. */
const FAILED_STARTS = 3

// Somebody else was quicker, or the last server's processes are still letting go.
const passing = /lock file .* already exists|pre-existing shared memory block|is another (postgres|postmaster)/i

/** Joins the running server of this place, or starts it; of several that start at once PostgreSQL's own lock lets one. */
export async function joinOrStart(
  place: Place,
  binaries: () => Binaries,
  notice: (line: string) => void,
): Promise<Presence> {
  const began = performance.now()
  let attempt: StartAttempt | null = null
  let failed = 0
  for (let round = 0; ; round++) {
    const outcome = await tryJoin(place)
    if (outcome.kind === 'joined') return outcome.presence
    if (attempt !== null && !attempt.running()) {
      const said = attempt.said()
      if (!passing.test(said) && ++failed >= FAILED_STARTS) throw explain(said, place)
      attempt = null
      await pause(50)
    } else if (outcome.kind === 'absent' && attempt === null) {
      attempt = startServer(place, binaries())
    }
    const waited = performance.now() - began
    if (waited > PATIENCE_MS) throw explain(`no answer within ${PATIENCE_MS / 60_000} minutes`, place)
    if (round === 100) notice('Waiting for the database: it is starting, or recovering after it was stopped hard.')
    await pause(outcome.kind === 'absent' ? 8 : 25)
  }
}

function explain(said: string, place: Place): Error {
  const tail = said.split('\n').slice(-6).join('\n')
  if (saysDiskFull(said)) {
    return new DiskFullError(
      `expected room for the database in ${place.folder}, got a full disk. Nothing acknowledged is lost. Make room and ` +
        `start again. The server said:\n${tail}`,
    )
  }
  return new ServerStartError(
    `expected the database in ${place.folder} to start, got:\n${tail}\nThe whole log is ${logFileOf(place)}. The files were ` +
      'left as they are.',
  )
}
