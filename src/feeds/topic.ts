import { countryKnowledge, type EditionView, type Fact } from '../publishing/index.ts'

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
function slugOf(words: string): string {
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
  /** Path of its page on the site; null where the country pack does not know it. */
  readonly path: string | null
  readonly personIds: readonly string[]
}

type Key = Omit<Named, 'personIds'>

const PLACES_OF_DETENTION = new Set([
  'transferred',
  'not_released',
  'returned_to_prison',
  'held_incommunicado',
  'ill_treatment',
  'hunger_strike',
])

/** The place of detention that a fact names: as the country pack knows it, else by its words. */
export function facilityIn({ type, place }: Fact): Key | null {
  if (place === null || !PLACES_OF_DETENTION.has(type)) return null
  const known = countryKnowledge().facilityOf(place)
  return known ? { id: known.id, name: wordOf(known.names), path: `/facilities/${known.id}` } : unlisted(place)
}

/** The articles of law that a fact names: as the country pack knows them, else by its words. */
export function articlesIn({ offence }: Fact): readonly Key[] {
  if (offence === null) return []
  const known = countryKnowledge().offencesOf(offence)
  if (known.length > 0) return known.map(({ id, names }) => ({ id, name: wordOf(names), path: `/articles/${id}` }))
  const own = unlisted(offence)
  return own ? [own] : []
}

const wordOf = (names: Readonly<Record<string, string>>): string => names.en ?? Object.values(names)[0] ?? ''

function unlisted(name: string): Key | null {
  const id = slugOf(name)
  return id === '' ? null : { id, name, path: null }
}

interface NamedThings {
  readonly facilities: ReadonlyMap<string, Named>
  readonly articles: ReadonlyMap<string, Named>
}

/** Worked out once an edition. */
const worked = new WeakMap<EditionView, NamedThings>()

/** The places and articles that the facts of an edition name, by id. */
export function namedIn(view: EditionView): NamedThings {
  const held = worked.get(view)
  if (held) return held
  const [facilities, articles] = [new Map<string, Building>(), new Map<string, Building>()]
  for (const { id, facts } of view.people.values())
    for (const fact of facts) {
      const facility = facilityIn(fact)
      if (facility) note(facilities, facility, id)
      for (const article of articlesIn(fact)) note(articles, article, id)
    }
  const made = { facilities: sealed(facilities), articles: sealed(articles) }
  worked.set(view, made)
  return made
}

interface Building {
  readonly key: Key
  readonly people: Set<string>
}

function note(into: Map<string, Building>, key: Key, personId: string): void {
  const one = into.get(key.id) ?? { key, people: new Set<string>() }
  one.people.add(personId)
  into.set(key.id, one)
}

const sealed = (all: ReadonlyMap<string, Building>): ReadonlyMap<string, Named> =>
  new Map(
    [...all]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { key, people }]) => [id, { ...key, personIds: [...people].sort() }]),
  )
