import type { EditionView, Fact, PersonEntry } from '../publishing/index.ts'

/** What a feed, a calendar, a webhook or a mail is about. */
export type Topic =
  | { readonly kind: 'all' }
  | { readonly kind: 'person' | 'facility' | 'article' | 'event'; readonly id: string }
  | { readonly kind: 'search'; readonly query: string }

export class InvalidTopicError extends Error {
  override name = 'InvalidTopicError'
}

const KINDS = ['person', 'facility', 'article', 'event'] as const

/** Reads `all`, `person:ID`, `facility:ID`, `article:ID`, `event:ID`, `search:WORDS`. */
export function parseTopic(text: string): Topic {
  if (text === 'all') return { kind: 'all' }
  const [kind = '', rest = ''] = text.split(/:(.*)/s)
  const known = KINDS.find((one) => one === kind)
  if (known && rest !== '' && rest.length <= 200) return { kind: known, id: rest }
  if (kind === 'search' && rest.trim() !== '' && rest.length <= 200) return { kind: 'search', query: rest.trim() }
  throw new InvalidTopicError(
    `topic: expected all, person:ID, facility:ID, article:ID, event:ID or search:WORDS, got "${text.slice(0, 80)}"`,
  )
}

export function topicText(topic: Topic): string {
  if (topic.kind === 'all') return 'all'
  return topic.kind === 'search' ? `search:${topic.query}` : `${topic.kind}:${topic.id}`
}

/** Small letters, digits and hyphens of any script: the address of a place or an article of law. */
export function slugOf(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** A place of detention or an article of law that facts of the edition name. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly personIds: readonly string[]
}

/** Worked out once an edition. */
const known = new WeakMap<
  EditionView,
  { facilities: ReadonlyMap<string, Named>; articles: ReadonlyMap<string, Named> }
>()

const PLACES_OF_DETENTION = new Set([
  'transferred',
  'not_released',
  'returned_to_prison',
  'held_incommunicado',
  'ill_treatment',
  'hunger_strike',
])

export const isHeldAt = (fact: Fact): boolean => PLACES_OF_DETENTION.has(fact.type) && fact.place !== null

/** The places and articles that the facts of an edition name, by id. */
export function namedIn(view: EditionView) {
  const held = known.get(view)
  if (held) return held
  const [facilities, articles] = [new Map<string, Building>(), new Map<string, Building>()]
  for (const person of view.people.values())
    for (const fact of person.facts) {
      if (isHeldAt(fact) && fact.place) note(facilities, fact.place, person)
      if (fact.offence) note(articles, fact.offence, person)
    }
  const made = { facilities: sealed(facilities), articles: sealed(articles) }
  known.set(view, made)
  return made
}

interface Building {
  readonly name: string
  readonly people: Set<string>
}

function note(into: Map<string, Building>, name: string, { id: personId }: PersonEntry): void {
  const id = slugOf(name)
  if (id === '') return
  const one = into.get(id) ?? { name, people: new Set<string>() }
  one.people.add(personId)
  into.set(id, one)
}

const sealed = (all: ReadonlyMap<string, Building>): ReadonlyMap<string, Named> =>
  new Map(
    [...all]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { name, people }]) => [id, { id, name, personIds: [...people].sort() }]),
  )
