import type { Claim, ClaimType } from '../reading/index.ts'
import type { Evidence } from './evidence.ts'
import { fold } from './fold.ts'
import { type Population, populationOf } from './population.ts'
import { narrowed } from './turning-points.ts'
import { type Span, spanOf } from './value.ts'
import { happened, saidDay, type Window } from './window.ts'

/** A claim made ready for comparison: when it means, whom it counts, what it allows. */
export interface Statement {
  readonly evidence: Evidence
  readonly type: ClaimType
  /** The days it may mean: as stated, else as the report around it implies, else anything up to when it was said. */
  readonly window: Window | null
  /** True when the days are stated or implied, false when only 'before it was said' is known. */
  readonly dated: boolean
  /** The days are not stated: what stands around the claim, or the day of the report, implies them. */
  readonly implied: boolean
  readonly said: number | null
  readonly population: Population
  readonly span: Span | null
  readonly affirms: boolean
  readonly planned: boolean
}

/** Types that say a person came out of custody. */
export const EXITS: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'conditional_release',
  'arrived',
])

/** Types that take a person into custody again. */
export const ENTRIES: ReadonlySet<ClaimType> = new Set<ClaimType>(['detained', 'returned_to_prison'])

/** Types that show a person in custody on the day they speak of. */
export const INSIDE: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'not_released',
  'transferred',
  'held_incommunicado',
  'whereabouts_unknown',
  'sentence_remaining',
])

const NEWS_DAYS = 4
const OLDEST_NEIGHBOUR_DAYS = 30
const NEAR_UNITS = 500
const OF_THE_DAY: ReadonlySet<ClaimType> = new Set<ClaimType>([
  ...EXITS,
  'release_refused',
  'count_released',
  'count_crossed',
  'exchange_terms',
])

/** `siblings`: all claims of the same report, from which an undated claim of the day takes its day. */
export function statementOf(evidence: Evidence, siblings: readonly Evidence[] = []): Statement {
  const { claim } = evidence
  const said = saidDay(evidence)
  const window = daysOf(evidence, siblings, said)
  return {
    evidence,
    type: claim.type,
    window: window ?? (said === null ? null : { from: Number.NEGATIVE_INFINITY, to: said }),
    dated: window !== null,
    implied: claim.date === null || claim.flags.includes('date_of_report'),
    said,
    population: populationOf(
      [
        claim.population,
        claim.subject.kind === 'person' ? null : claim.subject.name,
        isBesides(claim) ? 'others' : null,
      ]
        .filter(Boolean)
        .join(' '),
    ),
    span: spanOf(claim.value),
    affirms: claim.polarity === 'affirms',
    planned: claim.modality === 'planned',
  }
}

/**
 * A reader that finds no day dates by the month of the report: what stands around the claim, or the days before a report whose own day is
 * known, tell more. Background to older events is told with its date, so neighbours count only when they are of these days.
 */
function daysOf(evidence: Evidence, siblings: readonly Evidence[], said: number | null): Window | null {
  const { claim, report } = evidence
  const stated = narrowed(notAfter(happened(evidence), said, claim), claim, said)
  if (!stated) return impliedWindow(evidence, siblings, said, OLDEST_NEIGHBOUR_DAYS)
  if (!claim.flags.includes('date_of_report') || !/^\d{4}-\d\d-\d\d/.test(report.published ?? '')) return stated
  return impliedWindow(evidence, siblings, said, NEWS_DAYS) ?? stated
}

const MORE =
  '(?:more|another|further|other|eshche|iashche|shche|jeszcze|otros|otras|autres|altri|altre|weitere|outros|outras|dar)'
const OTHERS = '(?:others?|inshykh|drugikh|inshyia|innych|otros|otras|autres|altri|weitere|outros)'

const WITH =
  /\b(with (him|her|them)|together|alongside|besides|razam|vmeste|razom|razem|oprocz|zusammen|neben|avec|junto|con (el|ella|lui|lei)|insieme|kartu)\b/

/**
 * 'With him 13 more', 'вместе с ним ещё 13', '13 others': those besides the ones named, where the number is given as it stands. Without
 * company, 'freed 52 more' is the whole of a further release.
 */
function isBesides({ value, quote, subject }: Claim): boolean {
  if (subject.kind === 'person' || !value?.number || value.unit !== 'person') return false
  const [text, number] = [fold(quote.text), value.number]
  if (new RegExp(`\\b${number} ${OTHERS}\\b`).test(text)) return true
  return WITH.test(text) && new RegExp(`\\b(?:${MORE} ${number}|${number} more)\\b`).test(text)
}

export const isCount = (statement: Statement): boolean =>
  statement.type.startsWith('count_') ||
  (statement.evidence.claim.subject.kind !== 'person' &&
    statement.span !== null &&
    statement.evidence.claim.value?.unit === 'person')

/** What is told as having happened did not happen after it was told: 'this month' ends on the day of the report. */
function notAfter(window: Window | null, said: number | null, claim: Claim): Window | null {
  if (!window || said === null || claim.modality === 'planned' || window.from > said) return window
  return { from: window.from, to: Math.min(window.to, said) }
}

/** 'Among them …': an undated claim of the day beside a dated one means that day; beside an undated number, the days before publication. */
function impliedWindow(
  evidence: Evidence,
  siblings: readonly Evidence[],
  said: number | null,
  oldest: number,
): Window | null {
  const { claim } = evidence
  if (!OF_THE_DAY.has(claim.type) || claim.modality === 'planned' || said === null) return null
  const near = siblings
    .filter((other) => OF_THE_DAY.has(other.claim.type) && distance(evidence, other) <= NEAR_UNITS)
    .sort((a, b) => distance(evidence, a) - distance(evidence, b) || (a.claim.id < b.claim.id ? -1 : 1))
  for (const other of near) {
    const day = happened(other)
    const farthest = sameSentence(evidence, other) ? OLDEST_NEIGHBOUR_DAYS : oldest
    if (day && day.to - day.from <= 1 && day.to <= said + 1 && said - day.to <= farthest) return day
  }
  const news =
    claim.type.startsWith('count_') || near.some((other) => other.claim.type.startsWith('count_') && other !== evidence)
  return news ? { from: said - NEWS_DAYS, to: said } : null
}

/** One sentence on one subject: 'set free and expelled on 11 September'. */
const sameSentence = (a: Evidence, b: Evidence): boolean =>
  distance(a, b) === 0 && a.claim.subject.name === b.claim.subject.name && b.claim.date !== null

function distance(a: Evidence, b: Evidence): number {
  return Math.max(0, a.claim.quote.start - b.claim.quote.end, b.claim.quote.start - a.claim.quote.end)
}
