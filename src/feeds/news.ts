import type { EditionView, EventEntry, Fact, PersonEntry, PublishedBriefing } from '../publishing/index.ts'
import { briefingInWords, createView, describe, headlineInWords, LOCALES, placeAndDay, type View } from '../ui/index.ts'
import { articlesIn, facilityIn, namedIn, type Topic } from './topic.ts'

/** One thing that is told: a fact of somebody's file, or a release. */
export interface NewsItem {
  /** Stable from edition to edition. */
  readonly id: string
  /** Path on the site. */
  readonly path: string
  readonly title: string
  readonly text: string
  /** When it happened, EDTF. */
  readonly date: string | null
  /** When anything last spoke for or against it; ISO instant. */
  readonly updated: string
}

export interface News {
  readonly title: string
  /** Path on the site of what it is about. */
  readonly path: string
  /** Newest first. */
  readonly items: readonly NewsItem[]
}

/** Finds people by name in any spelling; best first. */
export type FindPeople = (query: string, limit: number) => readonly { readonly personId: string }[]

const MOST_ITEMS = 100

/** What an edition tells about a topic, newest first; null when it knows no such thing. Nothing but the edition is asked. */
export function newsOf(view: EditionView, topic: Topic, find: FindPeople = () => [], most = MOST_ITEMS): News | null {
  const words = createView('site', '/', LOCALES[0])
  const teller = { view, words }
  const found = about(teller, topic, find)
  if (!found) return null
  const items = found.items.toSorted((a, b) =>
    a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1,
  )
  return { ...found, items: items.slice(0, most) }
}

interface Teller {
  readonly view: EditionView
  readonly words: View
}

function about(teller: Teller, topic: Topic, find: FindPeople): News | null {
  const { view } = teller
  if (topic.kind === 'person') {
    const person = view.people.get(topic.id)
    return person ? { title: person.name, path: `/people/${person.id}`, items: itemsOf(teller, person) } : null
  }
  if (topic.kind === 'event') {
    const event = view.events.find(({ id }) => id === topic.id)
    return event ? { title: event.title, path: `/events/${event.id}`, items: eventItems(teller, event) } : null
  }
  if (topic.kind === 'search') {
    const people = find(topic.query, 50).flatMap(({ personId }) => view.people.get(personId) ?? [])
    return { title: topic.query, path: '/people', items: people.flatMap((person) => itemsOf(teller, person)) }
  }
  if (topic.kind === 'all') return { title: 'Habeas', path: '/', items: allItems(teller) }
  return aboutNamed(teller, topic.kind, topic.id)
}

function aboutNamed(teller: Teller, kind: 'facility' | 'article', id: string): News | null {
  const { facilities, articles } = namedIn(teller.view)
  const named = (kind === 'facility' ? facilities : articles).get(id)
  if (!named) return null
  const fits = (fact: Fact): boolean =>
    kind === 'facility' ? facilityIn(fact)?.id === id : articlesIn(fact).some((article) => article.id === id)
  const items = named.personIds.flatMap((personId) => {
    const person = teller.view.people.get(personId)
    return person ? itemsOf(teller, person, fits) : []
  })
  return { title: named.name, path: named.path ?? '/people', items }
}

const itemsOf = (
  teller: Teller,
  person: PersonEntry,
  fits: (fact: Fact) => boolean = () => true,
): readonly NewsItem[] => person.facts.filter(fits).map((fact) => factItem(teller, person, fact))

function factItem({ view, words }: Teller, person: PersonEntry, fact: Fact): NewsItem {
  const { label, parts } = describe(words, fact)
  const when = fact.date ? [fact.date.edtf] : []
  const { for: pro, against } = fact.independentOrigins
  return {
    id: `${person.id}/${fact.id}`,
    path: `/people/${person.id}`,
    title: `${person.name}: ${label}`,
    text: `${[...when, ...parts].join(' · ')}${when.length + parts.length > 0 ? '. ' : ''}${words.m.verdict[fact.state]}; independent origins: ${pro} for, ${against} against. ${fact.explanation}`,
    date: fact.date?.edtf ?? null,
    updated: newest(view, [...fact.for, ...fact.against]),
  }
}

function newest(view: EditionView, refs: readonly { readonly claimId: string }[]): string {
  const days = refs.flatMap(({ claimId }) => {
    const claim = view.claims.get(claimId)
    const day = claim?.learned ?? claim?.said
    return day && !Number.isNaN(Date.parse(day)) ? [new Date(day).toISOString()] : []
  })
  return days.sort().at(-1) ?? view.published
}

function eventItem({ view }: Teller, event: EventEntry): NewsItem {
  const totals = event.ledger?.totals
  const counts = totals
    ? `Announced ${totals.announced}, named ${totals.named}, confirmed ${totals.confirmed}, unnamed ${totals.unnamed}.`
    : ''
  const reports = event.reportIds.flatMap((id) => view.reports.get(id)?.published ?? [])
  const last = reports
    .filter((day) => !Number.isNaN(Date.parse(day)))
    .sort()
    .at(-1)
  return {
    id: `event/${event.id}`,
    path: `/events/${event.id}`,
    title: event.title,
    text: [event.summary, counts, event.place].filter(Boolean).join(' '),
    date: event.date,
    updated: last ? new Date(last).toISOString() : view.published,
  }
}

/** The whole text: whoever reads it in a feed need not come to the site. */
function briefingItem({ words }: Teller, briefing: PublishedBriefing): NewsItem {
  return {
    id: `briefing/${briefing.eventId}`,
    path: `/briefings/${briefing.eventId}`,
    title: `${placeAndDay(words, briefing)}: ${headlineInWords(words, briefing)}`,
    text: briefingInWords(words, briefing).join(' '),
    date: briefing.date,
    updated: new Date(briefing.approved).toISOString(),
  }
}

const RELEASES = new Set([
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'release_refused',
  'conditional_release',
  'returned_to_prison',
])

function eventItems(teller: Teller, event: EventEntry): readonly NewsItem[] {
  const ids = (event.ledger?.slots ?? []).flatMap(({ person }) => (person.id ? [person.id] : []))
  const people = ids.flatMap((id) => teller.view.people.get(id) ?? [])
  return [
    ...(teller.view.briefings ?? [])
      .filter(({ eventId }) => eventId === event.id)
      .map((briefing) => briefingItem(teller, briefing)),
    eventItem(teller, event),
    ...people.flatMap((person) => itemsOf(teller, person, ({ type }) => RELEASES.has(type))),
  ]
}

/** How many people the feed of everything looks at: those with the newest evidence. */
const NEWEST_PEOPLE = 200

function allItems(teller: Teller): readonly NewsItem[] {
  const people = [...teller.view.people.values()]
    .filter(({ status }) => status.lastEvidence !== null)
    .sort((a, b) => ((a.status.lastEvidence ?? '') < (b.status.lastEvidence ?? '') ? 1 : -1))
    .slice(0, NEWEST_PEOPLE)
  return [
    ...(teller.view.briefings ?? []).map((briefing) => briefingItem(teller, briefing)),
    ...teller.view.events.map((event) => eventItem(teller, event)),
    ...people.flatMap((person) => itemsOf(teller, person)),
  ]
}
