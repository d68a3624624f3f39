import type { ClaimType, Measure, Modality, Polarity, Quantity } from '../claim.ts'
import type { Person } from '../people/people.ts'
import type { Clauses, CountItem } from './items.ts'
import { Sayings } from './saying-for.ts'
import type { Saying } from './speakers.ts'

/** A claim before its speaker, quote and id are worked out. */
export interface Draft {
  readonly type: ClaimType
  readonly subject:
    | { readonly kind: 'person'; readonly person: Person }
    | { readonly kind: 'group'; readonly name: string }
  readonly clauses: Clauses
  /** Tokens that carry the claim: from the first to the last of subject, predicate, number and date. */
  readonly from: number
  readonly to: number
  /** Where the predicate stands; the nearest words of saying are looked for from here. */
  readonly at: number
  value: Quantity | null
  date: { readonly edtf: string; readonly raw: string } | null
  readonly population: string | null
  readonly measure: Measure | null
  readonly detail: string | null
  readonly place?: string | null
  readonly offence: string | null
  readonly releaseKind: string | null
  readonly polarity: Polarity
  readonly modality: Modality | null
  readonly flags: readonly string[]
  readonly minor?: boolean
  /** Filled in when the draft is put into the scene. */
  said?: Saying | null
}

/** What last happened to a group, so that later sentences can name its members. */
export interface GroupEvent {
  readonly type: string
  date: Draft['date']
  readonly sentence: number
  /** Token of the predicate. */
  readonly at: number
}

export interface Scene {
  readonly text: string
  /** First day that the publication date can mean, counted from 1970-01-01; null when unknown. */
  readonly published: number | null
  readonly drafts: Draft[]
  /** Drafts by type and subject, to find one that says the same. */
  readonly index: Map<string, Draft[]>
  event: GroupEvent | null
  /** The last few such events, latest last. */
  readonly events: GroupEvent[]
  /** Persons spoken of, latest last. */
  readonly recent: Person[]
  sentence: number
  /** The sentence before. */
  previous: Clauses | null
  readonly typeOfCount: Map<CountItem, string>
  readonly sayings: Sayings
  /** How the text writes numbers; worked out when first asked. */
  numerals: { readonly separated: boolean; readonly all: ReadonlySet<string> } | null
}

export function happened(scene: Scene, event: GroupEvent): void {
  scene.event = event
  scene.events.push(event)
  if (scene.events.length > 8) scene.events.shift()
}

export function remember(scene: Scene, person: Person): void {
  const at = scene.recent.indexOf(person)
  if (at >= 0) scene.recent.splice(at, 1)
  scene.recent.push(person)
  if (scene.recent.length > 8) scene.recent.shift()
}

export function createScene(text: string, published: number | null, sayings = new Sayings()): Scene {
  return {
    text,
    published,
    drafts: [],
    index: new Map(),
    event: null,
    events: [],
    recent: [],
    sentence: 0,
    previous: null,
    typeOfCount: new Map(),
    sayings,
    numerals: null,
  }
}

export function draftKey(type: string, subject: Draft['subject']): string {
  return `${type} ${subject.kind === 'person' ? subject.person.index : subject.name}`
}

export function wordsOf(scene: Scene, clauses: Clauses, from: number, to: number): string {
  const first = clauses.view.tokens[from]
  const last = clauses.view.tokens[to - 1]
  return first && last ? scene.text.slice(first.start, last.end) : ''
}
