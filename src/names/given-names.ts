import { foldWord } from './fold-word.ts'
import { hashNext, hashOf, hashPrefixes, KeyFilter } from './key-filter.ts'
import { type Path, readings, roughKey } from './keys.ts'
import { firstSounds, readWord } from './lattice.ts'
import { resource, words } from './resource.ts'
import { femaleNominative, femaleOblique, maleNominative, maleOblique, type SexCase } from './sex-case.ts'

/** One way to understand a word as a given name. */
export interface GivenReading {
  /** Number of the lexicon entry; forms of one name in all languages share it. */
  readonly entry: number
  readonly mask: SexCase
  /** 0 full name, 1 short or pet form. */
  readonly short: 0 | 1
  /** 0 as listed, 1 a case form of it, 2 only roughly like it. */
  readonly distance: 0 | 1 | 2
}

interface Lexicon {
  readonly male: Readonly<Record<string, string | null>>
  readonly female: Readonly<Record<string, string | null>>
}

const lexicons = ['given-east-slavic', 'given-muslim', 'given-european']
const entryIds = new Map<string, number>()
const exact = new Map<string, GivenReading[]>()
const approximate = new Map<string, GivenReading[]>()
const stems = new Map<string, number[]>()
// Spare most words, which are no given names, the look-up in the big tables.
const exactKeys = new KeyFilter()
const roughKeys = new KeyFilter()
const spellings = new Set<string>()
const nearby = new Set<number>()
/** The heading of each entry, for reasons: the Russian form. */
export const entryNames: string[] = []
const entryInitials: number[] = []
load()

/** All lexicon entries a word of these readings may be a form of; empty when the lexicon does not know it. */
export function givenReadings(paths: readonly Path[]): readonly GivenReading[] {
  const all: GivenReading[] = []
  for (let i = 0; i < paths.length; i++) {
    const { key, cost } = paths[i]!
    const prefixes = hashPrefixes(key)
    if (exactKeys.mayHold(prefixes[key.length]!)) addAll(exact.get(key), all)
    if (cost <= caseLimit) addCaseReadings(key, prefixes, all)
  }
  if (all.length === 0) addRoughReadings(paths, all)
  return all.length > 0 ? unique(all) : nothing
}

function addAll(readings: readonly GivenReading[] | undefined, all: GivenReading[]): void {
  if (readings) for (const reading of readings) all.push(reading)
}

function addRoughReadings(paths: readonly Path[], all: GivenReading[]): void {
  for (let i = 0; i < paths.length && i < mostRough; i++) {
    const key = roughKey(paths[i]!.key)
    if (roughKeys.mayHold(hashOf(key))) addAll(approximate.get(key), all)
  }
}

const mostRough = 6

/** Case endings are looked for only in readings that cost no more. */
const caseLimit = 6

const nothing: readonly GivenReading[] = []

/** Entries whose patronymic has this stem (loose key without its last vowels): серг -> Сергей. */
export function fathersOf(stem: string): readonly number[] | undefined {
  const bare = withoutVowels(stem)
  return stems.get(bare) ?? stems.get(`~${roughKey(bare)}`)
}

/** Whether the lexicon lists this very spelling (folded). */
export function isListedSpelling(word: string): boolean {
  return spellings.has(word)
}

/** Sounds any form of these names begins with. */
export function initialsOf(entries: readonly number[]): number {
  let bits = 0
  for (const entry of entries) bits |= entryInitials[entry] ?? 0
  return bits
}

/** Near names: neither the same nor a contradiction, as Egor and Georgy. */
export function areNear(a: number, b: number): boolean {
  return nearby.has(pairNumber(a, b))
}

const maleCases = endingNumbers('а у ом ем ам е ови еви и')
const femaleCases = endingNumbers('и е у ои еи аи оу еу ау иу он оиу аиу')
const [iCode, aCode] = ['и', 'а'].map((letter) => letter.charCodeAt(0)) as [number, number]

// Case endings are undone on the loose key: Сергея = сергеа -> серге, сергеи.
function addCaseReadings(key: string, prefixes: Uint32Array, all: GivenReading[]): void {
  if (key.length < 3) return
  if (balticLetters.includes(key[key.length - 1]!)) addBalticReadings(key, all)
  if (key.length < 4) return
  let ending = 0
  for (let length = 1; length <= 3; length++) {
    ending = ending * 256 + (key.charCodeAt(key.length - length) & 255)
    const stem = prefixes[key.length - length]!
    if (maleCases.has(ending)) {
      if (exactKeys.mayHold(stem)) addMale(exact.get(key.slice(0, -length)), all)
      if (exactKeys.mayHold(hashNext(stem, iCode))) addMale(exact.get(`${key.slice(0, -length)}и`), all)
    }
    if (femaleCases.has(ending)) {
      if (exactKeys.mayHold(hashNext(stem, aCode))) addAStem(exact.get(`${key.slice(0, -length)}а`), all)
      if (exactKeys.mayHold(hashNext(hashNext(stem, iCode), aCode)))
        addAStem(exact.get(`${key.slice(0, -length)}иа`), all)
    }
  }
}

