import { type Body, bodyOf, compareEvidence, subjectKey } from './body.ts'
import { countriesIn } from './countries.ts'
import type { Evidence } from './evidence.ts'
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
const SAME_EVENT_DAYS = 1

interface Draft {
  readonly day: number
  readonly country: string | null
  readonly statements: readonly Statement[]
}

/** Gathers what is said of releases into events by day, country and people; neighbouring days that have their own people stay apart. */
export function findEvents(evidence: readonly Evidence[]): readonly ReleaseEvent[] {
  const body = bodyOf(evidence)
  const candidates = [...body.statements.values()].filter(speaksOfRelease)
  const countries = countryOfReports(body, candidates)
  return Map.groupBy(candidates, (statement) => countries.get(statement.evidence.report.id) ?? '')
    .entries()
    .flatMap(([country, some]) => days(some).map((statements) => ({ country: country || null, ...modal(statements) })))
    .filter(isEvent)
    .map(createEvent)
    .toArray()
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const speaksOfRelease = (statement: Statement): boolean =>
  statement.dated &&
  !statement.planned &&
  statement.window !== null &&
  length(statement.window) <= LONGEST_CLAIM_DAYS &&
  (isCount(statement)
    ? measureOf(statement) === 'flow' && /released|crossed|arrived|deported|pardoned/.test(statement.type)
    : EXITS.has(statement.type) || statement.type === 'release_refused')

/** The country that a report's release claims name most; claims without a place go with their report, reports without one with the rest. */
function countryOfReports(body: Body, candidates: readonly Statement[]): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>()
  const add = (report: string, code: string) => {
    const held = votes.get(report) ?? new Map<string, number>()
    votes.set(report, held.set(code, (held.get(code) ?? 0) + 1))
  }
  for (const statement of candidates) {
    const report = statement.evidence.report.id
    for (const entry of body.siblings(report))
      for (const code of countriesIn(entry.claim.place ?? '')) add(report, code)
  }
  const total = new Map<string, number>()
  for (const some of votes.values()) for (const [code, n] of some) total.set(code, (total.get(code) ?? 0) + n)
  const usual = most(total)
  const reports = new Set(candidates.map((statement) => statement.evidence.report.id))
  return new Map([...reports].map((report) => [report, most(votes.get(report) ?? new Map()) ?? usual ?? '']))
}

function most(counts: ReadonlyMap<string, number>): string | null {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}

/** Splits claims of one country into runs around the days that most reports name; a wide claim goes to the nearest such day. */
function days(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const weight = new Map<number, Set<string>>()
  for (const statement of statements)
    if (length(statement.window!) <= 1) {
      const day = statement.window!.from
      weight.set(day, (weight.get(day) ?? new Set()).add(statement.evidence.report.id))
    }
  const centres = peaks(weight)
  const runs = new Map<number, Statement[]>()
  for (const statement of statements) {
    const home = nearest(statement, centres) ?? statement.window!.to
    runs.set(home, [...(runs.get(home) ?? []), statement])
  }
  return [...runs.values()]
}

/** Days named by more reports than their neighbours; a weaker neighbouring day is a mistake about the same event. */
function peaks(weight: ReadonlyMap<number, ReadonlySet<string>>): readonly number[] {
  const ordered = [...weight].sort((a, b) => b[1].size - a[1].size || a[0] - b[0])
  const chosen: number[] = []
  for (const [day] of ordered) if (!chosen.some((other) => Math.abs(other - day) <= SAME_EVENT_DAYS)) chosen.push(day)
  return chosen
}

function nearest(statement: Statement, centres: readonly number[]): number | null {
  const { from, to } = statement.window!
  const within = centres.filter((day) => day >= from - SAME_EVENT_DAYS && day <= to + SAME_EVENT_DAYS)
  const middle = (from + to) / 2
  return within.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)[0] ?? null
}

function modal(statements: readonly Statement[]): Omit<Draft, 'country'> {
  const exact = statements.filter((statement) => length(statement.window!) <= 1)
  const reports = Map.groupBy(exact.length > 0 ? exact : statements, (statement) => statement.window!.from)
  const day = [...reports].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0]![0]
  return { day, statements }
}

/** A number of two or more, or two people or more. */
function isEvent(draft: Draft): boolean {
  if (draft.statements.some((statement) => isCount(statement) && (statement.span?.min ?? 0) >= 2)) return true
  const people = draft.statements.filter((statement) => statement.evidence.claim.subject.kind === 'person')
  return new Set(people.map((statement) => subjectKey(statement.evidence))).size >= 2
}

function createEvent({ day, country, statements }: Draft): ReleaseEvent {
  const evidence = statements.map((statement) => statement.evidence).sort(compareEvidence)
  const date = isoDay(day)
  const place = country ? (new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country) : null
  const long = new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
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
