import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import type { Clauses, CountItem, Item, PersonItem, PredicateItem } from './items.ts'

/** "was", "has been" up to three words before. */
export function hasPassive(view: View, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    if (hitAt(view, i, 'w:be')) return true
    if (view.tokens[i]?.kind === 'mark') return false
  }
  return false
}

/** "four prisoners, two of them women, were out": the four are the subject. */
export function wholeBefore(clauses: Clauses, part: CountItem): CountItem | null {
  if (clauses.view.tokens[part.from - 1]?.text !== ',') return null
  return clauses.counts.findLast((c) => c.to <= part.from && c.count.noun !== null) ?? null
}

const OF_GROUPS = new Set(['released', 'pardoned', 'deported', 'crossed', 'exchanged', 'arrived', 'died'])

/** "Sixteen prisoners, among them A and B, have left": the sixteen are the subject, A and B only stand nearer. */
export function wholeOfMembers(clauses: Clauses, item: PersonItem, predicate: PredicateItem): CountItem | null {
  const { view, predicates, counts } = clauses
  if (!OF_GROUPS.has(predicate.type) || !/^[,—–)]$/.test(lastMark(view, item.to, predicate.from))) return null
  if (predicate.voice === 'p' && !hasPassive(view, predicate.from)) return null
  const opens = predicates.findLast((p) => p.type === 'member_in' && p.to <= item.from)
  if (!opens) return null
  return counts.findLast((c) => c.to <= opens.from && opens.from - c.to <= 4 && c.count.noun !== null) ?? null
}

function lastMark(view: View, from: number, to: number): string {
  for (let i = to - 1; i >= from; i--) if (view.tokens[i]?.kind === 'mark') return view.tokens[i]?.text ?? ''
  return ''
}

/** "against Losik's daughter Anna": the daughter is meant. */
export function ownsNext({ view, people }: Clauses, item: PersonItem): boolean {
  if (!/^['’]s$/.test(view.tokens[item.to]?.text ?? '')) return false
  const next = people.find((p) => p.from > item.to && p.from - item.to <= 4)
  return next !== undefined && hitBefore(view, next.from, 'k:') !== null
}

/** "the mother of X, held since July": what follows the comma is said of X, whatever X depends on. */
export function isApposed(view: View, item: Item, predicate: PredicateItem): boolean {
  return (
    item.kind === 'person' &&
    view.tokens[item.to]?.text === ',' &&
    predicate.from - item.to <= 2 &&
    !hitBefore(view, item.from, 'w:except') &&
    !hasPassive(view, predicate.from)
  )
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

/** "this former lawyer", "the journalist": whoever was spoken of last, called by what they are. */
export function isDescribed({ view, people, counts }: Clauses, predicate: PredicateItem): boolean {
  for (let i = Math.max(1, predicate.from - 12); i < Math.min(predicate.to + 8, view.tokens.length); i++) {
    const role = hitAt(view, i, 'r:prisoner') ?? hitAt(view, i, 'r:journalist') ?? hitAt(view, i, 'w:somebody')
    if (!role || people.some((p) => p.from >= i && p.from - role.to <= 1)) continue
    if (counts.some((c) => c.from <= i && i < c.to)) continue
    // "der 81-Jährige"
    const most = /^[-–]$/.test(view.tokens[i - 1]?.text ?? '') ? 3 : 2
    for (let back = 1; back <= most; back++) if (covered(view, i - back, 'w:definite')) return true
  }
  return false
}

/** "He was brought with 13 others": he is the subject where somebody stands before. */
export function onlyCompany({ view, items }: Clauses, item: CountItem): boolean {
  const together = hitBefore(view, item.from, 'w:and') ?? hitBefore(view, item.from, 'w:prep')
  if (!together || hitAt(view, together.from, 'join')) return false
  return items.some(
    (i) => i.to <= item.from && (i.kind === 'person' || (i.kind === 'pronoun' && /^s?he$/.test(i.word))),
  )
}
