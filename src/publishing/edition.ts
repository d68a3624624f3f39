import type { ClaimDate, ClaimType, Measure, Modality, Polarity, Quantity, Span, Speaker } from '../reading/index.ts'
import type { Custody, EstimatedTerm } from '../record/index.ts'
import type { EvidenceRef, Reason, VerdictState } from '../weighing/index.ts'
import type { PublishedBriefing } from './briefing/briefing.ts'
import type { Correction } from './corrections.ts'
import type { Ledger } from './ledger.ts'

/** Where a person stands with regard to liberty; exactly one at a time. */
/** In the order in which they are listed. */
export const LIBERTY_STATES = [
  'deprived',
  'restricted',
  'free_conditional',
  'free',
  'dead',
  'disappeared',
  'unknown',
] as const
export type LibertyState = (typeof LIBERTY_STATES)[number]

/** How far a claim has come: the ladder that ends in a decision by people. */
export type Ladder = 'lead' | 'reported' | 'corroborated' | 'documented' | 'confirmed' | 'disputed' | 'discounted'

/** One organisation's count of people held, under its own definition. Two of them may both be right. */
export interface Figure {
  readonly number: number
  readonly organisation: string
  /** Who is counted, in the words of the report. */
  readonly definition: string
  /** The same as a concept, for interfaces to word: '', 'political', 'journalist' … */
  readonly population?: string
  /** The organisation's own rule by language, where a country pack has it; shown under the number. */
  readonly definitions?: Readonly<Record<string, string>>
  /** EDTF day the figure stands for. */
  readonly asOf: string
  readonly reportId: string | null
  /** The same organisation's counts before, by the same definition, newest first. */
  readonly earlier?: readonly FigurePoint[]
}

export interface FigurePoint {
  readonly number: number
  readonly asOf: string
  readonly reportId: string | null
}

export interface Status {
  readonly liberty: LibertyState
  /** EDTF; null where no report tells since when. */
  readonly since: string | null
  readonly place: string | null
  /** EDTF day of the newest positive evidence. A status without recent evidence says so. */
  readonly lastEvidence: string | null
  /** The last day on which somebody who could know saw the person in custody; absent or null where nobody is known to have. */
  readonly custodySeen?: { readonly date: string; readonly claimId: string; readonly outSince: boolean } | null
  /** Named by nobody but machine-written reports. */
  readonly possiblyInvented?: boolean
  readonly ladder: Ladder
  readonly state: VerdictState
}

/** What a claim says, without who holds it: enough to put it in words. */
export interface Statement {
  readonly type: ClaimType
  readonly subject: {
    readonly kind: 'person' | 'group' | 'organisation'
    readonly name: string
    readonly personId: string | null
  }
  readonly value: Quantity | null
  readonly population: string | null
  readonly measure: Measure | null
  readonly date: ClaimDate | null
  readonly place: string | null
  readonly offence: string | null
  /** How a release happened. */
  readonly kind: string | null
  readonly detail: string | null
  readonly polarity: Polarity
  readonly modality: Modality
}

/** A claim as a published report makes it, with the words it rests on. */
export interface PublishedClaim extends Statement {
  readonly id: string
  readonly reportId: string
  readonly said: string | null
  readonly learned: string | null
  readonly speaker: Speaker | null
  readonly origin: string | null
  /** Offsets into the report's own text, which an edition does not hold; `text` are the words. */
  readonly quote: Span
  readonly state: VerdictState
  readonly ladder: Ladder
}

/** What several claims say alike of one person, and how it stands. */
export interface Fact extends Statement {
  readonly id: string
  readonly state: VerdictState
  readonly ladder: Ladder
  readonly independentOrigins: { readonly for: number; readonly against: number }
  readonly for: readonly EvidenceRef[]
  readonly against: readonly EvidenceRef[]
  readonly explanation: string
  /** The same in parts, for pages in other languages. */
  readonly reasons?: readonly Reason[]
}

/** A dated act: an organisation recognised a person under a scheme, and perhaps ended it. */
export interface Recognition {
  readonly organisation: string
  readonly scheme: string | null
  readonly date: string | null
  readonly ended: string | null
  readonly reportId: string | null
}

export interface PersonName {
  readonly text: string
  /** BCP 47, such as 'be' or 'be-Latn'. */
  readonly language: string
}

export type ChangeCode =
  | 'person_added'
  | 'person_withdrawn'
  | 'status_changed'
  | 'fact_added'
  | 'fact_withdrawn'
  | 'verdict_changed'
  | 'details_changed'
  | 'event_added'
  | 'event_changed'
  /** The ledger's bottom line moved. */
  | 'ledger_changed'
  | 'event_withdrawn'
  | 'report_withdrawn'
  | 'briefing_added'
  | 'briefing_withdrawn'

