import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import type { Clauses, CountItem } from './items.ts'

// A number without a noun counts people only where nothing else can be meant.
export function standsAlone(clauses: Clauses, item: CountItem): boolean {
  const { view } = clauses
  const next = clauses.items.find((i) => i.from >= item.to)
  if (next?.kind === 'predicate' && onlyAuxiliaries(view, item.to, next.from)) return true
  return (
    (covered(view, item.from - 1, 'w:the') && (next?.from ?? item.to) <= item.to + 2) ||
    alone(clauses, item) ||
    hitBefore(view, item.from, 'p:tally:o') !== null ||
    hitAt(view, item.to, 'd:since') !== null
  )
}

/** "2,100 have died", "14 were also freed". */
function onlyAuxiliaries(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (!['w:be', 'w:have', 'w:also', 'w:plan'].some((tag) => covered(view, i, tag))) return false
  return to - from <= 3
}

// A bare number behind these is one of years.
const OF_TERMS = /^(given|sentenced|reduced)$/

/** "освобождены 16, задержаны 40": a bare number between the verb and a mark. */
function alone(clauses: Clauses, item: CountItem): boolean {
  const mark = clauses.view.tokens[item.to]
  if (mark && !/^[,.;)]$/.test(mark.text) && !hitAt(clauses.view, item.to, 'join')) return false
  const colon = clauses.view.tokens[item.from - 1]?.text === ':' ? item.from - 1 : item.from
  return clauses.predicates.some((p) => p.to === colon && /^[pso]$/.test(p.voice) && !OF_TERMS.test(p.type))
}
