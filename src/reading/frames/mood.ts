import type { Modality, Polarity } from '../claim.ts'
import { BREAKS } from '../text/tokens.ts'
import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import type { Clauses } from './items.ts'

export interface Mood {
  readonly polarity: Polarity
  readonly modality: Modality | null
  readonly negated: boolean
  /** Only asked for, hoped for or made a condition. */
  readonly wanted: boolean
}

interface Meant {
  readonly from: number
  readonly to: number
  readonly voice?: string
}

/** How a predicate is meant, from the words around it in its clause. */
export function moodOf(clauses: Clauses, predicate: Meant): Mood {
  const { view } = clauses
  const start = clauseStart(clauses, predicate.from)
  const negated =
    hasBefore(view, 'w:neg', Math.max(start, predicate.from - 4), predicate.from) || insideNegation(view, predicate)
  const denied =
    hasBefore(view, 'w:deny', Math.max(0, predicate.from - 12), predicate.from) ||
    hasBefore(view, 'w:false', predicate.to, Math.min(view.tokens.length, predicate.to + 14))
  const wanted =
    hasBefore(view, 'w:want', wishStart(view, predicate.from), predicate.to) || isWantedBehind(view, predicate)
  const planned = hasBefore(view, 'w:plan', Math.max(start, predicate.from - 5), predicate.to)
  const hedged = hasBefore(view, 'w:hedge', start, predicate.from + 1) || insideHedge(view, predicate)
  const estimated = hasBefore(view, 'w:estimate', 0, predicate.from)
  const retracted = hasBefore(view, 'w:retract', 0, predicate.from)
  return {
    polarity: retracted ? 'retracts' : denied ? 'denies' : 'affirms',
    modality: planned ? 'planned' : hedged ? 'alleged' : estimated ? 'estimated' : null,
    negated,
    wanted,
  }
}

// A wish reaches over "that", not over a comma.
function wishStart(view: View, at: number): number {
  // "asked for nothing and was freed": what is told behind "and" is not part of the wish.
  if (hitBefore(view, at, 'join')) return at
  let i = at
  while (i > 0 && at - i < 12 && ((view.tokens[i - 1]?.sign ?? 0) & BREAKS) === 0) i--
  return i
}

const NEAR = 6

/** "prisoners whose release he had demanded": the wish stands behind its object. */
function isWantedBehind(view: View, { from, to, voice }: Meant): boolean {
  const ofWhom = voice === 'n' ? (hitBefore(view, from, 'w:who') ?? hitAt(view, to, 'w:who')) : null
  if (!ofWhom && !(voice === 'o' && hitBefore(view, from, 'w:who'))) return false
  let end = to
  while (end < Math.min(to + NEAR, view.tokens.length) && ((view.tokens[end]?.sign ?? 0) & BREAKS) === 0) end++
  return hasBefore(view, 'w:want', to, end)
}

function hasBefore(view: View, tag: string, from: number, to: number): boolean {
  if (!view.tags.has(tag)) return false
  for (let i = from; i < to; i++) {
    const hit = hitAt(view, i, tag)
    if (hit && hit.from >= from) return true
  }
  return false
}

function insideNegation(view: View, predicate: { from: number; to: number }): boolean {
  for (let i = predicate.from + 1; i < predicate.to; i++) if (covered(view, i, 'w:neg')) return true
  return false
}

function insideHedge(view: View, predicate: { from: number; to: number }): boolean {
  for (let i = predicate.from; i < predicate.to; i++) if (covered(view, i, 'w:hedge')) return true
  return false
}

// A comma before a subordinate clause does not end the clause of its verb, so two segments are looked at.
function clauseStart(clauses: Clauses, at: number): number {
  const own = clauses.segment[at] ?? 0
  let i = at
  while (i > 0 && (clauses.segment[i - 1] ?? 0) >= own - (own > 0 ? 0 : 0)) i--
  return i
}