export interface PersonEntry {
  readonly id: string
  /** The name to show first. */
  readonly name: string
  readonly names: readonly PersonName[]
  /** Words such as 'blogger', for telling namesakes apart. */
  readonly description: string | null
  readonly status: Status
  readonly facts: readonly Fact[]
  readonly recognitions: readonly Recognition[]
  readonly eventIds: readonly string[]
  /** Time in custody on four axes, from the facts that stand. */
  readonly custody?: Custody
  /** Only where the country's rules may be published. */
  readonly term?: EstimatedTerm
  /** Number of the edition in which this page last changed. */
  readonly since?: number
  /** What changed on the page from edition to edition, newest first. */
  readonly history?: readonly Change[]
}

/** A person on a list. */
export type PersonLine = Pick<PersonEntry, 'id' | 'name' | 'description' | 'status'> & {
  readonly names?: readonly PersonName[]
}

export interface PublishedReport {
  readonly id: string
  readonly sha256: string
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: string | null
  readonly language: string
  /** Our own words for what it says; never its text. */
  readonly summary: string | null
  readonly aiWritten: boolean
  /** Whom it credits: wires, posts, statements. */
  readonly credits: readonly string[]
  /** Reports that are one text share it; alone in its group, a report still has one. */
  readonly lineage: string
  readonly claimIds: readonly string[]
  readonly notices: readonly { readonly kind: 'correction' | 'update' | 'retraction'; readonly quote: string }[]
}

export interface Outlet {
  readonly id: string
  readonly name: string
  readonly reportIds: readonly string[]
}

export interface EventEntry {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly place: string | null
  readonly summary: string | null
  readonly ledger: Ledger | null
  readonly reportIds: readonly string[]
}

export interface Change {
  readonly date: string
  readonly personId: string | null
  readonly eventId: string | null
  /** In English; `code` and what goes with it say the same for other languages. */
  readonly text: string
  readonly code?: ChangeCode
  readonly from?: string
  readonly to?: string
  readonly claimType?: ClaimType
  readonly factId?: string
  /** The edition that brought it. */
  readonly edition?: number
  /** Why: new evidence, a decision of people, or a withdrawal; with the claims that are new, at most eight. */
  readonly why?: 'evidence' | 'decision' | 'withdrawal'
  readonly claimIds?: readonly string[]
  /** Which number of a ledger moved. */
  readonly total?: keyof Ledger['totals']
}

/** Stands for what was withdrawn: whoever holds an earlier edition can find it there, nobody else learns what it was. */
export interface Tombstone {
  readonly kind: 'person' | 'report' | 'event'
  /** First 32 hex digits of the SHA-256 of 'habeas KIND ID'. */
  readonly token: string
  /** The first edition without it. */
  readonly edition: number
  readonly date: string
  readonly reason: 'withdrawn'
}

/** What an edition changed against the one before it. */
export interface EditionDiff {
  readonly edition: number
  readonly before: number
  readonly date: string
  readonly counts: Readonly<Record<ChangeCode, number>>
  /** At most 1,000, people before events. */
  readonly changes: readonly Change[]
  readonly withdrawn: readonly Tombstone[]
}

/** How many stand where by this register's own record, the unnamed among them. */
export type LibertyCounts = Readonly<
  Partial<Record<LibertyState, { readonly named: number; readonly unnamed: number }>>
>

/** What the public may see, and nothing else: what is not in here can be neither rendered nor found by a check. */
export interface EditionView {
  /** Such as '2026-11-22.1'. */
  readonly id: string
  /** ISO instant of publication. */
  readonly published: string
  readonly figures: readonly Figure[]
  readonly people: ReadonlyMap<string, PersonEntry>
  /** Everybody as on a list, by id; quicker than going through `people`. */
  readonly lines?: readonly PersonLine[]
  readonly reports: ReadonlyMap<string, PublishedReport>
  readonly claims: ReadonlyMap<string, PublishedClaim>
  /** Newest first. */
  readonly events: readonly EventEntry[]
  readonly outlets: readonly Outlet[]
  /** Newest first. */
  readonly changes: readonly Change[]
  /** Number of the edition; 0 before the first. */
  readonly number?: number
  readonly liberty?: LibertyCounts
  /** Newest first: what each of the last editions changed. */
  readonly diffs?: readonly EditionDiff[]
  /** Newest first: what was published and later changed, from every edition. */
  readonly corrections?: readonly Correction[]
  /** Newest event first. */
  readonly briefings?: readonly PublishedBriefing[]
}
