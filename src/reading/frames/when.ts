import type { FoundDate } from '../find/dates.ts'
import type { Clauses, PredicateItem } from './items.ts'

/** The date that belongs to a predicate: in its own segment first, else in a neighbouring segment without a predicate. */
export function dateFor(clauses: Clauses, predicate: { from: number; to: number }): FoundDate | null {
  if (clauses.dates.length === 0) return null
  const key = predicate.from * 1024 + predicate.to
  const known = clauses.dateOf.get(key)
  if (known !== undefined) return known
  const found = findDate(clauses, predicate)
  clauses.dateOf.set(key, found)
  return found
}

function findDate(clauses: Clauses, predicate: { from: number; to: number }): FoundDate | null {
  const { dates, segment } = clauses
  const inside = dates.find((d) => d.from >= predicate.from && d.to <= predicate.to)
  if (inside) return inside
  const own = new Set([segment[predicate.from], segment[Math.max(predicate.from, predicate.to - 1)]])
  const here = dates.filter((d) => own.has(segment[d.from]) && !closerToOther(clauses, d, predicate))
  const after = here.find((d) => d.from >= predicate.to)
  const before = here.findLast((d) => d.to <= predicate.from)
  if (after && before) return after.from - predicate.to <= predicate.from - before.to + 4 ? after : before
  return after ?? before ?? neighbouring(clauses, predicate)
}

// A date between two predicates of one segment goes to the nearer one; where the order of words is fixed, to the first.
function closerToOther(clauses: Clauses, date: FoundDate, predicate: { from: number; to: number }): boolean {
  const distance = gap(date, predicate)
  const follows = date.from >= predicate.to
  return clauses.predicates.some((p) => {
    if (p.from === predicate.from || p.type === 'tally' || p.type.startsWith('member')) return false
    if (clauses.segment[p.from] !== clauses.segment[date.from]) return false
    if (!clauses.view.language.freeOrder && follows !== date.from >= p.to) return !follows
    return gap(date, p) < distance
  })
}

function gap(a: { from: number; to: number }, b: { from: number; to: number }): number {
  return a.from >= b.to ? a.from - b.to : b.from - a.to
}

function neighbouring(clauses: Clauses, predicate: { from: number; to: number }): FoundDate | null {
  const { dates, segment, busy, depth } = clauses
  const level = depth[predicate.from] ?? 0
  const last = segment[Math.max(predicate.from, predicate.to - 1)] ?? 0
  for (let s = last + 1; s <= last + 2 && !busy.has(s); s++) {
    const date = dates.find((d) => segment[d.from] === s && (depth[d.from] ?? 0) <= level)
    if (date) return opensList(clauses, predicate.to, date.from) ? null : date
  }
  const first = segment[predicate.from] ?? 0
  for (let s = first - 1; s >= first - 3 && s >= 0 && !busy.has(s); s--) {
    const date = dates.findLast((d) => segment[d.from] === s && (depth[d.from] ?? 0) === level)
    if (date) return date
  }
  return null
}

// Behind a colon a list begins, and its dates belong to its members.
function opensList(clauses: Clauses, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^[:;]$/.test(clauses.view.tokens[i]?.text ?? '')) return true
  return false
}

/** A date in brackets or after "since" that stands right behind a name: "(August 2022)", "desde agosto de 2022". */
export function asideDate(clauses: Clauses, from: number, to: number): FoundDate | null {
  return clauses.dates.find((d) => d.from >= from && d.to <= to) ?? null
}

export type { PredicateItem }
