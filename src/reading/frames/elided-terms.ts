import { hitAt, type View } from '../text/view.ts'
import { personDraft } from './claims-of.ts'
import type { Scene } from './draft.ts'
import type { Clauses, CountItem } from './items.ts'
import { moodOf } from './mood.ts'
import { findTargets, type Target, type TargetContext } from './targets.ts'

// No elided number of years is higher.
const MOST_YEARS = 40

/** "A got nine years and B six", "was serving ten": where terms are spoken of, a bare number is one of years. */
export function readElided(scene: Scene, clauses: Clauses, item: CountItem, context: TargetContext): void {
  const { view, terms } = clauses
  const { number, noun, part, other } = item.count
  if (noun || part || other || scene.typeOfCount.has(item) || number.value === null || number.value > MOST_YEARS) return
  const half = hitAt(view, item.to, 'half')
  const end = half ? half.to : item.to
  const next = view.tokens[end]
  if (next && !/^[,.;)]$/.test(next.text) && !hitAt(view, end, 'join')) return
  if (!terms.some((t) => !t.age) && !scene.drafts.some((d) => d.type === 'sentenced' && d.value !== null)) return
  const weak = clauses.predicates.findLast((p) => p.to <= item.from && item.from - p.to <= 1)
  const governed = weak && (weak.type === 'given' || weak.type === 'sentenced') ? weak : null
  const named = clauses.people.findLast((p) => p.to <= item.from && item.from - p.to <= 3)
  const parallel =
    named && terms.some((t) => t.to <= named.from) && bindsNumber(view, named.to, item.from) ? named : null
  if (!governed && !parallel) return
  const targets: Target[] = governed
    ? findTargets(clauses, governed, context).filter(
        (t) => t.kind === 'person' && (t.item === null || t.item.to <= governed.from || governed.voice === 'o'),
      )
    : named && context.mayBe(named.person)
      ? [{ kind: 'person', person: named.person, item: named }]
      : []
  const mood = moodOf(clauses, governed ?? item)
  if (mood.wanted || mood.negated) return
  const value = number.value + (half ? 0.5 : 0)
  const quantity = {
    number: value,
    min: null,
    max: null,
    unit: 'year' as const,
    quantifier: number.quantifier,
    term: { years: number.value, months: half ? 6 : 0, days: 0 },
  }
  const term = { from: item.from, to: end, quantity, age: false, custody: false }
  // "A and B, serving nine": behind the comma it is said of the last.
  const own = governed && view.tokens[governed.from - 1]?.text === ',' ? targets.slice(-1) : targets
  for (const target of own)
    if (target.kind === 'person')
      personDraft(scene, clauses, governed ?? item, target, 'sentenced', mood, { term, date: null })
  if (targets.length > 0) scene.typeOfCount.set(item, 'sentenced')
}

/** Nothing, a dash or a preposition between a name and the number of years; behind a comma stands an age. */
function bindsNumber(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (
      !/^[—–:-]$/.test(view.tokens[i]?.text ?? '') &&
      !hitAt(view, i, 'w:prep') &&
      !hitAt(view, i, 'd:before') &&
      !hitAt(view, i, 'rt')
    )
      return false
  return true
}
