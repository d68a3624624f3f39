/**
 * Work that goes on after its answer was sent: taking in many reports, counting what waits. Whoever closes the desk ends it first,
 * for the database is closed next.
 */
export class Background {
  readonly #running = new Set<Promise<void>>()
  readonly #ending = new AbortController()

  /** Aborted once the desk is to close: stop at the next place where nothing is half done. */
  get signal(): AbortSignal {
    return this.#ending.signal
  }

  /** Resolves with the work, or at once where the desk is closing and none is begun. What fails is told to `onError`. */
  run(work: (signal: AbortSignal) => Promise<void>, onError: (error: unknown) => void): Promise<void> {
    if (this.signal.aborted) return Promise.resolve()
    const running = work(this.signal)
      .catch(onError)
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
    return running
  }

  /** Begins nothing more and waits for what runs. */
  async end(): Promise<void> {
    this.#ending.abort()
    await Promise.all(this.#running)
  }
}
