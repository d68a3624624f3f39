import type { PartialDate } from '../../dates/index.ts'
import { type FoundCount, findCounts } from '../find/counts.ts'
import { type FoundDate, findDates } from '../find/dates.ts'
import { type FoundTerm, findTerms } from '../find/terms.ts'
import type { Person } from '../people/people.ts'
import { BREAKS, CLOSE, OPEN } from '../text/tokens.ts'
import type { View } from '../text/view.ts'

interface Placed {
  readonly from: number
  readonly to: number
}
export interface PersonItem extends Placed {
  readonly kind: 'person'
  readonly person: Person
}
export interface CountItem extends Placed {
  readonly kind: 'count'
  readonly count: FoundCount
}
export interface PredicateItem extends Placed {
  readonly kind: 'predicate'
  readonly type: string
  readonly voice: string
}
/** A word that stands for somebody: he, they, who, I, both. */
export interface PronounItem extends Placed {
  readonly kind: 'pronoun'
  readonly word: 'he' | 'she' | 'they' | 'who' | 'i' | 'both'
}
/** A surname in the plural: "the Losiks". */
export interface FamilyItem extends Placed {
  readonly people: readonly Person[]
}
export type Item = PersonItem | CountItem | PredicateItem | PronounItem

/** One sentence, ready to be interpreted. */
export interface Clauses {
  readonly view: View
  readonly items: readonly Item[]
  readonly predicates: readonly PredicateItem[]
  readonly counts: readonly CountItem[]
  readonly people: readonly PersonItem[]
  readonly families: readonly FamilyItem[]
  readonly dates: readonly FoundDate[]
  readonly terms: readonly FoundTerm[]
  /** Number of the segment (between commas, brackets, "and") of each token. */
  readonly segment: readonly number[]
  /** How deep in brackets each token stands. */
  readonly depth: readonly number[]
  /** Per segment: does a predicate stand in it? */
  readonly busy: ReadonlySet<number>
  /** First tokens of those who speak in the sentence, filled in when the sayings are read. */
  readonly speaking: Set<number>
  /** First tokens of those whom "according to" names: never themselves the ones concerned. */
  readonly cited: Set<number>
  /** Dates and places already worked out, by first and last token of the predicate: lists ask for each member. */
  readonly dateOf: Map<number, FoundDate | null>
  readonly placeOf: Map<number, string | null>
}

export function buildClauses(
  view: View,
  people: readonly PersonItem[],
  families: readonly FamilyItem[],
  published: PartialDate | null,
): Clauses {
  const dates = findDates(view, published)
  const terms = findTerms(view)
  const taken = new Set<number>()
  for (const found of [...dates, ...terms]) for (let i = found.from; i < found.to; i++) taken.add(i)
  const counts = findCounts(view, (at) => taken.has(at)).map(
    (count): CountItem => ({ kind: 'count', from: count.from, to: count.to, count }),
  )
  const predicates = findPredicates(view).filter((p) => !counts.some((c) => isCountedNoun(c, p)))
  const items = [...people, ...counts, ...predicates, ...pronouns(view)].sort((a, b) => a.from - b.from || b.to - a.to)
  const { segment, depth } = segments(view, [...dates, ...terms, ...counts, ...predicates])
  const busy = new Set(
    predicates.filter((p) => p.type !== 'tally' && !p.type.startsWith('member')).map((p) => segment[p.from] ?? 0),
  )
  return {
    view,
    items,
    predicates,
    counts,
    people,
    families,
    dates,
    terms,
    segment,
    depth,
    busy,
    speaking: new Set(),
    cited: new Set(),
    dateOf: new Map(),
    placeOf: new Map(),
  }
}

function findPredicates(view: View): PredicateItem[] {
  if (!view.tags.has('p:')) return []
  const found: PredicateItem[] = []
  for (const hits of view.hitsAt)
    for (const hit of hits) {
      if (hit.group !== 'p:') continue
      const [, type = '', voice = ''] = hit.tag.split(':')
      found.push({ kind: 'predicate', type, voice, from: hit.from, to: hit.to })
    }
  return found.filter((p) => !found.some((other) => other !== p && beats(other, p))).sort((a, b) => a.from - b.from)
}

