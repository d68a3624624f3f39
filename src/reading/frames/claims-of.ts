import { dayRange, parseEdtf } from '../../dates/index.ts'
import type { ClaimType, Quantity } from '../claim.ts'
import type { FoundDate } from '../find/dates.ts'
import type { FoundNumber } from '../find/numbers.ts'
import type { FoundTerm } from '../find/terms.ts'
import { hitAt, tagKey, type View } from '../text/view.ts'
import { offenceOf, placeOf } from './circumstances.ts'
import { type Draft, draftKey, type Scene, wordsOf } from './draft.ts'
import type { Clauses, CountItem } from './items.ts'
import type { Mood } from './mood.ts'
import type { Target } from './targets.ts'
import { dateFor } from './when.ts'

type Place = { readonly from: number; readonly to: number; readonly type?: string }

// Days after which news no longer speaks of an event as new.
const LONG_AGO = 45
// Telling the same of one person more often than this is no report.
const MOST_COMPARED = 12
// "had then been given".
const MOST_AUXILIARIES = 4

/** Release, and what follows from it, happened when the group's release happened unless the text says otherwise. */
const OF_THE_EVENT = new Set<ClaimType>([
  'released',
  'pardoned',
  'deported',
  'count_released',
  'count_crossed',
  'release_refused',
  'not_released',
  'returned_to_prison',
  'transferred',
  'arrived',
  'documents_confiscated',
])
const NO_FLAGS: readonly string[] = []
const OF_A_CASE = new Set<ClaimType>(['sentenced', 'charged'])
/** "would not leave" is no plan. */
const NEVER_PLANNED = new Set<ClaimType>(['release_refused', 'not_released', 'count_held', 'detained', 'died'])
const RELEASES = new Set<ClaimType>(['released', 'pardoned', 'deported', 'count_released', 'exchanged'])

export function personDraft(
  scene: Scene,
  clauses: Clauses,
  predicate: Place,
  target: Extract<Target, { kind: 'person' }>,
  type: ClaimType,
  mood: Mood,
  given: { date?: FoundDate | null; value?: Quantity | null; term?: FoundTerm } = {},
): void {
  const date = given.date === undefined ? dateFor(clauses, predicate) : given.date
  const term = given.term ?? null
  const about = { scene, clauses, predicate, type, mood, date, term, upToNow: false, item: target.item, since: null }
  push(
    scene,
    makeDraft(about, {
      subject: { kind: 'person', person: target.person },
      value: given.value ?? term?.quantity ?? null,
      population: null,
      measure: null,
      detail: null,
      flags: NO_FLAGS,
    }),
  )
}

