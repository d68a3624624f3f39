import { bodyOf, compareEvidence, subjectKey } from './body.ts'
import type { Directory } from './directory.ts'
import { dayOfRun, runsOf } from './event-days.ts'
import { partsOf } from './event-parts.ts'
import type { Evidence } from './evidence.ts'
import { defaultDirectory } from './organisations.ts'
import { measureOf } from './relate-counts.ts'
import { EXITS, isCount, type Statement } from './statement.ts'
import { isoDay, length } from './window.ts'

/** A release of several people at one time and place, found from claims. */
export interface ReleaseEvent {
  readonly kind: 'release_event'
  /** 'release-by-2025-09-11': country and day, stable while these stay. */
  readonly id: string
  readonly title: string
  readonly date: string
  readonly place: string | null
  /** Claims of the event, ordered by report and claim. */
  readonly claimIds: readonly string[]
  readonly reportIds: readonly string[]
}

const LONGEST_CLAIM_DAYS = 5
const MISDATED_DAYS = 31
const TELLING_NUMBER = 10

interface Draft {
  readonly day: number
  readonly country: string | null
  readonly statements: readonly Statement[]
}

/** Gathers what is said of releases into events by day, country and people; neighbouring days that have their own people stay apart. */
export function findEvents(
  evidence: readonly Evidence[],
  directory: Directory = defaultDirectory(),
): readonly ReleaseEvent[] {
  const body = bodyOf(evidence)
  const candidates = [...body.statements.values()].filter(speaksOfRelease)
  const drafts = runsOf(candidates).flatMap((run) =>
    partsOf(run, body, directory).map((part): Draft => ({ ...part, day: dayOfRun(part.statements) })),
  )
  return joinMisdated(drafts.filter(isEvent))
    .map(createEvent)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A lone report that gives a large event's number but, told later, an earlier or later day is a wrong date, not a second event. */
function joinMisdated(drafts: readonly Draft[]): readonly Draft[] {
  const home = new Map<Draft, Draft>()
  for (const draft of drafts) {
    const larger = drafts.find((other) => isMisdated(draft, other))
    if (larger) home.set(draft, larger)
  }
  return drafts
    .filter((draft) => !home.has(draft))
    .map((draft) => {
      const strays = drafts.filter((other) => home.get(other) === draft)
      return { ...draft, statements: [draft, ...strays].flatMap((some) => some.statements) }
    })
}

function isMisdated(stray: Draft, event: Draft): boolean {
  if (stray === event || Math.abs(stray.day - event.day) > MISDATED_DAYS) return false
  if (stray.country && event.country && stray.country !== event.country) return false
  if (reportsOf(stray).size * 4 > reportsOf(event).size) return false
  const main = mainNumber(event)
  const told = tellingNumbers(stray)
  if (main === null || told.length === 0 || told.some((number) => number !== main)) return false
  return stray.statements.every((s) => s.said !== null && s.said >= event.day)
}

const reportsOf = (draft: Draft): ReadonlySet<string> => new Set(draft.statements.map((s) => s.evidence.report.id))

/** The number of the whole group that most claims of the event give. */
function mainNumber(draft: Draft): number | null {
  const votes = Map.groupBy(tellingNumbers(draft), (number) => number)
  return [...votes].sort((a, b) => b[1].length - a[1].length || b[0] - a[0])[0]?.[0] ?? null
}

const tellingNumbers = (draft: Draft): readonly number[] =>
  draft.statements
    .filter((s) => isCount(s) && s.population.whole && (s.span?.min ?? 0) >= TELLING_NUMBER)
    .map((s) => s.span!.min)

const speaksOfRelease = (statement: Statement): boolean =>
  statement.dated &&
  !statement.planned &&
  statement.window !== null &&
  length(statement.window) <= LONGEST_CLAIM_DAYS &&
  (isCount(statement)
    ? measureOf(statement) === 'flow' && /released|crossed|arrived|deported|pardoned/.test(statement.type)
    : EXITS.has(statement.type) || statement.type === 'release_refused')

/** A number of two or more, or two people or more. */
function isEvent(draft: Draft): boolean {
  if (draft.statements.some((statement) => isCount(statement) && (statement.span?.min ?? 0) >= 2)) return true
  const people = draft.statements.filter((statement) => statement.evidence.claim.subject.kind === 'person')
  return new Set(people.map((statement) => subjectKey(statement.evidence))).size >= 2
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' })
const LONG_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

function createEvent({ day, country, statements }: Draft): ReleaseEvent {
  const evidence = statements.map((statement) => statement.evidence).sort(compareEvidence)
  const date = isoDay(day)
  const place = country ? (REGIONS.of(country) ?? country) : null
  const long = LONG_DAY.format(new Date(`${date}T00:00:00Z`))
  return Object.freeze({
    kind: 'release_event' as const,
    id: `release-${country ? `${country.toLowerCase()}-` : ''}${date}`,
    title: place ? `${place}, ${long}` : long,
    date,
    place,
    claimIds: evidence.map((entry) => entry.claim.id),
    reportIds: [...new Set(evidence.map((entry) => entry.report.id))],
  })
}
