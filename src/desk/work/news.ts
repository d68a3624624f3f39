import type pg from 'pg'

/** Somebody decided something: on which report, on what, who, and which version that made. */
export interface News {
  readonly report: string
  readonly target: string
  readonly by: string
  readonly version: number
}

export type Connect = () => Promise<pg.PoolClient>

const CHANNEL = 'habeas_review'
const AGAIN_MS = 1000

/**
 * Passes on to the pages of this process what any process has committed. One connection listens for all of them, from the first
 * reader to the last; one that breaks is had anew.
 */
export class Newsroom {
  readonly #connect: Connect
  readonly #readers = new Map<string, Set<(news: News) => void>>()
  #client: Promise<pg.PoolClient | null> | null = null

  constructor(connect: Connect) {
    this.#connect = connect
  }

  /** Hears of one report until the returned function is called. Resolves once nothing is missed any more. */
  async hear(report: string, reader: (news: News) => void): Promise<() => void> {
    const readers = this.#readers.get(report) ?? new Set()
    readers.add(reader)
    this.#readers.set(report, readers)
    this.#client ??= this.#listen()
    await this.#client
    return () => {
      readers.delete(reader)
      if (readers.size === 0) this.#readers.delete(report)
      if (this.#readers.size === 0) void this.close()
    }
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = null
    const held = await client
    held?.removeAllListeners('notification')
    held?.release(true)
  }

  async #listen(): Promise<pg.PoolClient | null> {
    try {
      const client = await this.#connect()
      client.on('notification', ({ payload }) => this.#tell(payload ?? ''))
      client.once('end', () => this.#again())
      await client.query(`listen ${CHANNEL}`)
      return client
    } catch {
      // The database is away; its own pool reports that. Readers see what others decided once it is back.
      this.#again()
      return null
    }
  }

  #again(): void {
    if (this.#client === null) return
    setTimeout(() => {
      if (this.#readers.size > 0) this.#client = this.#listen()
      else this.#client = null
    }, AGAIN_MS).unref()
  }

  #tell(payload: string): void {
    const news = JSON.parse(payload) as News
    for (const reader of this.#readers.get(news.report) ?? []) reader(news)
  }
}