export function countDraft(
  scene: Scene,
  clauses: Clauses,
  predicate: Place,
  item: CountItem | { kind: 'group'; from: number; to: number },
  type: ClaimType,
  plus: number,
  mood: Mood,
): void {
  const found = dateFor(clauses, predicate) ?? sinceAfter(clauses, item)
  const upToNow = found?.since === true && type.startsWith('count_')
  const count = item.kind === 'count' ? item.count : null
  const population = count?.noun
    ? wordsOf(scene, clauses, count.noun.from, count.noun.to).replace(/^[,\s]*(?:(?:of|de|di|von) |d')?/, '')
    : null
  const date = upToNow ? null : found
  push(
    scene,
    makeDraft(
      { scene, clauses, predicate, type, mood, date, term: null, upToNow, item, since: upToNow ? found : null },
      {
        subject: { kind: 'group', name: population ?? wordsOf(scene, clauses, item.from, item.to) },
        value: count ? quantity(count.number, plus) : null,
        population,
        measure: type.startsWith('count_') ? measureOf(type, upToNow) : null,
        detail: upToNow && found ? wordsOf(scene, clauses, Math.max(0, found.from - 1), found.to) : null,
        flags: count ? flagsOf(scene, clauses, count.number, plus) : NO_FLAGS,
      },
    ),
  )
}

function flagsOf(scene: Scene, clauses: Clauses, number: FoundNumber, plus: number): readonly string[] {
  const digits = clauses.view.tokens[number.core]?.text ?? ''
  const note = hasNoteGlued(scene, digits) && !number.flags.includes('footnote_digits')
  if (number.flags.length === 0 && plus === 0 && !note) return NO_FLAGS
  return [...number.flags, ...(note ? ['footnote_digits'] : []), ...(plus > 0 ? ['sum_with_named'] : [])]
}

/** "1671" where the text writes "1,150", or 167 elsewhere: the last digit may be the mark of a note. */
function hasNoteGlued(scene: Scene, digits: string): boolean {
  if (!/^\d{3,6}[1-9]$/.test(digits)) return false
  scene.numerals ??= {
    separated: /\d[ ,.\u00a0\u202f]\d{3}(?!\d)/.test(scene.text),
    all: new Set(scene.text.match(/\d+/g) ?? []),
  }
  return scene.numerals.separated || scene.numerals.all.has(digits.slice(0, -1))
}

/** "266 since 8 January": the tally runs up to the report. */
function sinceAfter(clauses: Clauses, item: Place): FoundDate | null {
  return clauses.dates.find((d) => d.since && d.from >= item.to && d.from - item.to <= 5) ?? null
}

function measureOf(type: ClaimType, since: boolean): 'stock' | 'flow' | 'cumulative' {
  if (type === 'count_held' || type === 'count_recognised') return 'stock'
  return since ? 'cumulative' : 'flow'
}

function quantity(
  number: { value: number | null; min: number | null; max: number | null; quantifier: Quantity['quantifier'] },
  plus: number,
): Quantity {
  const add = (n: number | null) => (n === null ? null : n + plus)
  return {
    number: add(number.value),
    min: add(number.min),
    max: add(number.max),
    unit: 'person',
    quantifier: number.quantifier,
  }
}

interface About {
  readonly scene: Scene
  readonly clauses: Clauses
  readonly predicate: Place
  readonly type: ClaimType
  readonly mood: Mood
  readonly date: FoundDate | null
  readonly term: FoundTerm | null
  readonly upToNow: boolean
  readonly item: { readonly from: number; readonly to: number } | null
  readonly since: FoundDate | null
}

type Own = Pick<Draft, 'subject' | 'value' | 'population' | 'measure' | 'detail' | 'flags'>

// Written out field by field: there are many drafts, and spreading objects is what costs most in making them.
function makeDraft(about: About, own: Own): Draft {
  const { scene, clauses, predicate, type, mood, date, term } = about
  let { from, to } = predicate
  for (const place of [about.item, date, term, about.since])
    if (place) {
      from = Math.min(from, place.from)
      to = Math.max(to, place.to)
    }
  return {
    type,
    subject: own.subject,
    clauses,
    from,
    to,
    at: predicate.from,
    value: own.value,
    date: dateOf(about, own.subject),
    population: own.population,
    measure: own.measure,
    detail: own.detail,
    place: placeOf(clauses, predicate),
    offence: OF_A_CASE.has(type)
      ? offenceOf(scene.text, clauses, predicate.from, term ? Math.max(predicate.to, term.to) : predicate.to)
      : null,
    releaseKind: RELEASES.has(type) ? releaseKindOf(clauses, type, predicate.type) : null,
    polarity: mood.polarity,
    modality: mood.modality === 'planned' && NEVER_PLANNED.has(type) ? null : mood.modality,
    flags: own.flags,
    said: null,
  }
}

function dateOf({ scene, clauses, type, mood, date, upToNow }: About, subject: Draft['subject']): Draft['date'] {
  if (date) return { edtf: date.edtf, raw: wordsOf(scene, clauses, date.from, date.to) }
  const inherits = !upToNow && OF_THE_EVENT.has(type) && (mood.modality !== 'planned' || NEVER_PLANNED.has(type))
  if (!inherits) return null
  // Who was moved on the tenth and came out "the next morning" did not come out on the tenth.
  const event = scene.event?.type === 'transferred' && type !== 'transferred' ? null : scene.event
  return ownReleaseIn(scene, clauses, type, subject) ?? event?.date ?? null
}

/** "was released in July 2024 under an amnesty": both words tell of one release, and its day is not that of the event before. */
function ownReleaseIn(scene: Scene, clauses: Clauses, type: ClaimType, subject: Draft['subject']): Draft['date'] {
  if (!RELEASES.has(type) || subject.kind !== 'person') return null
  for (let i = scene.drafts.length - 1; i >= 0; i--) {
    const draft = scene.drafts[i]
    if (draft?.clauses !== clauses) return null
    const same = draft.subject.kind === 'person' && draft.subject.person === subject.person
    if (same && RELEASES.has(draft.type) && draft.date) return draft.date
  }
  return null
}

function releaseKindOf(clauses: Clauses, type: ClaimType, predicate: string | undefined): string | null {
  if (type === 'deported') return 'deportation_expulsion'
  if (type === 'exchanged' || predicate === 'exchanged') return 'exchange'
  for (let i = 0; clauses.view.tags.has('rk:') && i < clauses.view.tokens.length; i++) {
    const hit = hitAt(clauses.view, i, 'rk:')
    if (hit) return tagKey(hit)
  }
  return type === 'pardoned' ? 'pardon' : null
}

/** A claim said twice by the same speaker in one report is kept once, with whatever the second telling adds. */
export function push(scene: Scene, draft: Draft): void {
  const about = draft.subject.kind === 'person' ? draft.subject.person : null
  draft.said = isBackground(draft) ? null : scene.sayings.nearest(draft.clauses, draft.at, about)
  if (draft.date !== null && draft.date === scene.event?.date) draft.date = dateBeside(scene, draft) ?? draft.date
  const key = draftKey(draft.type, draft.subject)
  const alike = scene.index.get(key) ?? []
  const twin = alike.slice(-MOST_COMPARED).find((d) => sameClaim(d, draft) && !differentTimes(scene, d, draft))
  if (!twin) {
    scene.drafts.push(draft)
    alike.push(draft)
    scene.index.set(key, alike)
    return
  }
  twin.date ??= draft.date
  twin.value ??= draft.value
}

const BACKGROUND: ReadonlySet<string> = new Set(['detained', 'charged', 'sentenced'])

/**
 * "Viasna names X, arrested in 2020," and "X, who had been given 18 years, is free, Y reports": what an apposition or a relative
 * clause recalls of the case is the reporter's own knowledge, not what the source says.
 */
function isBackground({ type, at, clauses }: Draft): boolean {
  if (!BACKGROUND.has(type)) return false
  const { view, predicates } = clauses
  if (!predicates.some((p) => !BACKGROUND.has(p.type) && p.type !== 'tally')) return false
  for (let i = at; i > Math.max(0, at - MOST_AUXILIARIES); i--) {
    if (hitAt(view, i - 1, 'w:who')) return true
    const mark = view.tokens[i - 1]
    if (clauses.items.some((item) => item.kind === 'pronoun' && item.from === i - 1)) return false
    if (mark?.text === ',')
      return hasCommaBehind(view, at) && clauses.people.some(({ from, to }) => to === i - 1 && !clauses.cited.has(from))
    if (mark?.kind !== 'word') return false
  }
  return false
}

function hasCommaBehind(view: View, at: number): boolean {
  for (let i = at; i < view.tokens.length; i++) if (view.tokens[i]?.text === ',') return true
  return false
}

/** "was released in July 2024 under an amnesty": the amnesty has the day of the release beside it, not that of the news. */
function dateBeside(scene: Scene, draft: Draft): Draft['date'] {
  const beside = scene.drafts
    .slice(-MOST_COMPARED)
    .findLast(
      (d) =>
        d.clauses === draft.clauses &&
        draftKey('', d.subject) === draftKey('', draft.subject) &&
        OF_THE_EVENT.has(d.type) &&
        d.date !== null,
    )
  return beside?.date ?? null
}

function sameClaim(a: Draft, b: Draft): boolean {
  if (a.said?.speaker.name !== b.said?.speaker.name) return false
  if (a.type !== b.type || a.polarity !== b.polarity || a.subject.kind !== b.subject.kind) return false
  if (a.subject.kind === 'person' && b.subject.kind === 'person') {
    if (a.subject.person !== b.subject.person) return false
    if (a.type === 'sentenced' && a.value !== null && b.value !== null && a.value.number !== b.value.number)
      return false
    return !datesDiffer(a, b)
  }
  if (a.subject.kind === 'group' && b.subject.kind === 'group')
    return (
      a.value?.number === b.value?.number &&
      a.value?.min === b.value?.min &&
      a.subject.name === b.subject.name &&
      !datesDiffer(a, b)
    )
  return false
}

// "is home now" and "had been freed in 2015" are two releases, though only one of them is dated.
function differentTimes(scene: Scene, a: Draft, b: Draft): boolean {
  if ((a.date === null) === (b.date === null) || !RELEASES.has(a.type) || scene.published === null) return false
  const dated = parseEdtf((a.date ?? b.date)?.edtf ?? '')
  return scene.published - dayRange(dated).last > LONG_AGO
}

function datesDiffer(a: Draft, b: Draft): boolean {
  if (a.date === null || b.date === null) return false
  return !a.date.edtf.startsWith(b.date.edtf) && !b.date.edtf.startsWith(a.date.edtf)
}