// "52 presos": the noun is no predicate of its own.
function isCountedNoun(item: CountItem, predicate: PredicateItem): boolean {
  const { noun } = item.count
  return noun !== null && noun.key !== 'freed' && predicate.from === noun.head && predicate.to <= noun.to
}

// The longer of two that overlap wins; of two readings of the same words both stay when they mean the same thing.
function beats(other: PredicateItem, p: PredicateItem): boolean {
  if (other.from >= p.to || p.from >= other.to) return false
  // "died in custody on Monday": where it happened never hides a death.
  if (p.type === 'died' && /^(still_held|custody|transferred)$/.test(other.type)) return false
  if (/^(member_|tally)/.test(other.type) && /^(released|pardoned|deported)$/.test(p.type) && p.voice !== 'n')
    return false
  // "died of" says both that and of what.
  if (other.type === 'cause_of_death' && p.type === 'died') return false
  // "died in custody on Monday" is no news of custody, however long the words for it.
  if (p.type === 'died' && other.type === 'still_held') return false
  // «повідомив про звільнення 25»: the noun that goes on behind the verb of telling says what is counted.
  if (other.type === 'tally' && p.voice === 'n' && p.to > other.to) return false
  const longer = other.to - other.from - (p.to - p.from)
  if (longer !== 0) return longer > 0
  if (other.from !== p.from) return other.from < p.from
  return other.type === p.type && order(other.voice) < order(p.voice)
}

function order(voice: string): number {
  return 'pson'.indexOf(voice)
}

const ANY_PRONOUN = ['w:he', 'w:she', 'w:they', 'w:who', 'w:i', 'w:both']
const PRONOUNS = new Set(['w:he', 'w:she', 'w:they', 'w:who', 'w:i', 'w:both'])

function pronouns(view: View): PronounItem[] {
  if (!ANY_PRONOUN.some((tag) => view.tags.has(tag))) return []
  const found: PronounItem[] = []
  for (const hits of view.hitsAt) {
    const hit = hits.find((h) => PRONOUNS.has(h.tag))
    if (
      hit &&
      !isPossessive(view, hit) &&
      !isTitle(view, hit) &&
      !(hit.tag === 'w:both' && view.tokens[hit.to]?.capital)
    )
      found.push({ kind: 'pronoun', word: hit.tag.slice(2) as PronounItem['word'], from: hit.from, to: hit.to })
  }
  return found
}

/** "политик Иван Дрозд": a noun that may stand for somebody is a title before a name. */
export function isTitle(view: View, hit: { from: number; to: number }): boolean {
  if (!view.tokens[hit.to]?.capital) return false
  return (view.hitsAt[hit.from] ?? []).some((h) => h.group === 'r:' || h.group === 'n:')
}

// "her husband" names no one; "gave her five years" does.
function isPossessive(view: View, hit: { from: number; to: number }): boolean {
  if (!view.hitsAt[hit.from]?.some((h) => h.tag === 'w:possessive')) return false
  const next = view.tokens[hit.to]
  if (next?.kind !== 'word') return false
  if (view.language.freeOrder) return (view.hitsAt[hit.to] ?? []).some((h) => /^(k:|n:|r:|fac|sp:|u:)/.test(h.tag))
  return !view.hitsAt[hit.to]?.some((h) => /^(w:prep|d:|num:|join|w:neg|w:by)/.test(h.tag))
}

function segments(view: View, whole: readonly { from: number; to: number }[]): { segment: number[]; depth: number[] } {
  const inside = new Set<number>()
  for (const part of whole) for (let i = part.from + 1; i < part.to; i++) inside.add(i)
  const segment: number[] = []
  const depth: number[] = []
  let current = 0
  let level = 0
  for (let i = 0; i < view.tokens.length; i++) {
    const sign = view.tokens[i]?.sign ?? 0
    if ((sign & OPEN) !== 0) level++
    if (!inside.has(i) && ((sign & BREAKS) !== 0 || links(view, i))) current++
    segment.push(current)
    depth.push(level)
    if ((sign & CLOSE) !== 0) level = Math.max(0, level - 1)
  }
  return { segment, depth }
}

function links(view: View, at: number): boolean {
  for (const { tag } of view.hitsAt[at] ?? []) if (tag === 'join' || tag === 'w:but' || tag === 'w:who') return true
  return false
}
