const BATCH = 500

/** So many at a time that a large table is written in pieces between which others get their turn. */
export function* inBatches<One>(all: Iterable<One>): Generator<readonly One[]> {
  let some: One[] = []
  for (const one of all) {
    some.push(one)
    if (some.length === BATCH) {
      yield some
      some = []
    }
  }
  if (some.length > 0) yield some
}
