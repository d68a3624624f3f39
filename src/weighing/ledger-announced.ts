import type { Body } from './body.ts'
import type { Directory } from './directory.ts'
import { independent } from './independence.ts'
import { type CountReason, reasonsOfVersion } from './ledger-reasons.ts'
import { type Origin, weightless } from './origin.ts'
import { wordsForPopulation } from './population-words.ts'
import { isMonitor, kindOf } from './relate-counts.ts'
import type { Statement } from './statement.ts'
import { originIn } from './weigh.ts'

/** One announced number with who says so. */
export interface Announced {
  readonly number: number
  readonly population: string
  /** The same as a concept, for interfaces to word: '' for prisoners at large, 'political' … */
  readonly group: string
  readonly speaker: string
  readonly origins: number
  readonly reports: number
  /** The first day on which it was said; versions of the number follow one another by it. */
  readonly said: string | null
  /** Why it is not the number that the ledger reconciles; empty for that one. */
  readonly reasonCodes: readonly CountReason[]
  readonly evidence: readonly string[]
}

/** A release of one is told by the person’s name, not by a number. */
const LEAST = 2

/** The whole numbers given for the group as a whole, most widely founded first. */
export function announcedIn(own: readonly Statement[], body: Body, directory: Directory): readonly Announced[] {
  const whole = own.filter(
    (s) => s.affirms && kindOf(s) === 'count_released' && s.population.whole && (exact(s) ?? 0) >= LEAST,
  )
  const found = Map.groupBy(whole, (statement) => exact(statement)!)
    .entries()
    .map(([number, statements]) => createAnnounced(number, statements, body, directory))
    .toArray()
    .sort((a, b) => b.origins - a.origins || b.reports - a.reports || b.number - a.number)
  return found.map(({ byMonitor, ...version }) => ({
    ...version,
    reasonCodes: reasonsOfVersion({ ...version, byMonitor }, found[0] ?? version),
  }))
}

type Version = Omit<Announced, 'reasonCodes'> & { readonly byMonitor: boolean }

/** The number the ledger reconciles: the best founded; a tally of a part by a monitor is smaller and less widely said. */
export const mainAnnouncement = (announced: readonly Announced[]): Announced | null => announced[0] ?? null

export function exact(statement: Statement): number | null {
  return statement.span && statement.span.min === statement.span.max ? statement.span.min : null
}

function createAnnounced(number: number, statements: readonly Statement[], body: Body, directory: Directory): Version {
  const heavy = statements.filter((statement) => weightless(statement.evidence) === null)
  const origins = heavy.map((s): Origin => originIn(body, s.evidence, directory))
  const counted = independent(origins)
  const said = statements
    .map((s) => s.evidence.claim.said ?? s.evidence.report.published)
    .filter((day) => day !== null)
    .sort()
  return {
    number,
    population: wordsForPopulation(heavy.length > 0 ? heavy : statements),
    group: statements[0]?.population.key ?? '',
    speaker: announcerOf(
      counted.origins.map((group) => group.label),
      directory,
    ),
    origins: counted.size,
    reports: new Set(statements.map((s) => s.evidence.report.id)).size,
    said: said[0] ?? null,
    byMonitor: statements.every((statement) => isMonitor(statement, directory)),
    evidence: statements.map((s) => s.evidence.claim.id).sort(),
  }
}

/** An office or office-holder among the origins announces; the others report. */
function announcerOf(labels: readonly string[], directory: Directory): string {
  const official = labels.find((label) => ['state', 'person'].includes(directory.find(label)?.kind ?? ''))
  return official ?? labels[0] ?? 'machine-written reports only'
}
