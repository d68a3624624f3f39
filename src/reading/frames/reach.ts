import { hitAt, hitBefore, type View } from '../text/view.ts'
import type { Clauses, Item, PersonItem, PredicateItem } from './items.ts'

/** "the lawyer, who had visited him, was detained": "him" stands in a clause that is closed before the verb. */
export function insideRelative(view: View, item: Item, predicate: PredicateItem): boolean {
  if (item.kind !== 'person' && item.kind !== 'pronoun') return false
  let closed = false
  for (let i = item.to; i < predicate.from; i++) {
    if (hitAt(view, i, 'w:who')) return false
    if (view.tokens[i]?.text === ',') closed = true
  }
  if (!closed) return false
  for (let i = item.from - 1; i > 0 && !/^[,;:]$/.test(view.tokens[i]?.text ?? ''); i--)
    if (hitAt(view, i, 'w:who') && view.tokens[i - 1]?.text === ',') return true
  return false
}

/** "A (seven years, handed down in July) and B": what stands in brackets says nothing of B. */
export function leavesBrackets({ depth }: Clauses, predicate: PredicateItem, item: Item): boolean {
  return (depth[item.from] ?? 0) < (depth[predicate.from] ?? 0)
}

/** "against Losik's daughter Anna": the daughter is meant. */
export function ownsNext({ view, people }: Clauses, item: PersonItem): boolean {
  if (!/^['’]s$/.test(view.tokens[item.to]?.text ?? '')) return false
  const next = people.find((p) => p.from > item.to && p.from - item.to <= 4)
  return next !== undefined && hitBefore(view, next.from, 'k:') !== null
}

const OBLIQUE = ['w:by', 'w:prep', 'w:except']

/** "with X", "by X", "to X", "all but X": not the subject of what follows. */
export function isOblique(view: View, at: number): boolean {
  let i = at
  for (let step = 0; step < 4 && i > 0; step++) {
    if (OBLIQUE.some((tag) => hitBefore(view, i, tag))) return true
    const role = hitBefore(view, i, 'r:')
    if (!role && view.tokens[i - 1]?.kind !== 'word') return false
    if (!role && !hitBefore(view, i, 'pl:')) return false
    i = role ? role.from : i - 1
  }
  return false
}

export function hasStop(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === ';') return true
  return false
}

/** "together with his brother Y": who is named beside the subject. */
export function isCompany(view: View, at: number): boolean {
  return view.tags.has('w:with') && [0, 1, 2, 3].some((back) => hitBefore(view, at - back, 'w:with') !== null)
}

/** "the mother of X, a lawyer arrested in May": a participle behind a comma belongs to the name before it, whatever its case. */
export function isAppended(view: View, item: Item, predicate: PredicateItem): boolean {
  if (predicate.voice !== 'p' || view.tokens[item.to]?.text !== ',' || predicate.from - item.to > 8) return false
  for (let i = item.to + 1; i < predicate.from; i++)
    if (hitAt(view, i, 'w:be') || hitAt(view, i, 'w:have') || view.tokens[i]?.text === ',') return false
  return true
}
