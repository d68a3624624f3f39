import type { Person } from '../../matching/index.ts'
import type { EditionView, LibertyState, PersonEntry } from '../edition.ts'
import { organisationName } from '../organisation-name.ts'
import type { Edition } from '../view.ts'
import { countryKnowledge, type Facility, type Offence } from './country.ts'
import { type Countable, dayOf, isRelease, monthOf, stands } from './facts.ts'
import { type Survival, survivalOf } from './survival.ts'
import { type OrganisationEntry, type OutletEntry, organisationsOf, outletEntries } from './voices.ts'

/** A count as somebody gave it, on its day. */
export interface HeldFigure {
  readonly date: string
  readonly number: number
  readonly organisation: string
  readonly definition: string
  readonly claimId: string
  readonly reportId: string
}

export interface MonthMoves {
  /** Such as 2025-09. */
  readonly month: string
  readonly detained: readonly string[]
  readonly freed: readonly string[]
}

export interface Wave {
  readonly eventId: string
  readonly title: string
  readonly date: string
  readonly place: string | null
  readonly announced: number
  readonly named: number
  readonly confirmed: number
}

export interface OffenceEntry {
  readonly offence: Offence
  readonly personIds: readonly string[]
}

export interface FacilityEntry {
  readonly facility: Facility
  /** Whose last known place it is. */
  readonly now: readonly string[]
  /** Whom any report places there. */
  readonly ever: readonly string[]
}

export interface Sentence {
  readonly personId: string
  /** In years, months as parts of a year. */
  readonly years: number
}

export interface DayEntry {
  readonly day: string
  readonly detained: readonly string[]
  readonly freed: readonly string[]
}

export interface AgeGroup {
  /** The lower end of ten years; null where the year of birth is not published. */
  readonly from: number | null
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly unknown: readonly string[]
}

/** What the edition amounts to, counted: every number of it leads to the people and claims that it counts. */
export interface Overview {
  readonly held: readonly HeldFigure[]
  readonly months: readonly MonthMoves[]
  readonly waves: readonly Wave[]
  readonly offences: readonly OffenceEntry[]
  readonly sentences: readonly Sentence[]
  readonly survival: Survival
  readonly outcomes: readonly { readonly liberty: LibertyState; readonly personIds: readonly string[] }[]
  readonly facilities: readonly FacilityEntry[]
  readonly days: readonly DayEntry[]
  readonly ages: readonly AgeGroup[]
  readonly outlets: readonly OutletEntry[]
  readonly organisations: readonly OrganisationEntry[]
}

/** From what an overview is worked out beside the view. */
export interface OverviewSource {
  readonly people: readonly Person[]
  /** Everything as evidence. Asked for only by what weighs it, for of a large edition it is very much. */
  whole(): Edition
}

/** A pure function of the edition; each part is worked out when it is first asked for, so faces keep what it gives. */
export function overviewOf(source: OverviewSource, view: EditionView): Overview {
  const people = once(() => [...view.people.values()].map(countable))
  return lazily({
    held: () => heldOf(view),
    months: () => monthsOf(people()),
    waves: () => wavesOf(view),
    offences: () => offencesOf(people()),
    sentences: () => people().flatMap((person) => sentenceOf(person) ?? []),
    survival: () => survivalOf(people()),
    outcomes: () =>
      [...Map.groupBy(people(), ({ status }) => status.liberty)].map(([liberty, some]) => ({
        liberty,
        personIds: some.map(({ id }) => id),
      })),
    facilities: () => facilitiesOf(people()),
    days: () => daysOf(people()),
    ages: () => agesOf(source.people, view),
    outlets: () => outletEntries(source.whole(), view),
    organisations: () => organisationsOf(view),
  })
}

