const start = 0x811c9dc5
const prime = 0x01000193
const mostLetters = 128
const prefixes = new Uint32Array(mostLetters + 1)

/** Hash of a key with one letter more. */
export function hashNext(hash: number, code: number): number {
  return Math.imul(hash ^ code, prime) >>> 0
}

export function hashOf(key: string): number {
  let hash = start
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), prime)
  return hash >>> 0
}

/** Hashes of every beginning of a key by length; valid until the next call. Letters after 128 are not counted. */
export function hashPrefixes(key: string): Uint32Array {
  let hash = start
  prefixes[0] = start
  const length = Math.min(key.length, mostLetters)
  for (let i = 0; i < length; i++) {
    hash = Math.imul(hash ^ key.charCodeAt(i), prime)
    prefixes[i + 1] = hash
  }
  return prefixes
}

/** A Bloom filter: says of nearly every key that a table lacks it that it does, in memory small enough to stay at hand. */
export class KeyFilter {
  readonly #bits = new Uint8Array(1 << 15)

  add(hash: number): void {
    const a = hash & 0x3ffff
    const b = (hash >>> 14) & 0x3ffff
    this.#bits[a >> 3]! |= 1 << (a & 7)
    this.#bits[b >> 3]! |= 1 << (b & 7)
  }

  mayHold(hash: number): boolean {
    const a = hash & 0x3ffff
    const b = (hash >>> 14) & 0x3ffff
    return (this.#bits[a >> 3]! & (1 << (a & 7))) !== 0 && (this.#bits[b >> 3]! & (1 << (b & 7))) !== 0
  }
}
