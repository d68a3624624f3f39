import { familyDistance } from './family-distance.ts'
import { areNear, type GivenReading, initialsOf } from './given-names.ts'
import type { NameToken } from './roles.ts'
import { anySexCase, nominatives, type SexCase } from './sex-case.ts'
import type { Word } from './word.ts'

export type GivenRelation =
  | 'same'
  | 'short'
  | 'rough'
  | 'near'
  | 'different'
  | 'initial'
  | 'initial_different'
  | 'missing'
  | 'unknown'

export interface GivenComparison {
  readonly relation: GivenRelation
  /** Hundredths of a letter error, for names the lexicon does not settle. */
  readonly cost: number
  readonly maskA: SexCase
  readonly maskB: SexCase
  /** The names agree only if one, which is another name in the nominative, is taken for a case form: Александра. */
  readonly forced?: boolean
}

/** Compares two given names by the lexicon, and by their sounds where the lexicon does not know one of them. */
export function compareGiven(a: NameToken | null, b: NameToken | null): GivenComparison {
  if (!a || !b) return { relation: 'missing', cost: 0, maskA: maskOf(a), maskB: maskOf(b) }
  if (a.initial || b.initial) return compareInitials(a, b)
  const shared = sharedEntry(a.word.given, b.word.given)
  if (shared) return shared
  // Unlisted names are declined too: Гордоном is Гордон.
  const cost = familyDistance(a.word, b.word, anySexCase, anySexCase).cost
  const masks = { maskA: maskOf(a), maskB: maskOf(b), cost }
  const settled = settles(a.word) && settles(b.word)
  const farApart = cost >= farSpelling && a.word.given.length > 0 && b.word.given.length > 0
  if ((!settled && !farApart) || cost <= closeSpelling) return { relation: 'unknown', ...masks }
  const near = cost <= nearSpelling || a.word.given.some((x) => b.word.given.some((y) => areNear(x.entry, y.entry)))
  return { relation: near ? 'near' : 'different', ...masks }
}

/** Two entries that differ by less than this many hundredths are left to their sounds. */
const closeSpelling = 12

/** One letter that alphabets confuse is no contradiction, though the lexicon holds both names. */
const nearSpelling = 25

/** Two names only roughly known that differ by this much are two names all the same. */
const farSpelling = 120

function settles(word: Word): boolean {
  return word.given.some((reading) => reading.distance < 2)
}

function compareInitials(a: NameToken, b: NameToken): GivenComparison {
  const relation = (a.word.initials & b.word.initials) !== 0 || alike(a, b) ? 'initial' : 'initial_different'
  return { relation, cost: 0, maskA: maskOf(a), maskB: maskOf(b) }
}

// И. fits Igor and also Ihar; E. fits Yauhen: an initial stands for any form of the name.
function alike(a: NameToken, b: NameToken): boolean {
  const [short, long] = a.initial ? [a, b] : [b, a]
  return long.word.given.some((reading) => (initialsOf([reading.entry]) & short.word.initials) !== 0)
}

function sharedEntry(a: readonly GivenReading[], b: readonly GivenReading[]): GivenComparison | null {
  let best: GivenRelation | null = null
  let maskA = 0
  let maskB = 0
  for (const x of a)
    for (const y of b) {
      if (x.entry !== y.entry) continue
      const relation = x.distance === 2 || y.distance === 2 ? 'rough' : x.short || y.short ? 'short' : 'same'
      if (best === null || rank[relation]! < rank[best]!) best = relation
      maskA |= x.mask
      maskB |= y.mask
    }
  if (best === null) return null
  return { relation: best, cost: 0, maskA, maskB, forced: isForced(a, maskA) || isForced(b, maskB) }
}

function isForced(readings: readonly GivenReading[], used: SexCase): boolean {
  return (used & nominatives) === 0 && readings.some((reading) => reading.distance === 0 && reading.short === 0)
}

const rank: Readonly<Record<string, number>> = { same: 0, short: 1, rough: 2 }

function maskOf(token: NameToken | null): SexCase {
  if (!token || token.initial) return anySexCase
  return token.word.given.reduce((mask, reading) => mask | reading.mask, 0) || anySexCase
}
