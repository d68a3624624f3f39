import { setImmediate } from 'node:timers/promises'

/** In ms: so long nobody else is answered. */
const SLICE = 20

/** What is picked of very many, with others let in between: a server that counts goes on answering. */
export async function inSlices<T, Picked>(
  all: Iterable<T>,
  pick: (one: T) => Picked | null,
): Promise<readonly Picked[]> {
  const found: Picked[] = []
  let begun = performance.now()
  for (const one of all) {
    const picked = pick(one)
    if (picked !== null) found.push(picked)
    if (performance.now() - begun < SLICE) continue
    await setImmediate()
    begun = performance.now()
  }
  return found
}
