/** Lets one act at a time have what only one can use, in the order in which they ask. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  take<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(act)
    // Who comes next waits for the end of this act, however it ended.
    this.#last = mine.catch(() => undefined)
    return mine
  }
}

/** Waits for all, also when one has failed: nothing is still under way when the transaction ends. */
export async function allOf<const T extends readonly Promise<unknown>[]>(
  acts: T,
): Promise<{ -readonly [At in keyof T]: Awaited<T[At]> }> {
  await Promise.allSettled(acts)
  return Promise.all(acts)
}

/** Does each of many, so many at once. After a failure nothing is begun any more, and what is under way is waited for. */
export async function eachOf<T>(many: readonly T[], atOnce: number, act: (one: T) => Promise<void>): Promise<void> {
  const left = many.values()
  let failed = false
  const hand = async (): Promise<void> => {
    for (const one of left) {
      if (failed) return
      try {
        await act(one)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, many.length) }, hand))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
}

export function inPieces<T>(many: readonly T[], length: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(many.length / length) }, (_, at) => many.slice(at * length, (at + 1) * length))
}
