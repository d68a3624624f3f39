import { createHash } from 'node:crypto'
import type { Contradiction, LedgerReason, Outcome, SlotPerson, Tally } from '../../weighing/index.ts'
import type { EventEntry } from '../edition.ts'
import { sentencesOf } from './sentences.ts'

/** How sure it is that somebody came out, as a briefing groups people; else the ledger's own outcome. */
export type Standing =
  | 'confirmed'
  | 'corroborated'
  | 'single'
  | 'contested'
  | Exclude<Outcome, 'out_confirmed' | 'out_reported'>

/** One sentence of a briefing, in parts that every language words for itself, with the claims it rests on. */
export type BriefingSentence = { readonly claims: readonly string[] } & (
  | {
      readonly code: 'announced' | 'announced_too'
      readonly number: number
      /** Who was announced, as a concept, and in the words of a report where there is none. */
      readonly group: string
      readonly words: string
      readonly speaker: string
      readonly reports: number
      readonly origins: number
    }
  | { readonly code: 'named'; readonly named: number; readonly unnamed: number }
  | { readonly code: 'people'; readonly standing: Standing; readonly people: readonly SlotPerson[] }
  | {
      readonly code: 'misnamed'
      readonly people: readonly (SlotPerson & { readonly reasons: readonly LedgerReason[] })[]
    }
  | {
      readonly code: 'counted'
      readonly kind: Tally['kind']
      readonly population: Tally['population']
      readonly words: string
      readonly numbers: readonly { readonly number: number; readonly organisations: readonly string[] }[]
    }
  | {
      readonly code: 'differ'
      readonly contradiction: Omit<Contradiction, 'explanation'>
      /** Whom it is about, where it is one person. */
      readonly personId: string | null
    }
  | {
      readonly code: 'stock'
      readonly organisation: string
      readonly before: { readonly number: number; readonly date: string }
      readonly after: { readonly number: number; readonly date: string }
      readonly released: number
      readonly residual: number
    }
)

export type BriefingPart = 'announced' | 'people' | 'counts' | 'differ'

/** An article about an event, put together from its ledger alone. */
export interface Briefing {
  readonly eventId: string
  readonly date: string
  readonly place: string | null
  readonly announced: number
  readonly named: number
  readonly parts: readonly { readonly part: BriefingPart; readonly sentences: readonly BriefingSentence[] }[]
}

/** What was released by a person: the briefing, and when. */
export interface PublishedBriefing extends Briefing {
  /** ISO day of the decision. */
  readonly approved: string
}

/**
 * The briefing that the ledger of an event makes; null while nobody who counts as an origin has announced anything. The same ledger
 * makes the same briefing: nothing is chosen, guessed or added.
 */
export function briefingOf({ id, date, place, ledger }: EventEntry): Briefing | null {
  if (ledger === null) return null
  const parts = sentencesOf(ledger)
  if (parts.length === 0) return null
  const { announced, named } = ledger.totals
  return { eventId: id, date, place, announced, named, parts }
}

/** Tells one text with its evidence from every other: what a person releases is this very briefing and no later one. */
export function briefingDigest(briefing: Briefing): string {
  return createHash('sha256').update(JSON.stringify(briefing)).digest('hex').slice(0, 32)
}
