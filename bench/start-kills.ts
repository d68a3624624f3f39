import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { clusterOf, findPlace } from '../dist/database/embedded/place.js'
import { readPostmasterFile } from '../dist/database/embedded/postmaster-file.js'
import { isServerOf } from '../dist/database/embedded/process.js'
import { answered, end, start } from './start-up.ts'

/** How things are added, and how it is found out afterwards what is there. */
export interface Adding {
  /** Starts a process that adds what is not acknowledged yet, and prints a line of JSON for each thing saved. */
  start(acknowledged: ReadonlySet<string>): ChildProcess
  /** What a line acknowledges; null for a line that acknowledges nothing. */
  acknowledges(line: string): string | null
  /** What is in the register, looked at after all processes have ended. */
  saved(): Promise<ReadonlySet<string>>
}

export interface KillTrial {
  readonly dataDir: string
  readonly rounds: number
  readonly seed: number
  /** A command that serves pages from the same register; null to do without. */
  readonly serve: string | null
  readonly adding: Adding
  readonly tell: (line: string) => void
}

export interface KillOutcome {
  readonly kills: number
  readonly acknowledged: number
  readonly saved: number
  readonly lost: readonly string[]
  /** From each kill to the next acknowledgement, and to the next page where pages are served. */
  readonly backMs: readonly number[]
}

const PATIENCE_MS = 60_000
const DRAIN_MS = 50

/** Kills (-9) the adding process, the serving one, the database, or several at once, at random moments of the adding. */
export async function runKills(trial: KillTrial): Promise<KillOutcome> {
  const random = randomFrom(trial.seed)
  const adder = new KeptAdder(trial.adding)
  const backMs: number[] = []
  let server: ChildProcess | null = null
  try {
    if (trial.serve !== null) server = await serving(trial.serve, trial.dataDir)
    for (let round = 1; round <= trial.rounds; round++) {
      await adder.next()
      await pause(random() * 300)
      const targets = choose(random(), server !== null)
      const killed = performance.now()
      if (targets.includes('database')) killDatabase(trial.dataDir)
      if (targets.includes('adding')) adder.kill()
      if (server && targets.includes('serving')) {
        await end(server, 'SIGKILL')
        server = await serving(trial.serve ?? '', trial.dataDir)
      }
      // What was saved just before the kill may still be under way to us.
      await pause(DRAIN_MS)
      await adder.next()
      backMs.push(performance.now() - killed)
      trial.tell(`kill ${round} of ${targets.join(' and ')}: back after ${Math.round(backMs.at(-1) ?? 0)} ms`)
    }
  } finally {
    await adder.stop()
    if (server) await end(server, 'SIGTERM')
  }
  const saved = await trial.adding.saved()
  const lost = [...adder.acknowledged].filter((key) => !saved.has(key))
  return { kills: backMs.length, acknowledged: adder.acknowledged.size, saved: saved.size, lost, backMs }
}

async function serving(command: string, dataDir: string): Promise<ChildProcess> {
  const child = start(command, dataDir)
  try {
    await answered(child)
    return child
  } catch (error) {
    await end(child, 'SIGKILL')
    throw error
  }
}

function choose(chance: number, withServer: boolean): readonly string[] {
  const sets = [['database'], ['adding'], ['database', 'adding']]
  if (withServer) sets.push(['serving'], ['serving', 'database'], ['serving', 'adding', 'database'])
  return sets[Math.floor(chance * sets.length)] ?? []
}

function killDatabase(dataDir: string): void {
  const place = findPlace(dataDir)
  const file = place && readPostmasterFile(clusterOf(place))
  if (place && file && isServerOf(file.pid, clusterOf(place))) process.kill(file.pid, 'SIGKILL')
}

/** An adding process that is started again whenever it has ended, until it is told to stop. */
class KeptAdder {
  readonly acknowledged = new Set<string>()
  readonly #adding: Adding
  #child: ChildProcess
  #closed: Promise<unknown> = Promise.resolve()
  #waiting: () => void = () => undefined
  #stopped = false
  #said = ''

  constructor(adding: Adding) {
    this.#adding = adding
    this.#child = this.#begin()
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  /** Waits for one more acknowledgement. */
  next(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`expected an acknowledgement within ${PATIENCE_MS / 1000} s, got: ${this.#said}`)),
        PATIENCE_MS,
      )
      this.#waiting = () => {
        clearTimeout(late)
        resolve()
      }
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#child.kill('SIGTERM')
    await this.#closed
  }

  #begin(): ChildProcess {
    const child = this.#adding.start(this.acknowledged)
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-1000)
    })
    if (!child.stdout) throw new Error('expected an adding process with an output to read')
    createInterface({ input: child.stdout }).on('line', (line) => {
      const key = this.#adding.acknowledges(line)
      if (key === null) return
      this.acknowledged.add(key)
      this.#waiting()
    })
    this.#closed = once(child, 'close').then(() => {
      if (!this.#stopped) this.#child = this.#begin()
    })
    return child
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
