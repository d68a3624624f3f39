// Signed whole numbers of 32 bits: greater ones would be objects until the code is compiled.
export const firstStart = 0x811c9dc5 | 0
export const secondStart = 0x9747b28c | 0
const firstPrime = 0x01000193
const secondPrime = 0x5bd1e995

/** Two hashes that together tell keys apart. */
export interface KeyHash {
  readonly first: number
  readonly second: number
}

export function hashOf(key: string): KeyHash {
  let first = firstStart
  let second = secondStart
  for (let i = 0; i < key.length; i++) {
    first = Math.imul(first ^ key.charCodeAt(i), firstPrime)
    second = Math.imul(second ^ key.charCodeAt(i), secondPrime)
  }
  return { first, second }
}

/** The first hash of a key with one letter more. */
export function firstWith(hash: number, code: number): number {
  return Math.imul(hash ^ code, firstPrime)
}

/** The second hash of a key with one letter more. */
export function secondWith(hash: number, code: number): number {
  return Math.imul(hash ^ code, secondPrime)
}
