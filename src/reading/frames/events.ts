import { dayRange, parseEdtf } from '../../dates/index.ts'
import type { ClaimType } from '../claim.ts'
import { covered, hitAt, hitBefore } from '../text/view.ts'
import { countDraft, personDraft } from './claims-of.ts'
import { draftKey, happened, remember, type Scene } from './draft.ts'
import type { Clauses, CountItem, PredicateItem } from './items.ts'
import { type Mood, moodOf } from './mood.ts'
import { findTargets, type Target, type TargetContext } from './targets.ts'
import { dateFor } from './when.ts'

/** What each kind of predicate says of a person, of a counted group, of a group without a number. */
interface Meaning {
  readonly person: ClaimType | null
  readonly count: ClaimType | null
  readonly group: ClaimType | null
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  released: { person: 'released', count: 'count_released', group: null },
  pardoned: { person: 'pardoned', count: 'pardoned', group: 'pardoned' },
  deported: { person: 'deported', count: 'deported', group: 'deported' },
  exchanged: { person: 'released', count: 'count_released', group: 'exchanged' },
  crossed: { person: 'deported', count: 'count_crossed', group: 'deported' },
  arrived: { person: 'arrived', count: 'arrived', group: 'arrived' },
  refused: { person: 'release_refused', count: 'release_refused', group: 'release_refused' },
  not_released: { person: 'not_released', count: null, group: null },
  still_held: { person: 'not_released', count: 'count_held', group: null },
  custody: { person: 'detained', count: 'count_held', group: null },
  arrest: { person: 'detained', count: 'count_arrested', group: null },
  returned: { person: 'returned_to_prison', count: 'returned_to_prison', group: 'returned_to_prison' },
  charged: { person: 'charged', count: null, group: null },
  reduced: { person: 'sentence_reduced', count: null, group: null },
  appeal_rejected: { person: 'appeal_rejected', count: null, group: null },
  transferred: { person: 'transferred', count: 'transferred', group: 'transferred' },
  died: { person: 'died', count: 'count_died', group: null },
  hunger: { person: 'hunger_strike', count: 'hunger_strike', group: 'hunger_strike' },
  hunger_end: { person: 'hunger_strike_ended', count: null, group: null },
  health: { person: 'health', count: null, group: null },
  whereabouts: { person: 'whereabouts_unknown', count: null, group: null },
  incommunicado: { person: 'held_incommunicado', count: null, group: null },
  documents: { person: 'documents_confiscated', count: 'documents_confiscated', group: 'documents_confiscated' },
  citizenship: { person: 'citizenship_revoked', count: null, group: 'citizenship_revoked' },
  recognised: { person: 'recognised', count: 'count_recognised', group: null },
  listed: { person: 'listed', count: null, group: null },
  ill_treatment: { person: 'ill_treatment', count: null, group: 'ill_treatment' },
  conditional: { person: 'conditional_release', count: null, group: null },
  body_returned: { person: 'body_returned', count: null, group: null },
  remaining: { person: null, count: null, group: null },
  cause_of_death: { person: 'cause_of_death', count: null, group: null },
}

// One person's release of long ago is no event of which others are part.
const LONG_AGO = 45
/** Kinds after which a later sentence may name the members of the group. */
const GROUP_EVENTS = new Set(['released', 'pardoned', 'deported', 'crossed', 'exchanged', 'transferred', 'arrived'])

export function readEvent(scene: Scene, clauses: Clauses, predicate: PredicateItem, context: TargetContext): void {
  const meaning = MEANINGS[predicate.type]
  if (!meaning) return
  if (predicate.type === 'still_held' && namesRelease(clauses, predicate)) return
  const mood = moodOf(clauses, predicate)
  const targets = findTargets(clauses, predicate, context)
  const type = mood.negated && /^(released|pardoned)$/.test(predicate.type) ? 'not_released' : null
  if (type === null && !mood.wanted) noteEvent(scene, clauses, predicate, targets, mood.modality === 'planned')
  for (const target of targets) {
    if (target.kind === 'person') {
      remember(scene, target.person)
      const claim = type ?? (isSince(clauses, predicate) ? 'detained' : meaning.person)
      if (claim === 'body_returned' && !mood.wanted && !mood.negated)
        personDraft(scene, clauses, predicate, target, 'died', mood, { date: null })
      if (claim === 'arrived') readArrival(scene, clauses, predicate, target, mood)
      else if (claim && !mood.wanted && holds(scene, clauses, predicate, target))
        personDraft(scene, clauses, predicate, target, claim, mood)
    } else if (target.kind === 'count')
      readCount(
        scene,
        clauses,
        predicate,
        target.item,
        mood.wanted ? wantedType(meaning) : type ? null : plannedType(meaning, mood),
        targets,
      )
    else if (meaning.group && !mood.wanted && !type)
      groupDraftFor(scene, clauses, predicate, target, meaning.group, mood)
  }
  if (!mood.wanted && !type) readCompany(scene, clauses, predicate, targets, mood)
}

