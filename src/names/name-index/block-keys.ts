import { type Path, readings } from '../keys.ts'
import type { Word } from '../word.ts'

const readingLimit = 25
const mostReadings = 6
/** Skeletons shorter than this have too many neighbours at one letter's distance. */
const leastForTypos = 3

/**
 * Keys under which a word is filed: hashes of its consonants without the ending, for each likely reading. Spellings
 * of one family name nearly always share one.
 */
export function blockKeys(word: Word): number[] {
  return [...skeletons(word)].map(hash)
}

/** Keys a word of the index is filed under: its skeletons, and apart from them each with one consonant left out. */
export function filingKeys(word: Word): number[] {
  const keys = new Set<number>()
  for (const skeleton of skeletons(word)) {
    keys.add(hash(skeleton))
    for (const shorter of shortened(skeleton)) keys.add(hash(`-${shorter}`))
  }
  return [...keys]
}

/** Keys that meet filed words which differ by one consonant: one more, one less, or another. */
export function typoKeys(word: Word): number[] {
  const keys = new Set<number>()
  for (const skeleton of skeletons(word)) {
    keys.add(hash(skeleton))
    keys.add(hash(`-${skeleton}`))
    for (const shorter of shortened(skeleton)) {
      keys.add(hash(shorter))
      keys.add(hash(`-${shorter}`))
    }
  }
  return [...keys]
}

function shortened(skeleton: string): string[] {
  if (skeleton.length < leastForTypos) return []
  return Array.from(skeleton, (_, i) => skeleton.slice(0, i) + skeleton.slice(i + 1))
}

/** A number for a given name that the lexicon does not know, from its consonants. */
export function unknownGivenClass(word: Word): number {
  return 0x8000 | (hash(consonants(word.key)) & 0x7fff)
}

function skeletons(word: Word): Set<string> {
  const found = new Set<string>()
  if (word.key === '') return found.add(word.text)
  const paths: readonly Path[] = readings(word.lattice, readingLimit)
  for (let i = 0; i < paths.length && i < mostReadings; i++) {
    const { key } = paths[i]!
    const bare = withoutVowelEnding(key)
    found.add(consonants(bare))
    found.add(consonants(bare.replace(longEnding, '')))
  }
  return found
}

const longEnding = /(?:ог|ег|аг|ом|ем|ам|им|ас|ис|ус|ен|аит|ит|ов|ев|ав|еу|оу|ау|ск)$/u

function withoutVowelEnding(key: string): string {
  let end = key.length
  while (end > 2 && isVowel(key.charCodeAt(end - 1))) end--
  return key.slice(0, end)
}

const vowels = new Set(Array.from('аеиоуяюё', (letter) => letter.charCodeAt(0)))

function isVowel(code: number): boolean {
  return vowels.has(code)
}

const classes = new Map(
  Object.entries({ х: 'г', ц: 'т', ѕ: 'д', џ: 'ж', щ: 'ш', ч: 'ш', ф: 'в', з: 'с' }).map(([a, b]) => [
    a.charCodeAt(0),
    b,
  ]),
)
const vCode = 'в'.charCodeAt(0)

// в is kept only before a vowel: elsewhere alphabets write it в, ў, у or l.
function consonants(key: string): string {
  let result = ''
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    if (isVowel(code)) continue
    if (code === vCode && !(i + 1 < key.length && isVowel(key.charCodeAt(i + 1)))) continue
    const letter = classes.get(code) ?? key[i]!
    if (!result.endsWith(letter)) result += letter
  }
  return result === '' ? key : result
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