/** A person with what is counted of them; a whole file is a hundred times as much. */
function countable({ id, status, facts }: PersonEntry): Countable {
  return {
    id,
    status,
    facts: facts.map(({ type, date, place, offence, value, polarity, modality, state }) => ({
      type,
      date,
      place,
      offence,
      value,
      polarity,
      modality,
      state,
    })),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | null = null
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

/** An object whose parts are made when they are asked for, once each. */
function lazily<T extends object>(makers: { readonly [Part in keyof T]: () => T[Part] }): T {
  const parts = {} as T
  for (const part of Object.keys(makers) as (keyof T)[])
    Object.defineProperty(parts, part, { get: once(makers[part]), enumerable: true })
  return parts
}

function heldOf(view: EditionView): readonly HeldFigure[] {
  return [...view.claims.values()]
    .flatMap((claim): readonly HeldFigure[] => {
      const number = claim.value?.number
      const date = claim.date?.edtf ?? claim.said
      const counts = claim.type === 'count_held' && claim.measure === 'stock' && claim.polarity === 'affirms'
      if (!counts || number == null || !date || claim.speaker?.kind !== 'organisation') return []
      const definition = claim.population ?? ''
      const { id: claimId, reportId, speaker } = claim
      return [{ date, number, organisation: organisationName(speaker.name), definition, claimId, reportId }]
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.organisation < b.organisation ? -1 : 1))
}

function monthsOf(people: readonly Countable[]): readonly MonthMoves[] {
  return [...movesBy(people, monthOf)].map(([month, moves]) => ({ month, ...moves }))
}

function daysOf(people: readonly Countable[]): readonly DayEntry[] {
  return [...movesBy(people, dayOf)].map(([day, moves]) => ({ day, ...moves }))
}

type Moves = Pick<MonthMoves, 'detained' | 'freed'>

/** Each person once a date and direction, however many claims say so. */
function movesBy(people: readonly Countable[], part: (edtf: string) => string | null): ReadonlyMap<string, Moves> {
  const found = new Map<string, { detained: string[]; freed: string[] }>()
  for (const { id, facts } of people)
    for (const fact of facts) {
      const kind = isRelease(fact) ? 'freed' : fact.type === 'detained' ? 'detained' : null
      const at = fact.date && kind && stands(fact) ? part(fact.date.edtf) : null
      if (!at || !kind) continue
      const moves = found.get(at) ?? { detained: [], freed: [] }
      if (!moves[kind].includes(id)) moves[kind].push(id)
      found.set(at, moves)
    }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function wavesOf(view: EditionView): readonly Wave[] {
  return view.events
    .flatMap(({ id, title, date, place, ledger }) => {
      if (!ledger) return []
      const { announced, named, confirmed } = ledger.totals
      return [{ eventId: id, title, date, place, announced, named, confirmed }]
    })
    .toReversed()
}

function offencesOf(people: readonly Countable[]): readonly OffenceEntry[] {
  const knowledge = countryKnowledge()
  const found = new Map<Offence, Set<string>>()
  for (const { id, facts } of people)
    for (const fact of facts) {
      if (!fact.offence || !stands(fact)) continue
      for (const offence of knowledge.offencesOf(fact.offence))
        found.set(offence, (found.get(offence) ?? new Set<string>()).add(id))
    }
  return [...found]
    .map(([offence, ids]) => ({ offence, personIds: [...ids] }))
    .toSorted((a, b) => b.personIds.length - a.personIds.length || (a.offence.id < b.offence.id ? -1 : 1))
}

function sentenceOf({ id, facts }: Countable): Sentence | null {
  const terms = facts.filter((fact) => fact.type === 'sentenced' && fact.value && stands(fact))
  const last = terms.toSorted((a, b) => ((a.date?.edtf ?? '') < (b.date?.edtf ?? '') ? 1 : -1))[0]
  const value = last?.value
  if (!value) return null
  const { term, number, unit } = value
  if (term) return { personId: id, years: term.years + term.months / 12 + term.days / 365.25 }
  if (number === null || unit === 'person') return null
  return { personId: id, years: number / (unit === 'year' ? 1 : unit === 'month' ? 12 : 365.25) }
}

function facilitiesOf(people: readonly Countable[]): readonly FacilityEntry[] {
  const knowledge = countryKnowledge()
  const found = new Map(
    knowledge.facilities.map((facility) => [facility, { now: [] as string[], ever: [] as string[] }]),
  )
  for (const { id, facts, status } of people) {
    const placed = facts
      .filter((fact) => fact.place && stands(fact))
      .toSorted((a, b) => ((a.date?.edtf ?? '') < (b.date?.edtf ?? '') ? -1 : 1))
      .flatMap((fact) => knowledge.facilityOf(fact.place ?? '') ?? [])
    for (const facility of new Set(placed)) found.get(facility)?.ever.push(id)
    const last = placed.at(-1)
    if (last && status.liberty === 'deprived') found.get(last)?.now.push(id)
  }
  return [...found].map(([facility, ids]) => ({ facility, ...ids }))
}

function agesOf(people: readonly Person[], { published }: Pick<EditionView, 'published'>): readonly AgeGroup[] {
  const year = Number(published.slice(0, 4))
  const groups = new Map<number | null, { women: string[]; men: string[]; unknown: string[] }>()
  for (const { id, sex, born } of people) {
    const birth = Number(/^\d{4}/.exec(born ?? '')?.[0] ?? Number.NaN)
    const from = Number.isNaN(birth) ? null : Math.floor((year - birth) / 10) * 10
    const group = groups.get(from) ?? { women: [], men: [], unknown: [] }
    group[sex === 'f' ? 'women' : sex === 'm' ? 'men' : 'unknown'].push(id)
    groups.set(from, group)
  }
  return [...groups]
    .toSorted(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
    .map(([from, some]) => ({ from, ...some }))
}