const COMPANY: Readonly<Record<string, ClaimType>> = { released: 'count_released', deported: 'deported' }

/** "She came out with 51 others": she is one more. */
function readCompany(
  scene: Scene,
  clauses: Clauses,
  predicate: PredicateItem,
  targets: readonly Target[],
  mood: Mood,
): void {
  const persons = targets.filter((t) => t.kind === 'person').length
  const item = clauses.counts.find(
    (c) =>
      (c.from >= predicate.to ? c.from - predicate.to : predicate.from - c.to) <= 9 &&
      c.count.other &&
      withBefore(clauses, c),
  )
  const type = COMPANY[predicate.type]
  if (persons === 0 || !item || scene.typeOfCount.has(item) || !type) return
  scene.typeOfCount.set(item, predicate.type)
  countDraft(scene, clauses, predicate, item, type, persons, mood)
}

function withBefore({ view }: Clauses, item: CountItem): boolean {
  for (let i = Math.max(0, item.from - 2); i <= item.from; i++)
    if (hitBefore(view, i, 'w:and') || hitBefore(view, i, 'w:prep')) return true
  return false
}

// A release still to come is a planned `released`, not a count of the released.
function plannedType(meaning: Meaning, mood: Mood): ClaimType | null {
  return mood.modality === 'planned' && meaning.count === 'count_released' ? 'released' : meaning.count
}

// "wants 1,150 more set free": those are held.
function wantedType(meaning: Meaning): ClaimType | null {
  return meaning.count === 'count_released' || meaning.count === 'pardoned' || meaning.count === 'count_held'
    ? 'count_held'
    : null
}

function readCount(
  scene: Scene,
  clauses: Clauses,
  predicate: PredicateItem,
  item: CountItem,
  type: ClaimType | null,
  targets: readonly Target[],
): void {
  if (!type || scene.typeOfCount.has(item) || isAttribute(clauses, predicate, item)) return
  if (type === 'arrived' && releaseBefore(scene) && !isOfficeHolders(item)) {
    scene.typeOfCount.set(item, 'crossed')
    countDraft(scene, clauses, predicate, item, 'count_crossed', 0, moodOf(clauses, predicate))
    return
  }
  const sum = type === 'pardoned' && dateFor(clauses, predicate)?.since === true
  const persons = targets.filter((t) => t.kind === 'person').length
  if (item.count.other && persons > 0 && type === 'pardoned') return
  scene.typeOfCount.set(item, predicate.type)
  countDraft(
    scene,
    clauses,
    predicate,
    item,
    sum ? 'count_released' : type,
    item.count.other ? persons + companions(clauses, predicate) : 0,
    moodOf(clauses, predicate),
  )
}

/** "puts the number of prisoners let out at 211" counts no one who is held. */
function namesRelease({ view }: Clauses, predicate: PredicateItem): boolean {
  for (let i = predicate.from; i < predicate.to; i++) if (hitAt(view, i, 'p:released:p')) return true
  return false
}

/** "31 civilians held in Belarus were handed over": held says which, not what happened. */
function isAttribute(clauses: Clauses, predicate: PredicateItem, item: CountItem): boolean {
  if (!/^(custody|recognised|arrest)$/.test(predicate.type) || item.to !== predicate.from) return false
  return clauses.predicates.some(
    (p) =>
      p.from >= predicate.to &&
      p.from - predicate.to <= 6 &&
      (GROUP_EVENTS.has(p.type) || p.type === 'still_held' || p.type === 'died') &&
      clauses.segment[p.from] === clauses.segment[predicate.from],
  )
}

