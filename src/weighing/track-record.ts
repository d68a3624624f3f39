import { bodyOf } from './body.ts'
import type { Directory } from './directory.ts'
import type { Evidence } from './evidence.ts'
import { defaultDirectory } from './organisations.ts'
import { labelOf } from './origin.ts'
import { isCount } from './statement.ts'
import { weigh } from './weigh.ts'

export type Topic = 'counts' | 'custody' | 'case' | 'deals'

/** Reliability of a source on a topic, after the Admiralty code: A complete … E unreliable, F cannot be judged. */
export type SourceGrade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

/** How often what an outlet wrote on a topic was contradicted by more independent origins than bear it out. */
export interface TrackRecord {
  readonly outlet: string
  readonly topic: Topic
  /** Claims that other origins speak to, one way or the other; only these can be judged. */
  readonly judged: number
  readonly contradicted: number
  /** contradicted / judged with its 95 % interval (Wilson 1927); null when nothing can be judged. */
  readonly rate: { readonly share: number; readonly low: number; readonly high: number } | null
  readonly grade: SourceGrade
  /** The same by the year of publication, oldest first: a grade is never without its history. */
  readonly history: readonly YearRecord[]
}

export interface YearRecord {
  /** '2031'; 'unknown' where reports do not say when they were published. */
  readonly year: string
  readonly judged: number
  readonly contradicted: number
}

/** What an outlet's claims on a topic, in reports of one year, came to. */
export interface Tally {
  /** As the reports name it. */
  readonly outlet: string
  readonly topic: Topic
  readonly year: string
  readonly judged: number
  readonly contradicted: number
}

/** A claim that other origins speak to, one way or the other. */
export interface Judged {
  readonly evidence: Evidence
  readonly topic: Topic
  /** More independent origins speak against it than for it; its own and its copies do not count. */
  readonly contradicted: boolean
}

/** Below this many judged claims a source cannot be graded: new is F, not C. */
const LEAST_JUDGED = 10
const BOUNDS: readonly (readonly [number, SourceGrade])[] = [
  [0.02, 'A'],
  [0.05, 'B'],
  [0.1, 'C'],
  [0.2, 'D'],
]

/** The record of every outlet on every topic, from the register alone; by outlet, then topic. */
export function trackRecords(
  evidence: readonly Evidence[],
  directory: Directory = defaultDirectory(),
): readonly TrackRecord[] {
  return recordsOf([...judgedEach(evidence, () => true, directory)].map(tallyOf), directory)
}

/** The claims wanted, as far as they can be judged; the others bear on them. */
export function* judgedEach(
  evidence: readonly Evidence[],
  wanted: (entry: Evidence) => boolean,
  directory: Directory = defaultDirectory(),
): Generator<Judged> {
  const body = bodyOf(evidence)
  for (const [entry, statement] of body.statements) {
    if (!entry.report.outlet || !wanted(entry)) continue
    const excluded = (other: Evidence) => other.lineage === entry.lineage
    const weighed = weigh(statement, body, { directory, excluded, sidesOnly: true })
    if (weighed.for.size + weighed.against.size === 0) continue
    const topic = isCount(statement) ? 'counts' : topicOf(entry)
    yield { evidence: entry, topic, contradicted: weighed.against.size > weighed.for.size }
  }
}

function tallyOf({ evidence: { report }, topic, contradicted }: Judged): Tally {
  const year = report.published?.slice(0, 4) ?? 'unknown'
  return { outlet: report.outlet ?? '', topic, year, judged: 1, contradicted: contradicted ? 1 : 0 }
}

/** Adds tallies up to the record of every outlet; by outlet, then topic. */
export function recordsOf(
  tallies: readonly Tally[],
  directory: Directory = defaultDirectory(),
): readonly TrackRecord[] {
  const known = new Map(
    [...new Set(tallies.map(({ outlet }) => outlet))].map((name) => [name, labelOf(name, directory)]),
  )
  const labelled = tallies.map((tally) => ({ ...tally, outlet: known.get(tally.outlet) ?? tally.outlet }))
  return [...Map.groupBy(labelled, ({ outlet, topic }) => `${outlet}|${topic}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, some]) => (some[0] ? [recordOf(some[0], some)] : []))
}

function recordOf({ outlet, topic }: Tally, tallies: readonly Tally[]): TrackRecord {
  const history = [...Map.groupBy(tallies, ({ year }) => year)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, some]) => ({ year, judged: sum(some, 'judged'), contradicted: sum(some, 'contradicted') }))
  const [judged, contradicted] = [sum(history, 'judged'), sum(history, 'contradicted')]
  const rate = wilson(contradicted, judged)
  return { outlet, topic, judged, contradicted, rate, grade: gradeOf({ judged, contradicted }), history }
}

const sum = <Part extends string>(some: readonly Readonly<Record<Part, number>>[], part: Part): number =>
  some.reduce((total, one) => total + one[part], 0)

/** The 95 % interval of a share by Wilson's score; null of nothing. */
export function wilson(part: number, whole: number): TrackRecord['rate'] {
  if (whole === 0) return null
  const z = 1.959964
  const share = part / whole
  const spread = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  const scale = 1 + (z * z) / whole
  const middle = share + (z * z) / (2 * whole)
  return { share, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}

/** By the share itself, once the record is long enough; the interval is shown beside it. */
function gradeOf({ judged, contradicted }: { readonly judged: number; readonly contradicted: number }): SourceGrade {
  if (judged < LEAST_JUDGED) return 'F'
  return BOUNDS.find(([bound]) => contradicted / judged <= bound)?.[1] ?? 'E'
}

const DEALS = new Set(['exchange_terms', 'exchanged', 'sanctions_relief', 'identity_confirmed'])
const CASES = new Set([
  'charged',
  'sentenced',
  'sentence_reduced',
  'sentence_remaining',
  'appeal_rejected',
  'listed',
  'recognised',
  'citizenship_revoked',
])

function topicOf(entry: Evidence): Topic {
  if (DEALS.has(entry.claim.type)) return 'deals'
  return CASES.has(entry.claim.type) ? 'case' : 'custody'
}
