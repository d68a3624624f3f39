import { setTimeout as pause } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { type Database, writerOf } from '../database/index.ts'
import { UNSETTLED_CHANNEL } from './notes.ts'
import { isSettled, settle } from './settle.ts'
import { Memory, type Settleable } from './steps.ts'

export interface KeepOptions {
  readonly signal: AbortSignal
  /** What this process keeps between steps; its own unless given. */
  readonly memory?: Memory
  /** After notes were followed and none is left. */
  readonly onSettled?: (followed: number) => void
  /** The work goes on by itself; somebody may want to know. */
  readonly onTrouble?: (error: unknown) => void
}

/** How often it looks by itself, should a word have been lost with a connection. */
const LOOK_EVERY = 10_000
/** Rows often come many at a time. */
const GATHER = 50
const LONGEST_WAIT = 60_000

/** Settles whenever rows were written, by whichever process, until told to end. */
export async function keepSettled<Tables extends Settleable>(
  database: Database<Tables>,
  options: KeepOptions,
): Promise<void> {
  const db = writerOf<Settleable, Tables>(database.kysely)
  using ear = new Ear(() => database.pool.connect())
  const memory = options.memory ?? new Memory()
  let failures = 0
  while (!options.signal.aborted) {
    try {
      await ear.listen()
      const followed = (await isSettled(db)) ? 0 : await settle(db, { signal: options.signal, memory })
      if (followed > 0) options.onSettled?.(followed)
      failures = 0
      await ear.heard(LOOK_EVERY, options.signal)
      await wait(GATHER, options.signal)
    } catch (error) {
      if (options.signal.aborted) return
      options.onTrouble?.(error)
      await wait(Math.min(LONGEST_WAIT, 500 * 2 ** failures++), options.signal)
    }
  }
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

/** A connection of its own that hears what the database tells; made anew when it breaks. */
class Ear {
  readonly #connect: () => Promise<PoolClient>
  #client: PoolClient | null = null
  #word = false
  #wake: () => void = () => undefined

  constructor(connect: () => Promise<PoolClient>) {
    this.#connect = connect
  }

  async listen(): Promise<void> {
    if (this.#client) return
    const client = await this.#connect()
    const gone = () => this.#drop()
    client.on('notification', () => this.#hear())
    client.on('error', gone)
    client.on('end', gone)
    this.#client = client
    await client.query(`listen ${UNSETTLED_CHANNEL}`)
  }

  /** Ends with the next word, at once if one came meanwhile, or when the time has passed. */
  async heard(most: number, signal: AbortSignal): Promise<void> {
    if (!this.#word) {
      const stop = new AbortController()
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      await Promise.race([woken, wait(most, AbortSignal.any([signal, stop.signal]))])
      stop.abort()
    }
    this.#word = false
  }

  [Symbol.dispose](): void {
    this.#drop()
  }

  #hear(): void {
    this.#word = true
    this.#wake()
  }

  #drop(): void {
    const client = this.#client
    this.#client = null
    client?.removeAllListeners('notification')
    client?.release(true)
    this.#hear()
  }
}
