export const COUNT_TYPES = [
  'count_released',
  'count_held',
  'count_crossed',
  'count_died',
  'count_arrested',
  'count_recognised',
] as const

export const CLAIM_TYPES = [
  ...COUNT_TYPES,
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'release_refused',
  'not_released',
  'returned_to_prison',
  'conditional_release',
  'arrived',
  'documents_confiscated',
  'detained',
  'charged',
  'sentenced',
  'sentence_reduced',
  'sentence_remaining',
  'appeal_rejected',
  'listed',
  'recognised',
  'citizenship_revoked',
  'transferred',
  'held_incommunicado',
  'whereabouts_unknown',
  'hunger_strike',
  'hunger_strike_ended',
  'health',
  'ill_treatment',
  'died',
  'cause_of_death',
  'body_returned',
  'exchange_terms',
  'sanctions_relief',
  'identity_confirmed',
  'kinship',
  'occupation',
  'nationality',
  'birth',
] as const

export type ClaimType = (typeof CLAIM_TYPES)[number]
export type Polarity = 'affirms' | 'denies' | 'retracts'
export type Modality = 'reported' | 'confirmed' | 'planned' | 'alleged' | 'estimated'
export type Measure = 'stock' | 'flow' | 'cumulative'
export type Quantifier = 'exact' | 'at_least' | 'at_most' | 'about' | 'range'
export type PersonRole = 'prisoner' | 'official' | 'relative' | 'lawyer' | 'journalist' | 'other'

/** A stretch of `report.text`; `text === report.text.slice(start, end)`, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Quantity {
  readonly number: number | null
  readonly min: number | null
  readonly max: number | null
  /** 'term' parts are kept as given: a term of 3 years 6 months has number 3, unit 'year', and term { years: 3, months: 6, days: 0 }. */
  readonly unit: 'person' | 'year' | 'month' | 'day'
  readonly quantifier: Quantifier
  readonly term?: { readonly years: number; readonly months: number; readonly days: number }
}

/** When it happened: EDTF, as precise as stated, relative days resolved against the publication date. */
export interface ClaimDate {
  readonly edtf: string
  /** The words it was read from, verbatim. */
  readonly raw: string
}

export interface Subject {
  readonly kind: 'person' | 'group' | 'organisation'
  /** Fullest form in the report, nominative; for groups the report's words for the group. */
  readonly name: string
  /** The person of this reading (`ReadPerson.id`), for kind 'person'. */
  readonly ref?: string
}

/** Under the name that we show: an organisation's own, an office's in English, a person's in Latin letters. */
export interface Speaker {
  readonly name: string
  readonly kind: 'person' | 'organisation' | 'outlet'
  /** The person of this reading (`ReadPerson.id`) who speaks: the name above need not be spelled as in the report. */
  readonly ref?: string
}

export interface Claim {
  readonly kind: 'claim'
  /** Stable: a hash of report, type, subject, value and quote. */
  readonly id: string
  readonly reportId: string
  readonly type: ClaimType
  readonly subject: Subject
  readonly value: Quantity | null
  /** What the claim says beside numbers, in the report's words: article of law, kinship, nationality, terms of an exchange … */
  readonly detail: string | null
  /** Counts only: who is counted, in the report's words. */
  readonly population: string | null
  /** Counts only. */
  readonly measure: Measure | null
  readonly date: ClaimDate | null
  /** When it was published or uttered (EDTF). */
  readonly said: string | null
  readonly place: string | null
  readonly offence: string | null
  /** How a release happened (release kinds of docs/glossary.md), or the custody form for transfers. */
  readonly releaseKind: string | null
  readonly polarity: Polarity
  readonly modality: Modality
  /** Who says it; the outlet itself when it credits nobody; null when not even the outlet is known. */
  readonly speaker: Speaker | null
  /** Wire, post or statement the outlet credits for this claim; null if none. */
  readonly origin: string | null
  readonly quote: Span
  /** 0..1, the reader's own confidence; calibrated by nothing yet, used for ordering only. */
  readonly confidence: number
  /** Name and version of the reader, such as 'rules@3'. */
  readonly extractor: string
  /** True when the claim speaks of, or would identify, a minor. Such a claim never leaves the desk. */
  readonly minor: boolean
  /** Things a reviewer must see: 'footnote_digits', 'ambiguous_number' … */
  readonly flags: readonly string[]
}

/** One person as one report speaks of them. */
export interface ReadPerson {
  /** p1, p2 … in order of first mention. */
  readonly id: string
  /** Fullest form in the report, nominative. */
  readonly name: string
  readonly mentions: readonly Span[]
  readonly role: PersonRole
  readonly minor: boolean
  readonly sex: 'f' | 'm' | null
}

/** What a reader makes of one report. A pure function of the report and the reader's version. */
export interface Reading {
  readonly reportId: string
  readonly extractor: string
  readonly people: readonly ReadPerson[]
  readonly claims: readonly Claim[]
  /** Whom the report as a whole credits (wire, outlet, post): 'AFP', 'BelTA', 'Nasha Niva' … */
  readonly credits: readonly string[]
  readonly notes: readonly string[]
}

export class InvalidClaimError extends Error {
  override name = 'InvalidClaimError'
}

/** The only way to a claim: refuses one whose quote is not in the text at its offsets. */
export function createClaim(claim: Omit<Claim, 'kind'>, text: string): Claim {
  const { start, end, text: words } = claim.quote
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > text.length)
    throw new InvalidClaimError(
      `claim ${claim.type}: expected a quote inside the text of ${text.length} units, got ${start}..${end}`,
    )
  if (text.slice(start, end) !== words)
    throw new InvalidClaimError(
      `claim ${claim.type}: expected the quote to equal the text at ${start}..${end}, got «${words.slice(0, 80)}»`,
    )
  // Written out: copying so many fields by a spread is slow, and there are dozens of claims in a report.
  return Object.freeze({
    kind: 'claim' as const,
    id: claim.id,
    reportId: claim.reportId,
    type: claim.type,
    subject: claim.subject,
    value: claim.value,
    detail: claim.detail,
    population: claim.population,
    measure: claim.measure,
    date: claim.date,
    said: claim.said,
    place: claim.place,
    offence: claim.offence,
    releaseKind: claim.releaseKind,
    polarity: claim.polarity,
    modality: claim.modality,
    speaker: claim.speaker,
    origin: claim.origin,
    quote: claim.quote,
    confidence: claim.confidence,
    extractor: claim.extractor,
    minor: claim.minor,
    flags: claim.flags,
  })
}
