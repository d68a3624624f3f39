import { type GivenReading, loadGiven, pairNumber, unpackReading } from './given-tables.ts'
import { firstWith, hashPrefixes, secondWith } from './key-hash.ts'
import type { KeyTable } from './key-table.ts'
import { type Path, roughKey, withoutVowels } from './keys.ts'
import { words } from './resource.ts'
import { femaleOblique, maleNominative, maleOblique } from './sex-case.ts'

export type { GivenReading } from './given-tables.ts'

const { exact, rough, stems, spellings, initials, near, names } = loadGiven()

/** The heading of each entry, for reasons: the Russian form. */
export const entryNames: readonly string[] = names

/** All lexicon entries a word of these readings may be a form of; empty when the lexicon does not know it. */
export function givenReadings(paths: readonly Path[]): readonly GivenReading[] {
  count = 0
  for (let i = 0; i < paths.length; i++) {
    const { key, cost } = paths[i]!
    const { first, second } = hashPrefixes(key)
    addAll(exact, exact.at(first[key.length]!, second[key.length]!), asListed)
    if (cost <= caseLimit && key.length >= 3) addCaseReadings(key, first, second)
  }
  if (count === 0) addRoughReadings(paths)
  return count === 0 ? nothing : unique()
}

const nothing: readonly GivenReading[] = []
const mostRough = 6

function addRoughReadings(paths: readonly Path[]): void {
  for (let i = 0; i < paths.length && i < mostRough; i++) addAll(rough, rough.find(roughKey(paths[i]!.key)), asListed)
}

/** Case endings are looked for only in readings that cost no more. */
const caseLimit = 6

/** Entries whose patronymic has this stem (loose key without its last vowels): серг -> Сергей. */
export function fathersOf(stem: string): readonly number[] | undefined {
  const bare = withoutVowels(stem)
  const place = stems.find(bare) || stems.find(`~${roughKey(bare)}`)
  return place === 0 ? undefined : Array.from(stems.lists.subarray(place + 1, place + 1 + stems.lists[place]!))
}

/** Whether the lexicon lists this very spelling (folded). */
export function isListedSpelling(word: string): boolean {
  return spellings.has(word)
}

/** Sounds any form of these names begins with. */
export function initialsOf(entries: readonly number[]): number {
  let bits = 0
  for (const entry of entries) bits |= initials[entry] ?? 0
  return bits
}

const nearby = new Set(near)

/** Near names: neither the same nor a contradiction, as Egor and Georgy. */
export function areNear(a: number, b: number): boolean {
  return nearby.has(pairNumber(a, b))
}

const maleCases = endingNumbers('а у ом ем ам е ови еви и')
const femaleCases = endingNumbers('и е у ои еи аи оу еу ау иу он оиу аиу')

// Case endings are undone on the loose key: Сергея = сергеа -> серге, сергеи.
function addCaseReadings(key: string, first: Uint32Array, second: Uint32Array): void {
  if (balticLetters.includes(key[key.length - 1]!)) addBalticReadings(key, first, second)
  if (key.length < 4) return
  let ending = 0
  for (let length = 1; length <= 3; length++) {
    ending = ending * 256 + (key.charCodeAt(key.length - length) & 255)
    if (maleCases.has(ending)) {
      addAll(exact, placeWith(first, second, key.length - length, ''), asMaleOblique)
      addAll(exact, placeWith(first, second, key.length - length, 'и'), asMaleOblique)
    }
    if (femaleCases.has(ending)) {
      addAll(exact, placeWith(first, second, key.length - length, 'а'), asOblique)
      addAll(exact, placeWith(first, second, key.length - length, 'иа'), asOblique)
    }
  }
}

// Lithuanian and Latvian put an ending to every man's name, and decline it: Jono is Jonas, Andriaus Andrius, and
// Afanasijus is Afanasij, Ruslans Ruslan.
function addBalticReadings(key: string, first: Uint32Array, second: Uint32Array): void {
  for (const [ending, nominative] of lithuanianCases)
    if (key.endsWith(ending)) addAll(exact, placeWith(first, second, key.length - ending.length, nominative), asMaleOblique)
  for (const ending of balticNominatives)
    if (key.endsWith(ending) && key.length > ending.length + 3) {
      const length = key.length - ending.length
      addAll(exact, exact.at(first[length]!, second[length]!), asEnded)
    }
}

// Where the key stands that is the first letters of the one hashed and then others.
function placeWith(first: Uint32Array, second: Uint32Array, length: number, letters: string): number {
  let a = first[length]!
  let b = second[length]!
  for (let i = 0; i < letters.length; i++) {
    a = firstWith(a, letters.charCodeAt(i))
    b = secondWith(b, letters.charCodeAt(i))
  }
  return exact.at(a, b)
}

const lithuanianCases = [
  ['ио', 'ис'],
  ['о', 'ас'],
  ['уи', 'ас'],
  ['иаус', 'иус'],
  ['аус', 'ус'],
] as const
const balticNominatives = ['ас', 'ис', 'ус', 'иус', 'с'] as const
const balticLetters = 'оис'

// An ending read from its last letter backwards, a byte a letter.
function endingNumbers(endings: string): ReadonlySet<number> {
  return new Set(
    words(endings).map((ending) =>
      Array.from(ending).reduceRight((number, letter) => number * 256 + (letter.charCodeAt(0) & 255), 0),
    ),
  )
}

const asListed = 0
const asMaleOblique = 1
const asOblique = 2
const asEnded = 3

// What was found for the word at hand, packed; written by every call, since words are read by the million.
const found = new Uint32Array(256)
let count = 0

function addAll({ lists }: KeyTable, place: number, how: number): void {
  if (place === 0) return
  const end = place + 1 + lists[place]!
  for (let at = place + 1; at < end && count < found.length; at++) {
    const packed = lists[at]!
    const isMale = ((packed >> 3) & 15) === maleNominative
    if (how === asListed) found[count++] = packed
    else if (how === asOblique) found[count++] = withMask(packed, isMale ? maleOblique : femaleOblique)
    else if (!isMale) continue
    else if (how === asMaleOblique) found[count++] = withMask(packed, maleOblique)
    else if ((packed & 4) === 0) found[count++] = withMask(packed, maleNominative)
  }
}

// The same entry as another form of it.
function withMask(packed: number, mask: number): number {
  return (packed & ~127) | (mask << 3) | (packed & 4) | 1
}

// One reading an entry and mask, the nearest; readings are shared by all words, which saves memory and garbage.
function unique(): readonly GivenReading[] {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const packed = found[i]!
    let same = 0
    while (same < kept && found[same]! >> 3 !== packed >> 3) same++
    if (same === kept) found[kept++] = packed
    else if (rankOf(packed) < rankOf(found[same]!)) found[same] = packed
  }
  const all: GivenReading[] = []
  for (let i = 0; i < kept; i++) all.push(readingOf(found[i]!))
  return all
}

function rankOf(packed: number): number {
  return (packed & 3) * 2 + ((packed >> 2) & 1)
}

const known = new Map<number, GivenReading>()

function readingOf(packed: number): GivenReading {
  let reading = known.get(packed)
  if (!reading) known.set(packed, (reading = unpackReading(packed)))
  return reading
}
