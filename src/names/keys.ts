import type { Lattice } from './lattice.ts'
import { iLetter, letterBase, roughLetters } from './loose-letters.ts'
import { findPaths, pathText } from './paths.ts'

export interface Path {
  /** The reading in loose letters. */
  readonly key: string
  readonly cost: number
}

/** The likeliest readings of a word as loose keys, cheapest first, none dearer than LIMIT hundredths. */
export function readings(lattice: Lattice, limit: number): Path[] {
  const { count, order, costs } = findPaths(lattice, limit)
  return Array.from({ length: count }, (_, i) => ({ key: pathText(i), cost: costs[order[i]!]! }))
}

/** A still looser key: unstressed vowels and the consonants that alphabets confuse fall together. */
export function roughKey(key: string): string {
  let result = ''
  let before = 0
  for (let i = 0; i < key.length; i++) {
    const letter = roughLetters[key.charCodeAt(i) & 255]!
    if (letter !== iLetter || before !== iLetter) result += String.fromCharCode(letterBase + letter)
    before = letter
  }
  return result
}

/** A key without the vowels at its end. */
export function withoutVowels(key: string): string {
  let end = key.length
  while (end > 0 && 'аеиоу'.includes(key[end - 1]!)) end--
  return key.slice(0, end)
}
