import type { CheckResult } from '../check/index.ts'
import type { EditionView, PersonVersions } from '../publishing/index.ts'

export interface CheckRequest {
  readonly text: string
  readonly url?: string | undefined
  readonly outlet?: string | undefined
  readonly published?: string | undefined
}

export interface PersonHit {
  readonly personId: string
  readonly score: number
  readonly reasons: readonly string[]
}

/** All that the API reaches. Nothing here leads past what is published. */
export interface ApiDeps {
  edition(): EditionView
  /** Best first. */
  searchPeople(query: string, limit: number): Promise<readonly PersonHit[]>
  /** What earlier editions showed, unless it was withdrawn since; without it only the current one answers. */
  readonly versions?: PersonVersions
  /** Held against the current edition; rejects with intake's UnreadableReportError for input that cannot be read. Stores nothing. */
  check(request: CheckRequest): Promise<CheckResult>
  /** Mail on changes, where it is set up. */
  readonly mail?: MailWatch
  /** Told of a failure with the route's pattern, never with an address, a query or anything a reader sent. */
  onError?(error: unknown, route: string): void
  /** Questions a minute from one address. */
  readonly limits?: { readonly read: number; readonly check: number }
  /** Milliseconds; for tests. */
  readonly now?: () => number
  /** The site's own address without a slash at its end; the request's own where it is not set. */
  readonly site?: string | null
}

/** The subscriptions of readers; an address counts for nothing until its owner has said yes. */
export interface MailWatch {
  /** Sends the question "was it you?"; says nothing of whether the address was known. */
  ask(email: string, topic: string): Promise<void>
  /** False for a token that is none. */
  confirm(token: string): Promise<boolean>
  end(token: string): Promise<boolean>
}
