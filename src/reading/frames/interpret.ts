import { hitAt, hitBefore, tagKey } from '../text/view.ts'
import { countDraft } from './claims-of.ts'
import { readDeal } from './deals.ts'
import { happened, remember, type Scene, wordsOf } from './draft.ts'
import { readEvent } from './events.ts'
import { readGaps } from './gaps.ts'
import type { Clauses, CountItem, PredicateItem } from './items.ts'
import { readKinship } from './kinship.ts'
import { readMembers, readNamedCounts, readSharedCounts } from './members.ts'
import { moodOf } from './mood.ts'
import { isQuestion, readAnswer } from './questions.ts'
import { readSentences } from './sentencing.ts'
import type { TargetContext } from './targets.ts'
import { dateFor } from './when.ts'

/** Adds to the scene what one sentence says; a question says nothing. */
export function interpret(scene: Scene, clauses: Clauses, context: TargetContext): void {
  if (scene.previous && isQuestion(scene.previous)) readAnswer(scene, clauses, scene.previous, context)
  if (!isQuestion(clauses)) readStatements(scene, clauses, context)
  const first = clauses.people.find((p) => context.mayBeMeant(p.person))
  if (first) remember(scene, first.person)
  scene.sentence++
  scene.previous = clauses
}

function readStatements(scene: Scene, clauses: Clauses, context: TargetContext): void {
  for (const predicate of clauses.predicates) {
    readEvent(scene, clauses, predicate, context)
    readDeal(scene, clauses, predicate)
  }
  readSentences(scene, clauses, context)
  readNouns(scene, clauses)
  readOrdinalDeath(scene, clauses)
  for (const predicate of clauses.predicates) if (predicate.type === 'tally') readTally(scene, clauses, predicate)
  readSharedCounts(scene, clauses)
  readNamedCounts(scene, clauses, context)
  for (const predicate of clauses.predicates)
    if (predicate.type.startsWith('member')) readMembers(scene, clauses, predicate, context)
  readGaps(scene, clauses, context)
  readKinship(scene, clauses, context)
}

/** "5,774 releases", "52 freed", "seven deaths": the noun itself says what happened. */
function readNouns(scene: Scene, clauses: Clauses): void {
  for (const item of clauses.counts) {
    if (scene.typeOfCount.has(item)) continue
    if (item.count.noun?.key === 'dead') {
      scene.typeOfCount.set(item, 'died')
      countDraft(scene, clauses, item, item, 'count_died', 0, moodOf(clauses, item))
    }
    if (item.count.noun?.key !== 'freed') continue
    scene.typeOfCount.set(item, 'released')
    const place = { from: item.from, to: item.to }
    const mood = moodOf(clauses, place)
    countDraft(scene, clauses, place, item, mood.modality === 'planned' ? 'released' : 'count_released', 0, mood)
    const date = dateFor(clauses, place)
    const stated = date ? { edtf: date.edtf, raw: wordsOf(scene, clauses, date.from, date.to) } : null
    happened(scene, { type: 'released', date: stated, sentence: scene.sentence, at: item.from })
  }
}

/** "the fourth such death": four have died. */
function readOrdinalDeath(scene: Scene, clauses: Clauses): void {
  for (const predicate of clauses.predicates) {
    if (predicate.type !== 'nth_death') continue
    const ordinal =
      [...Array(predicate.to - predicate.from > 1 ? 4 : 2).keys()]
        .map((back) => hitBefore(clauses.view, predicate.from - back, 'ord:'))
        .find((hit) => hit !== null) ?? hitAt(clauses.view, predicate.from, 'ord:')
    if (!ordinal) continue
    const value = Number(tagKey(ordinal))
    const number = {
      from: ordinal.from,
      to: ordinal.to,
      core: ordinal.from,
      value,
      min: null,
      max: null,
      quantifier: 'exact' as const,
      inWords: true,
      flags: ['ordinal'],
    }
    const count = { from: ordinal.from, to: predicate.to, number, noun: null, other: false, part: false }
    countDraft(
      scene,
      clauses,
      predicate,
      { kind: 'count', from: ordinal.from, to: predicate.to, count },
      'count_died',
      0,
      moodOf(clauses, predicate),
    )
  }
}

/** "speaks of 401 arrests": a plain word behind the number says what is counted. */
function countsThings({ view }: Clauses, item: CountItem): boolean {
  const next = view.tokens[item.to]
  if (next?.kind !== 'word' || next.capital) return false
  return !(view.hitsAt[item.to] ?? []).some((h) => /^(w:|d:|join|rt|p:.*:[ps]$)/.test(h.tag))
}

/** "AAPP finds 402 political prisoners among them": a count of what happened to the group. */
function readTally(scene: Scene, clauses: Clauses, predicate: PredicateItem): void {
  const item = clauses.counts.find((c) => c.from >= predicate.to && c.from - predicate.to <= 3)
  if (!item || scene.typeOfCount.has(item)) return
  if (!item.count.noun && (item.from !== predicate.to || countsThings(clauses, item))) return
  if (clauses.predicates.some((p) => p.type === 'other' && p.from === item.to)) return
  const held = countsHeld(scene, item)
  if (!held && !scene.event) return
  scene.typeOfCount.set(item, held ? 'still_held' : 'released')
  countDraft(scene, clauses, predicate, item, held ? 'count_held' : 'count_released', 0, moodOf(clauses, predicate))
}

/** "the group counts 1,187 political prisoners", far more than were freed: so many are held. */
function countsHeld(scene: Scene, { count }: CountItem): boolean {
  if (count.noun?.key !== 'prisoner' || count.part) return false
  const value = count.number.value ?? count.number.min ?? 0
  const freed = scene.drafts.filter((d) => d.subject.kind === 'group' && FREED.has(d.type))
  return value > Math.max(20, ...freed.map((d) => d.value?.number ?? d.value?.min ?? 0))
}

const FREED = new Set(['count_released', 'pardoned', 'deported', 'count_crossed', 'exchanged'])
