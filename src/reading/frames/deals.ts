import type { ClaimType } from '../claim.ts'
import { hitAt } from '../text/view.ts'
import { push } from './claims-of.ts'
import { type Scene, wordsOf } from './draft.ts'
import type { Clauses, PredicateItem } from './items.ts'
import { moodOf } from './mood.ts'
import { dateFor } from './when.ts'

const KINDS: Readonly<Record<string, ClaimType>> = {
  exchange_terms: 'exchange_terms',
  sanctions: 'sanctions_relief',
  identity: 'identity_confirmed',
}

/** Terms of an exchange, lifted sanctions, checked names: said of the released as a group, or of an organisation. */
export function readDeal(scene: Scene, clauses: Clauses, predicate: PredicateItem): void {
  const type = KINDS[predicate.type]
  if (!type) return
  const mood = moodOf(clauses, predicate)
  const date = dateFor(clauses, predicate)
  push(scene, {
    type,
    subject: subjectOf(scene, clauses, type),
    clauses,
    from: predicate.from,
    to: predicate.to,
    at: predicate.from,
    value: null,
    date: date ? { edtf: date.edtf, raw: wordsOf(scene, clauses, date.from, date.to) } : null,
    population: null,
    measure: null,
    detail: clauseWords(scene, clauses, predicate),
    offence: null,
    releaseKind: null,
    polarity: mood.negated ? 'denies' : mood.polarity,
    modality: mood.modality,
    flags: [],
  })
}

function subjectOf(scene: Scene, clauses: Clauses, type: ClaimType): { kind: 'group'; name: string } {
  const { view } = clauses
  if (type === 'sanctions_relief')
    for (let i = 0; i < view.tokens.length; i++) {
      const place = hitAt(view, i, 'plat:')
      if (place) return { kind: 'group', name: wordsOf(scene, clauses, place.from, place.to) }
    }
  return { kind: 'group', name: type === 'sanctions_relief' ? 'sanctions' : 'released prisoners' }
}

/** The segments around the predicate that say no other thing. */
function clauseWords(scene: Scene, clauses: Clauses, predicate: PredicateItem): string {
  const { segment, view } = clauses
  const own = new Set([segment[predicate.from], segment[predicate.to - 1]])
  let from = predicate.from
  let to = predicate.to
  while (from > 0 && own.has(segment[from - 1] ?? -1)) from--
  while (to < view.tokens.length && own.has(segment[to] ?? -1)) to++
  if (/^[,;:—–(]$/.test(view.tokens[from]?.text ?? '')) from++
  return wordsOf(scene, clauses, from, Math.max(to, from + 1))
}
