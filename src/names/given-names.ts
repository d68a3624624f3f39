import { type GivenReading, loadGiven, pairNumber, unpackReading } from './given-tables.ts'
import { firstWith, secondWith } from './key-hash.ts'
import type { KeyTable } from './key-table.ts'
import { roughKey, withoutVowels } from './keys.ts'
import { letterBase } from './loose-letters.ts'
import { hashPlace, mostCut, paths, startOf } from './paths.ts'
import { words } from './resource.ts'
import { femaleOblique, maleNominative, maleOblique } from './sex-case.ts'

export type { GivenReading } from './given-tables.ts'

const { exact, rough, stems, spellings, initials, near } = loadGiven()

/** All lexicon entries a word may be a form of whose readings were found last; empty when the lexicon does not know it. */
export function givenReadings(): readonly GivenReading[] {
  count = 0
  const { order, lengths, costs, hashes } = paths
  for (let i = 0; i < paths.count; i++) {
    const place = order[i]!
    const at = hashPlace(place, 0)
    addAll(exact, exact.at(hashes[at]!, hashes[at + 1]!), asListed)
    if (costs[place]! <= caseLimit && lengths[place]! >= 3) addCaseReadings(place, lengths[place]!)
  }
  if (count === 0) addRoughReadings()
  return count === 0 ? nothing : unique()
}

const nothing: readonly GivenReading[] = []
const mostRough = 6

function addRoughReadings(): void {
  const { order, roughHashes } = paths
  for (let i = 0; i < paths.count && i < mostRough; i++) {
    const at = order[i]! * 2
    addAll(rough, rough.at(roughHashes[at]!, roughHashes[at + 1]!), asListed)
  }
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

// Case endings are undone on the loose key: Сергея = сергеа -> серге, сергеи.
function addCaseReadings(place: number, length: number): void {
  const { letters } = paths
  const end = startOf(place) + length
  if (balticLetters.includes(letters[end - 1]!)) addBalticReadings(place, end, length)
  if (length < 4) return
  let ending = 0
  for (let cut = 1; cut <= 3; cut++) {
    ending = ending * 256 + letters[end - cut]!
    if (maleCases.has(ending)) {
      addAll(exact, placeWith(place, cut, none), asMaleOblique)
      addAll(exact, placeWith(place, cut, softI), asMaleOblique)
    }
    if (femaleCases.has(ending)) {
      addAll(exact, placeWith(place, cut, a), asOblique)
      addAll(exact, placeWith(place, cut, ia), asOblique)
    }
  }
}

// Lithuanian and Latvian put an ending to every man's name, and decline it: Jono is Jonas, Andriaus Andrius, and
// Afanasijus is Afanasij, Ruslans Ruslan.
function addBalticReadings(place: number, end: number, length: number): void {
  for (const { ending, nominative } of lithuanianCases)
    if (length >= ending.length && endsWith(end, ending))
      addAll(exact, placeWith(place, ending.length, nominative), asMaleOblique)
  for (const ending of balticNominatives)
    if (length > ending.length + 3 && endsWith(end, ending))
      addAll(exact, placeWith(place, ending.length, none), asEnded)
}

function endsWith(end: number, ending: Uint8Array): boolean {
  const from = end - ending.length
  for (let at = 0; at < ending.length; at++) if (paths.letters[from + at] !== ending[at]) return false
  return true
}

// Where the key stands that is the reading with other letters instead of its last ones.
function placeWith(place: number, cut: number, letters: Uint8Array): number {
  const at = hashPlace(place, Math.min(cut, mostCut))
  let first = paths.hashes[at]!
  let second = paths.hashes[at + 1]!
  for (let i = 0; i < letters.length; i++) {
    first = firstWith(first, letterBase + letters[i]!)
    second = secondWith(second, letterBase + letters[i]!)
  }
  return exact.at(first, second)
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 255)
}

const [none, a, softI, ia] = ['', 'а', 'и', 'иа'].map(bytesOf) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
const lithuanianCases = (
  [
    ['ио', 'ис'],
    ['о', 'ас'],
    ['уи', 'ас'],
    ['иаус', 'иус'],
    ['аус', 'ус'],
  ] as const
).map(([ending, nominative]) => ({ ending: bytesOf(ending), nominative: bytesOf(nominative) }))
const balticNominatives = ['ас', 'ис', 'ус', 'иус', 'с'].map(bytesOf)
const balticLetters = bytesOf('оис')
const maleCases = endingNumbers('а у ом ем ам е ови еви и')
const femaleCases = endingNumbers('и е у ои еи аи оу еу ау иу он оиу аиу')

// An ending read from its last letter backwards, a byte a letter.
function endingNumbers(endings: string): ReadonlySet<number> {
  return new Set(words(endings).map((ending) => bytesOf(ending).reduceRight((number, byte) => number * 256 + byte, 0)))
}

const asListed = 0
const asMaleOblique = 1
const asOblique = 2
const asEnded = 3

// What was found for the word at hand, packed; written by every call, since words are read by the million.
const found = new Int32Array(256)
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
  const reading = known.get(packed) ?? unpackReading(packed)
  known.set(packed, reading)
  return reading
}
