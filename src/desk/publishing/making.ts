import type { MadeEdition } from '../../publishing/index.ts'

/** Where the making of an edition stands in this process. */
export type Making =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly since: string }
  | { readonly kind: 'made'; readonly counts: Readonly<Record<'n' | 'added' | 'changed' | 'withdrawn', number>> }
  | { readonly kind: 'failed'; readonly why: string }

/** Makes editions one after another, so that a page need not wait for it: a large one takes minutes. */
export class EditionMaker {
  readonly #publish: (by: string) => Promise<MadeEdition>
  readonly #onError: (error: unknown) => void
  #state: Making = { kind: 'idle' }

  constructor(publish: (by: string) => Promise<MadeEdition>, onError: (error: unknown) => void) {
    this.#publish = publish
    this.#onError = onError
  }

  get state(): Making {
    return this.#state
  }

  /** Starts unless one is being made; resolves when it is done, or after `patience` milliseconds, whichever is first. */
  async start(by: string, patience: number): Promise<void> {
    if (this.#state.kind === 'running') return
    this.#state = { kind: 'running', since: new Date().toISOString().slice(11, 16) }
    const done = this.#publish(by).then(
      ({ head, diff }) => {
        const { counts, withdrawn } = diff
        const sum = Object.entries(counts)
        const added = sum
          .filter(([code]) => code.endsWith('new') || code.endsWith('added'))
          .reduce((n, [, c]) => n + c, 0)
        const all = sum.reduce((n, [, c]) => n + c, 0)
        this.#state = {
          kind: 'made',
          counts: { n: head.number, added, changed: all - added, withdrawn: withdrawn.length },
        }
      },
      (error: unknown) => {
        this.#onError(error)
        this.#state = { kind: 'failed', why: error instanceof Error ? error.message : String(error) }
      },
    )
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patience).unref())])
  }
}
