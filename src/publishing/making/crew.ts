import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Done, type Job, type Task, work } from './crew-tasks.ts'
import { createSetting, type Setting, type SettingRows } from './setting.ts'
import { Turns } from './turns.ts'

/** Fewer jobs than these are done before another thread has started. */
const WORTH_THREADS = 6
/**
 * In MiB. Two threads, for the database wants its share of the processors; told no limit, each takes what the machine has before it
 * tidies up. The first has room for work that needs much at once, such as the ledger of a large release.
 */
const ROOMS = [256, 160] as const
const YOUNG = 32
const LARGE: ReadonlySet<Task> = new Set<Task>(['events', 'stocks', 'ledger', 'groups'])

/** Who does the work that needs no database: this thread where there is little of it, else threads beside it. */
export class Crew implements AsyncDisposable {
  readonly setting: Setting
  readonly #rows: SettingRows
  readonly #worthThreads: number
  #threads: readonly Thread[] = []

  /** `worthThreads`: from so many jobs on other threads are started. */
  constructor(rows: SettingRows, worthThreads: number = WORTH_THREADS) {
    this.#rows = rows
    this.#worthThreads = worthThreads
    this.setting = createSetting(rows)
  }

  /** Told how many jobs come; gives how many of them can well be under way at once. */
  expect(jobs: number): number {
    if (this.#threads.length === 0 && jobs >= this.#worthThreads && availableParallelism() > 1)
      this.#threads = ROOMS.map((room) => new Thread(this.#rows, room))
    return this.#threads.length === 0 ? 1 : this.#threads.length + 1
  }

  async run<Name extends Task>(task: Name, job: Job<Name>): Promise<Done<Name>> {
    const [first, ...others] = this.#threads.filter(({ isSpent }) => !isSpent)
    if (!first) return work(this.setting, task, job)
    const thread = LARGE.has(task)
      ? first
      : others.reduce((least, other) => (other.waiting <= least.waiting ? other : least), first)
    try {
      return await thread.run(task, job)
    } catch (error) {
      // A job too large for a thread's memory is done where there is more.
      if (thread.isSpent) return work(this.setting, task, job)
      throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()))
  }
}

class Thread {
  /** Jobs handed over and not done yet. */
  waiting = 0
  readonly #worker: Worker
  readonly #turns = new Turns()
  readonly #gone = new AbortController()
  #isSpent = false

  constructor(rows: SettingRows, room: number) {
    this.#worker = new Worker(new URL('./crew-thread.js', import.meta.url), {
      workerData: rows,
      resourceLimits: { maxOldGenerationSizeMb: room, maxYoungGenerationSizeMb: YOUNG },
    })
    // Without a listener the failure of a thread would end the process; whoever waits for its answer hears of it, too.
    this.#worker.on('error', (error) => {
      this.#isSpent = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      this.#gone.abort(error)
    })
    this.#worker.on('exit', () => this.#gone.abort())
  }

  /** Ended because a job needed more memory than it has. */
  get isSpent(): boolean {
    return this.#isSpent
  }

  async run<Name extends Task>(task: Name, job: Job<Name>): Promise<Done<Name>> {
    this.waiting++
    try {
      return (await this.#turns.take(() => this.#ask(task, job))) as Done<Name>
    } finally {
      this.waiting--
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  async #ask(task: Task, job: Job<Task>): Promise<unknown> {
    const answer = once(this.#worker, 'message', { signal: this.#gone.signal })
    this.#worker.postMessage({ task, job })
    const [done] = (await answer) as [unknown]
    return done
  }
}
