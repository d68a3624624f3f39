import { hitAt, hitBefore, tagKey } from '../text/view.ts'
import type { Clauses } from './items.ts'

interface Place {
  readonly from: number
  readonly to: number
}

const MOST_WORDS = 16

/** Where it happened: the place named in the segments of the predicate, behind it rather than before; its English name. */
export function placeOf(clauses: Clauses, predicate: Place): string | null {
  if (!clauses.view.tags.has('pl:')) return null
  const key = predicate.from * 1024 + predicate.to
  const known = clauses.placeOf.get(key)
  if (known !== undefined) return known
  const found = findPlace(clauses, predicate)
  clauses.placeOf.set(key, found)
  return found
}

function findPlace(clauses: Clauses, predicate: Place): string | null {
  const { view, segment } = clauses
  const own = new Set([segment[predicate.from], segment[Math.max(predicate.from, predicate.to - 1)]])
  let before: string | null = null
  for (let i = 0; i < view.tokens.length; i++) {
    if (!own.has(segment[i])) continue
    const hit = hitAt(view, i, 'pl:')
    if (!hit || !view.tokens[i]?.capital) continue
    if (i >= predicate.to) return tagKey(hit)
    before = tagKey(hit)
  }
  return before
}

/** What somebody is accused or convicted of, in the report's words: what follows "on charges of", "за", "wegen". */
export function offenceOf(text: string, clauses: Clauses, from: number, to: number): string | null {
  const { view } = clauses
  if (!view.tags.has('off')) return null
  const wall =
    clauses.predicates.find((p) => p.from >= to && /^(sentenced|given|released|arrest|died)$/.test(p.type))?.from ??
    view.tokens.length
  for (let i = from; i < Math.min(to + 8, wall); i++) {
    const hit = hitAt(view, i, 'off')
    if (!hit || hit.to < to || !opensOffence(clauses, hit.to)) continue
    const end = offenceEnd(clauses, hit.to, wall)
    const first = view.tokens[hit.to]
    const last = view.tokens[end - 1]
    if (first && last && end > hit.to)
      return text.slice(first.start, last.end).replace(/^(['"«„“‘])(.*)['"»”“’]$/, '$2')
  }
  return null
}

// Not a length of time, a date, a person or a clause: "for 15 years", "за решеткой".
function opensOffence(clauses: Clauses, at: number): boolean {
  const token = clauses.view.tokens[at]
  if (
    !token ||
    token.kind === 'number' ||
    (token.capital && !clauses.view.language.nounsCapital) ||
    /^[,.;:)]$/.test(token.text)
  )
    return false
  const taken = [...clauses.terms, ...clauses.dates, ...clauses.people, ...clauses.counts].some(
    (p) => p.from <= at && at < p.to,
  )
  return (
    !taken && !hitAt(clauses.view, at, 'u:') && !hitAt(clauses.view, at, 'fac') && !hitBefore(clauses.view, at, 'cn')
  )
}

function offenceEnd(clauses: Clauses, from: number, wall: number): number {
  const { view, dates } = clauses
  let quoted = false
  let at = from
  while (at < Math.min(wall, from + MOST_WORDS, view.tokens.length)) {
    const text = view.tokens[at]?.text ?? ''
    if (/^['"«„“”»’‘]$/.test(text)) {
      if (quoted) return at + 1
      quoted = true
    } else if (
      !quoted &&
      (/^[,.;:()—–!?]$/.test(text) || dates.some((d) => d.from === at) || hitAt(view, at, 'speech'))
    )
      return at
    at++
  }
  return at
}
