import type { CheckResult } from '../check/index.ts'
import type { EditionView, Ledger, Overview, PersonVersion } from '../publishing/index.ts'
import type { Locale } from '../ui/index.ts'
import type { PageStore } from './page-cache.ts'

/** Exactly one of text and bytes is given; fileName only with bytes. */
export interface CheckInput {
  readonly text?: string
  readonly bytes?: Uint8Array
  readonly fileName?: string
}

export interface PersonHit {
  readonly personId: string
  readonly score: number
  /** In words, such as "Łacinka spelling of the same name". */
  readonly reasons: readonly string[]
}

/** All that the public site reaches. Nothing here leads past the current edition. */
export interface SiteDeps {
  edition(): EditionView
  /** The counts of the current edition. */
  overview(): Overview
  /** Rejects with intake's UnreadableReportError for input that cannot be read; stores nothing. */
  check(input: CheckInput): Promise<CheckResult>
  /** Best first. */
  searchPeople(query: string, limit: number): Promise<readonly PersonHit[]>
  ledger(eventId: string): Promise<Ledger | null>
  /** What earlier editions showed; without it only the current one answers. */
  readonly versions?: {
    person(id: string, edition: number): Promise<PersonVersion | null>
    /** The newest edition published by the end of a day (ISO). */
    knownOn(day: string): Promise<number | null>
  }
  /** Told of a failure with the route's pattern, never with an address, a query or anything a reader sent. */
  onError?(error: unknown, route: string): void
  /** Where made pages are kept; one of its own unless given. */
  readonly pages?: PageStore
  /** The languages of the site; those that the program brings unless given. */
  readonly locales?: readonly Locale[]
  /** True for the copy that is written to a folder: forms are left out. */
  readonly mirror?: boolean
  /** True for titles that tell nothing. */
  readonly neutralTitles?: boolean
  /** 'http://….onion', where the site has such an address. */
  readonly onionLocation?: string | null
  /** In bytes; 10 MiB unless given. */
  readonly uploadLimit?: number
}