// Lithuanian and Latvian put an ending to every man's name, and decline it: Jono is Jonas, Andriaus Andrius, and
// Afanasijus is Afanasij, Ruslans Ruslan.
function addBalticReadings(key: string, all: GivenReading[]): void {
  for (const [ending, nominative] of lithuanianCases)
    if (key.endsWith(ending)) {
      const name = key.slice(0, -ending.length) + nominative
      if (exactKeys.mayHold(hashOf(name))) addMale(exact.get(name), all)
    }
  for (const ending of balticNominatives)
    if (key.endsWith(ending) && key.length > ending.length + 3) {
      const name = key.slice(0, -ending.length)
      if (exactKeys.mayHold(hashOf(name))) addEnded(exact.get(name), all)
    }
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

function addMale(readings: readonly GivenReading[] | undefined, all: GivenReading[]): void {
  if (readings) for (const reading of readings) if (reading.mask === maleNominative) all.push(obliqueOf(reading))
}

function addEnded(readings: readonly GivenReading[] | undefined, all: GivenReading[]): void {
  if (!readings) return
  for (const reading of readings)
    if (reading.mask === maleNominative && reading.short === 0) all.push(derived(reading, maleNominative))
}

function addAStem(readings: readonly GivenReading[] | undefined, all: GivenReading[]): void {
  if (readings) for (const reading of readings) all.push(obliqueOf(reading))
}

function obliqueOf(reading: GivenReading): GivenReading {
  return derived(reading, reading.mask === maleNominative ? maleOblique : femaleOblique)
}

// One object a reading and mask: words share them, which saves memory and garbage.
const derivations = new Map<GivenReading, Map<SexCase, GivenReading>>()

function derived(reading: GivenReading, mask: SexCase): GivenReading {
  let forms = derivations.get(reading)
  if (!forms) derivations.set(reading, (forms = new Map()))
  let form = forms.get(mask)
  if (!form) forms.set(mask, (form = { ...reading, mask, distance: 1 }))
  return form
}

function pairNumber(a: number, b: number): number {
  return Math.min(a, b) * 65536 + Math.max(a, b)
}

function unique(all: readonly GivenReading[]): readonly GivenReading[] {
  if (all.length === 1) return all
  const kept: GivenReading[] = []
  for (const reading of all) {
    const same = kept.findIndex((other) => other.entry === reading.entry && other.mask === reading.mask)
    if (same < 0) kept.push(reading)
    else if (rankOf(reading) < rankOf(kept[same]!)) kept[same] = reading
  }
  return kept
}

function rankOf(reading: GivenReading): number {
  return reading.distance * 2 + reading.short
}

function load(): void {
  const tables = lexicons.map((name) => resource<Lexicon>(`names/${name}`))
  for (const sex of ['male', 'female'] as const)
    for (const table of tables)
      for (const [heading, line] of Object.entries(table[sex] ?? {})) addEntry(heading, line ?? '', sex)
  for (const sex of ['male', 'female'] as const)
    for (const table of tables)
      for (const [heading, line] of Object.entries(table[sex] ?? {})) addNear(heading, line ?? '', sex)
}

function addEntry(heading: string, line: string, sex: 'male' | 'female'): void {
  const [full = '', short = '', , roots = ''] = line.split('|')
  const id = `${sex} ${heading}`
  const entry = entryIds.get(id) ?? entryNames.push(heading) - 1
  entryIds.set(id, entry)
  const mask = sex === 'male' ? maleNominative : femaleNominative
  for (const form of [heading, ...words(full)]) addForm(form, { entry, mask, short: 0, distance: 0 })
  for (const form of words(short)) addForm(form, { entry, mask, short: 1, distance: 0 })
  if (sex === 'male')
    for (const root of words(roots)) for (const path of readings(readWord(foldWord(root)), 0)) addStem(path.key, entry)
}

function addForm(form: string, reading: GivenReading): void {
  const word = foldWord(form.normalize('NFC').replace(/['’ʼ`ʹ]/gu, ''))
  spellings.add(word)
  const writings = word.includes('ё') ? [word, word.replaceAll('ё', 'е')] : [word]
  if (reading.short === 0)
    entryInitials[reading.entry] = (entryInitials[reading.entry] ?? 0) | firstSounds(readWord(word))
  for (const spelling of writings)
    for (const { key } of readings(readWord(spelling), 5)) {
      add(exact, key, reading)
      if (reading.short === 0) add(approximate, roughKey(key), { ...reading, distance: 2 })
      if (reading.mask === maleNominative && reading.short === 0) addStem(key, reading.entry)
    }
}

function addStem(key: string, entry: number): void {
  const stem = withoutVowels(key)
  addFather(stem, entry)
  addFather(`~${roughKey(stem)}`, entry)
}

function addFather(stem: string, entry: number): void {
  const fathers = stems.get(stem)
  if (!fathers) stems.set(stem, [entry])
  else if (!fathers.includes(entry)) fathers.push(entry)
}

function withoutVowels(key: string): string {
  let end = key.length
  while (end > 0 && 'аеиоу'.includes(key[end - 1]!)) end--
  return key.slice(0, end)
}

function add(map: Map<string, GivenReading[]>, key: string, reading: GivenReading): void {
  const keys = map === exact ? exactKeys : roughKeys
  keys.add(hashOf(key))
  const all = map.get(key)
  if (!all) map.set(key, [reading])
  else if (
    !all.some((other) => other.entry === reading.entry && other.mask === reading.mask && other.short <= reading.short)
  )
    all.push(reading)
}

function addNear(heading: string, line: string, sex: string): void {
  const entry = entryIds.get(`${sex} ${heading}`)!
  for (const name of words(line.split('|')[2])) {
    const other = entryIds.get(`${sex} ${name}`)
    if (other !== undefined) nearby.add(pairNumber(entry, other))
  }
}
