const firstStart = 0x811c9dc5
const firstPrime = 0x01000193
const secondStart = 0x9747b28c
const secondPrime = 0x5bd1e995
const mostLetters = 128

/** Two hashes of every beginning of a key, by its length; together they tell keys apart. */
export interface Prefixes {
  readonly first: Uint32Array
  readonly second: Uint32Array
}

const prefixes: Prefixes = {
  first: new Uint32Array(mostLetters + 1).fill(firstStart, 0, 1),
  second: new Uint32Array(mostLetters + 1).fill(secondStart, 0, 1),
}

/** Hashes the beginnings of a key; valid until the next call. Letters after 128 are not counted. */
export function hashPrefixes(key: string): Prefixes {
  const { first, second } = prefixes
  const length = Math.min(key.length, mostLetters)
  let a = firstStart
  let b = secondStart
  for (let i = 0; i < length; i++) {
    const code = key.charCodeAt(i)
    a = first[i + 1] = Math.imul(a ^ code, firstPrime)
    b = second[i + 1] = Math.imul(b ^ code, secondPrime)
  }
  return prefixes
}

/** The first hash of a key with one letter more. */
export function firstWith(hash: number, code: number): number {
  return Math.imul(hash ^ code, firstPrime) >>> 0
}

/** The second hash of a key with one letter more. */
export function secondWith(hash: number, code: number): number {
  return Math.imul(hash ^ code, secondPrime) >>> 0
}
