import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { foldKey } from '../../text/index.ts'

/** A place of detention as a country's experts describe it. */
export interface Facility {
  readonly id: string
  readonly kind: string
  readonly number?: number
  /** By language. */
  readonly names: Readonly<Record<string, string>>
  readonly town: Readonly<Record<string, string>>
  readonly also?: Readonly<Record<string, readonly string[]>>
  /** The town, longitude and latitude. */
  readonly at?: readonly [number, number]
  readonly source?: string
}

/** An article of law under which people are charged. */
export interface Offence {
  readonly id: string
  readonly article: string
  readonly names: Readonly<Record<string, string>>
  readonly short?: Readonly<Record<string, readonly string[]>>
  readonly source?: string
}

/** What the country packs know of places and law, and how reports word them. */
export interface CountryKnowledge {
  readonly facilities: readonly Facility[]
  readonly offences: readonly Offence[]
  /** The facility that the words mean; null where they mean none, or more than one. */
  facilityOf(words: string): Facility | null
  offencesOf(words: string): readonly Offence[]
}

const MOST_WORDINGS = 20_000

let loaded: CountryKnowledge | null = null

/** All country packs together, read once from the build's `countries/NAME/`. */
export function countryKnowledge(): CountryKnowledge {
  loaded ??= knowledgeOf(readPacks<{ facilities: readonly Facility[] }>('facilities'), readPacks<Offences>('offences'))
  return loaded
}

interface Offences {
  readonly offences: readonly Offence[]
}

function knowledgeOf(
  places: readonly { readonly facilities: readonly Facility[] }[],
  laws: readonly Offences[],
): CountryKnowledge {
  const facilities = places.flatMap((pack) => pack.facilities)
  const offences = laws.flatMap((pack) => pack.offences)
  const byName = index(facilities, (facility) => [
    ...Object.values(facility.names),
    ...Object.values(facility.also ?? {}).flat(),
  ])
  const byTown = index(facilities, (facility) => Object.values(facility.town))
  const wordings = offences.flatMap((offence) =>
    [...Object.values(offence.names), ...Object.values(offence.short ?? {}).flat()].map(
      (words) => [stemsOf(words), offence] as const,
    ),
  )
  return {
    facilities,
    offences,
    facilityOf: remembered((words) => {
      const key = foldKey(words)
      return only(byName.get(key)) ?? within(key, byName) ?? only(byTown.get(key))
    }),
    offencesOf: remembered((words) => {
      const given = stemsOf(words)
      const numbers = new Set(words.match(/\d{3}(?:-\d)?/g) ?? [])
      const found = offences.filter(({ article }) => numbers.has(article))
      for (const [wording, offence] of wordings)
        if (
          wording.length > 1 &&
          wording.every((stem) =>
            given.some((word) => word.startsWith(stem) || (word.length > 3 && stem.startsWith(word))),
          )
        )
          found.push(offence)
      return [...new Set(found)]
    }),
  }
}

/** Reports use the same few words for a place or an article over and over. */
function remembered<T>(find: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>()
  return (words) => {
    const held = known.get(words)
    if (held !== undefined) return held
    const found = find(words)
    if (known.size >= MOST_WORDINGS) known.clear()
    known.set(words, found)
    return found
  }
}

function index<T>(items: readonly T[], namesOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const item of items)
    for (const name of new Set(namesOf(item).map(foldKey))) found.set(name, [...(found.get(name) ?? []), item])
  return found
}

/** Words without their endings, as far as that can be had without a grammar: cases differ in the last two letters. */
function stemsOf(words: string): readonly string[] {
  return foldKey(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => word.slice(0, Math.max(4, word.length - 2)))
}

const only = <T>(some: readonly T[] | undefined): T | null => (some?.length === 1 ? (some[0] ?? null) : null)

/** "the penal colony No. 1, Navapolatsk, in the north": the one name that the words contain. */
function within(key: string, names: ReadonlyMap<string, readonly Facility[]>): Facility | null {
  const found = new Set<Facility>()
  for (const [name, some] of names) if (name.length > 6 && key.includes(name)) for (const one of some) found.add(one)
  return found.size === 1 ? ([...found][0] ?? null) : null
}

/** One file of every country pack that has it. */
export function readPacks<Pack>(file: string): readonly Pack[] {
  const folder = new URL('../../countries/', import.meta.url)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((country) => new URL(`${country}/${file}.json`, folder))
    .filter((path) => existsSync(path))
    .map((path): Pack => JSON.parse(readFileSync(path, 'utf8')))
}
