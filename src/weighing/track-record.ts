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

interface Tally {
  readonly outlet: string
  readonly topic: Topic
  readonly years: Map<string, { judged: number; contradicted: number }>
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
  const body = bodyOf(evidence)
  const tallies = new Map<string, Tally>()
  for (const [entry, statement] of body.statements) {
    if (!entry.report.outlet) continue
    const outlet = labelOf(entry.report.outlet, directory)
    const topic = isCount(statement) ? 'counts' : topicOf(entry)
    const weighed = weigh(statement, body, { directory, excluded: (other) => other.lineage === entry.lineage })
    if (weighed.for.size + weighed.against.size === 0) continue
    const tally = tallies.get(`${outlet}|${topic}`) ?? { outlet, topic, years: new Map() }
    const year = entry.report.published?.slice(0, 4) ?? 'unknown'
    const held = tally.years.get(year) ?? { judged: 0, contradicted: 0 }
    held.judged++
    if (weighed.against.size > weighed.for.size) held.contradicted++
    tally.years.set(year, held)
    tallies.set(`${outlet}|${topic}`, tally)
  }
  return [...tallies].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, tally]) => recordOf(tally))
}

function recordOf({ outlet, topic, years }: Tally): TrackRecord {
  const history = [...years].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([year, counts]) => ({ year, ...counts }))
  const judged = history.reduce((sum, year) => sum + year.judged, 0)
  const contradicted = history.reduce((sum, year) => sum + year.contradicted, 0)
  const rate = wilson(contradicted, judged)
  return { outlet, topic, judged, contradicted, rate, grade: gradeOf({ judged, contradicted }), history }
}

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