function releaseBefore(scene: Scene): Scene['event'] {
  return scene.events.findLast((event) => event.type !== 'arrived' && event.type !== 'transferred') ?? null
}

function isOfficeHolders(item: CountItem): boolean {
  return item.count.noun !== null && /^(activist|journalist|child)$/.test(item.count.noun.key)
}

/** Whoever arrives where the freed were taken is free, unless the text already says what became of them. */
function readArrival(
  scene: Scene,
  clauses: Clauses,
  predicate: PredicateItem,
  target: Extract<Target, { kind: 'person' }>,
  mood: Mood,
): void {
  const event = releaseBefore(scene)
  if (mood.wanted || mood.negated || !event || scene.sentence - event.sentence > 3) return
  if (clauses.speaking.has(target.item?.from ?? -1)) return
  const told = ['released', 'pardoned', 'deported', 'release_refused', 'not_released', 'died', 'returned_to_prison']
  const subject = { kind: 'person' as const, person: target.person }
  if (told.some((type) => scene.index.has(draftKey(type as ClaimType, subject)))) return
  personDraft(scene, clauses, predicate, target, 'released', mood)
}

/** "13 others came out with him": he is one more. */
function companions(clauses: Clauses, predicate: PredicateItem): number {
  return clauses.items.some(
    (i) =>
      i.kind === 'pronoun' &&
      (i.word === 'he' || i.word === 'she') &&
      ((i.from >= predicate.to && i.from - predicate.to <= 2) ||
        (i.from <= 3 && i.to <= predicate.from && withBeforeToken(clauses, i.from))),
  )
    ? 1
    : 0
}

function withBeforeToken({ view }: Clauses, at: number): boolean {
  return hitBefore(view, at, 'w:and') !== null
}

function groupDraftFor(
  scene: Scene,
  clauses: Clauses,
  predicate: PredicateItem,
  target: Extract<Target, { kind: 'group' }>,
  type: ClaimType,
  mood: Mood,
): void {
  countDraft(scene, clauses, predicate, target, type, 0, mood)
}

function noteEvent(
  scene: Scene,
  clauses: Clauses,
  predicate: PredicateItem,
  targets: readonly Target[],
  planned: boolean,
): void {
  if (!GROUP_EVENTS.has(predicate.type) || targets.length === 0 || planned) return
  const date = dateFor(clauses, predicate)
  const first = clauses.view.tokens[date?.from ?? 0]
  const last = clauses.view.tokens[(date?.to ?? 1) - 1]
  const stated = date && first && last ? { edtf: date.edtf, raw: scene.text.slice(first.start, last.end) } : null
  const counted = targets.some((t) => t.kind !== 'person')
  if (
    !counted &&
    stated &&
    scene.published !== null &&
    scene.published - dayRange(parseEdtf(stated.edtf)).last > LONG_AGO
  )
    return
  const sameKind = scene.event && (scene.event.type === predicate.type || !stated)
  happened(scene, {
    type: predicate.type,
    date: stated ?? (sameKind ? (scene.event?.date ?? null) : null),
    sentence: scene.sentence,
    at: predicate.from,
  })
}

/** "has been in remand prison since October": when it began, not that nothing has changed. */
function isSince(clauses: Clauses, predicate: PredicateItem): boolean {
  return predicate.type === 'still_held' && dateFor(clauses, predicate)?.since === true
}

/** Custody alone is an arrest only with a date; "remains in prison" is news only beside a release. */
function holds(
  scene: Scene,
  clauses: Clauses,
  predicate: PredicateItem,
  target: Extract<Target, { kind: 'person' }>,
): boolean {
  if (predicate.type === 'custody' || (predicate.type === 'arrest' && predicate.voice === 'n'))
    return dateFor(clauses, predicate) !== null
  if (predicate.type === 'still_held')
    return (
      isSince(clauses, predicate) ||
      (scene.event !== null &&
        !['released', 'died', 'release_refused'].some((type) =>
          scene.index.has(draftKey(type, { kind: 'person', person: target.person })),
        ))
    )
  if (predicate.type === 'arrived') return false
  if (predicate.type === 'arrest')
    return !covered(clauses.view, predicate.to, 'w:neverArrest') && hitAt(clauses.view, predicate.to, 'age') === null
  return true
}
