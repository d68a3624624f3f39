import { hitAt, hitBefore, type View } from '../text/view.ts'
import type { Clauses, Item, PredicateItem } from './items.ts'

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

/** A person who may not be meant is named as the subject all the same: nobody else is. */
export function subjectStands({ people, view, segment, cited, speaking }: Clauses, predicate: PredicateItem): boolean {
  const near = people.findLast((p) => p.to <= predicate.from)
  if (!near || predicate.voice === 'o' || cited.has(near.from) || speaking.has(near.from)) return false
  const behindComma = near.to === predicate.from - 1 && view.tokens[near.to]?.text === ','
  return behindComma || segment[near.from] === segment[predicate.from]
}
