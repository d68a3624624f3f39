import { fold } from '../fold.ts'

const WORDS = 3

/** Hashes (32 bit, FNV-1a) of every run of three folded words; a text of fewer words gives one. */
export function shinglesOf(text: string): Uint32Array {
  const words = fold(text).split(' ').filter(Boolean)
  const hashes = new Set<number>()
  for (let at = 0; at === 0 || at + WORDS <= words.length; at++) hashes.add(hash(words.slice(at, at + WORDS).join(' ')))
  return Uint32Array.from(hashes).sort()
}

export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** How many values two sorted arrays share. */
export function common(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i]!, b[j]!]
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  return shared
}
