import { hitAt, type View } from '../text/view.ts'
import { push } from './claims-of.ts'
import { remember, type Scene, wordsOf } from './draft.ts'
import type { Clauses, PersonItem } from './items.ts'
import type { TargetContext } from './targets.ts'

/** "their daughter, aged 6", "his son": a child is marked minor unless the text gives an age of 18 or more. */
export function readKinship(scene: Scene, clauses: Clauses, context: TargetContext): void {
  const { view } = clauses
  if (!view.tags.has('n:childNouns')) return
  for (let i = 0; i < view.tokens.length; i++) {
    const child = hitAt(view, i, 'n:childNouns')
    if (!child) continue
    const owner = ownerOf(clauses, i, context)
    if (!owner) continue
    const to = clauseEnd(clauses, child.to)
    const minor = isMinor(clauses, child.to)
    const named = clauses.people.find((p) => p.from >= child.to && p.from - child.to <= 2)
    if (named && minor) named.person.minor = true
    push(scene, {
      type: 'kinship',
      subject: { kind: 'person', person: owner },
      clauses,
      from: Math.max(0, i - 1),
      to,
      at: i,
      value: null,
      date: null,
      population: null,
      measure: null,
      detail: wordsOf(scene, clauses, Math.max(0, i - 1), to),
      offence: null,
      releaseKind: null,
      polarity: 'affirms',
      modality: null,
      flags: minor ? ['minor'] : [],
      minor,
    })
    remember(scene, owner)
  }
}

function ownerOf(clauses: Clauses, at: number, context: TargetContext) {
  const { view } = clauses
  const before: PersonItem | undefined = clauses.people.findLast((p) => p.to <= at && at - p.to <= 1)
  if (before && context.mayBe(before.person)) return before.person
  const possessive = hitAt(view, at - 1, 'w:possessive') ?? hitAt(view, at - 2, 'w:possessive')
  if (possessive || view.language.dropsSubject || view.language.freeOrder) {
    const named = clauses.people.findLast((p) => p.to <= at && context.mayBe(p.person))
    if (possessive) return named?.person ?? context.topic(null)
  }
  return null
}

function isMinor(clauses: Clauses, at: number): boolean {
  const age = clauses.terms.find((t) => t.from >= at - 2 && t.from - at <= 6 && t.quantity.unit === 'year')
  const bare = /^\d{1,2}$/.exec(clauses.view.tokens[at + 1]?.text ?? '')
  const aged = hitAt(clauses.view, at + 1, 'ageb') ? clauses.view.tokens[at + 2]?.text : undefined
  const years = age?.quantity.number ?? (aged && /^\d{1,2}$/.test(aged) ? Number(aged) : bare ? Number(bare[0]) : null)
  return years === null || years < 18
}

function clauseEnd(clauses: Clauses, from: number): number {
  const { view } = clauses
  return lastBefore(view, from, 16)
}

function lastBefore(view: View, from: number, most: number): number {
  let to = from
  while (to < view.tokens.length && to - from < most && !/^[.;!?]$/.test(view.tokens[to]?.text ?? '')) to++
  return to
}
