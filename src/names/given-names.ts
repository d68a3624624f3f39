import { foldWord } from './fold.ts'
import { readings, roughKey } from './keys.ts'
import { firstSounds, type Lattice, readWord } from './lattice.ts'
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
  /** Sounds any full form of the name begins with, a bit each. */
  readonly initials: number
}

interface Lexicon {
  readonly male: Readonly<Record<string, string | null>>
  readonly female: Readonly<Record<string, string | null>>
}

const lexicons = ['given-east-slavic', 'given-muslim', 'given-european']
const entryIds = new Map<string, number>()
const exact = new Map<string, GivenReading[]>()
const approximate = new Map<string, GivenReading[]>()
const stems = new Map<string, Set<number>>()
const nearby = new Set<string>()
/** The heading of each entry, for reasons: the Russian form. */
export const entryNames: string[] = []
const entryInitials: number[] = []
load()

/** All lexicon entries a word may be a form of; empty when the lexicon does not know it. */
export function givenReadings(lattice: Lattice): readonly GivenReading[] {
  const keys = readings(lattice, 30).map((path) => path.key)
  const direct = keys.flatMap((key) => exact.get(key) ?? [])
  const oblique = keys.flatMap(caseReadings)
  if (direct.length + oblique.length > 0) return unique([...direct, ...oblique])
  return unique(keys.slice(0, 6).flatMap((key) => approximate.get(roughKey(key)) ?? []))
}

/** Entries whose patronymic has this stem (loose key without its last vowels): серг -> Сергей. */
export function fathersOf(stem: string): ReadonlySet<number> | undefined {
  return stems.get(stem.replace(/[аеиоу]+$/u, '')) ?? stems.get(`~${roughKey(stem.replace(/[аеиоу]+$/u, ''))}`)
}

/** Sounds any form of these names begins with. */
export function initialsOf(entries: readonly number[]): number {
  return entries.reduce((bits, entry) => bits | (entryInitials[entry] ?? 0), 0)
}

/** Near names: neither the same nor a contradiction, as Egor and Georgy. */
export function areNear(a: number, b: number): boolean {
  return nearby.has(a < b ? `${a} ${b}` : `${b} ${a}`)
}

const maleCases = [/а$/u, /у$/u, /[оеа]м$/u, /е$/u, /[ое]ви$/u, /и$/u] as const
const femaleCases = [/и$/u, /е$/u, /у$/u, /[оеа]и$/u, /[оеаи]у$/u, /он$/u, /[оа]иу$/u] as const

// Case endings are undone on the loose key: Сергея = сергеа -> серге, сергеи.
function caseReadings(key: string): GivenReading[] {
  const found: GivenReading[] = []
  if (key.length < 4) return found
  for (const ending of maleCases) {
    const stem = key.replace(ending, '')
    if (stem === key) continue
    for (const form of [stem, `${stem}и`])
      for (const reading of exact.get(form) ?? [])
        if (reading.mask === maleNominative) found.push({ ...reading, mask: maleOblique, distance: 1 })
  }
  for (const ending of femaleCases) {
    const stem = key.replace(ending, '')
    if (stem === key) continue
    for (const reading of [...(exact.get(`${stem}а`) ?? []), ...(exact.get(`${stem}иа`) ?? [])])
      found.push({ ...reading, mask: reading.mask === maleNominative ? maleOblique : femaleOblique, distance: 1 })
  }
  return found
}

function unique(all: readonly GivenReading[]): readonly GivenReading[] {
  const best = new Map<number, GivenReading>()
  for (const reading of all) {
    const key = reading.entry * 16 + reading.mask
    const before = best.get(key)
    if (!before || reading.distance * 2 + reading.short < before.distance * 2 + before.short) best.set(key, reading)
  }
  return Array.from(best.values(), (reading) => ({ ...reading, initials: entryInitials[reading.entry] ?? 0 }))
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
  for (const form of [heading, ...words(full)]) addForm(form, { entry, mask, short: 0, distance: 0, initials: 0 })
  for (const form of words(short)) addForm(form, { entry, mask, short: 1, distance: 0, initials: 0 })
  if (sex === 'male')
    for (const root of words(roots)) for (const path of readings(readWord(foldWord(root)), 0)) addStem(path.key, entry)
}

function addForm(form: string, reading: GivenReading): void {
  const word = foldWord(form.normalize('NFC').replace(/['’ʼ`ʹ]/gu, ''))
  const spellings = word.includes('ё') ? [word, word.replaceAll('ё', 'е')] : [word]
  if (reading.short === 0)
    entryInitials[reading.entry] = (entryInitials[reading.entry] ?? 0) | firstSounds(readWord(word))
  for (const spelling of spellings)
    for (const { key } of readings(readWord(spelling), 5)) {
      add(exact, key, reading)
      if (reading.short === 0) add(approximate, roughKey(key), { ...reading, distance: 2 })
      if (reading.mask === maleNominative && reading.short === 0) addStem(key, reading.entry)
    }
}

function addStem(key: string, entry: number): void {
  const stem = key.replace(/[аеиоу]+$/u, '')
  for (const name of [stem, `~${roughKey(stem)}`]) stems.set(name, (stems.get(name) ?? new Set()).add(entry))
}

function add(map: Map<string, GivenReading[]>, key: string, reading: GivenReading): void {
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
    if (other !== undefined) nearby.add(entry < other ? `${entry} ${other}` : `${other} ${entry}`)
  }
}
