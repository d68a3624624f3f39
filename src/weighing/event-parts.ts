import { type Body, subjectKey } from './body.ts'
import { countriesIn } from './countries.ts'
import type { Directory } from './directory.ts'
import type { Evidence } from './evidence.ts'
import { isCount, type Statement } from './statement.ts'

/** Claims of one day that belong to one release. */
export interface EventPart {
  readonly country: string | null
  readonly statements: readonly Statement[]
}

const TELLING_NUMBER = 10

/**
 * Splits the claims of one day into releases: reports that share a person, a number of ten or more, or a country belong together; a report
 * that shares nothing goes with the largest.
 */
export function partsOf(statements: readonly Statement[], body: Body, directory: Directory): readonly EventPart[] {
  const reports = Map.groupBy(statements, (statement) => statement.evidence.report.id)
  const parent = new Map([...reports.keys()].map((id) => [id, id]))
  const root = (id: string): string => (parent.get(id) === id ? id : root(parent.get(id)!))
  const holders = new Map<string, string>()
  for (const [id, own] of reports)
    for (const mark of marksOf(own, countriesOf(id, body, directory))) {
      const holder = holders.get(mark)
      if (holder === undefined) holders.set(mark, id)
      else parent.set(root(id), root(holder))
    }
  const parts = [...Map.groupBy(reports.keys(), root).values()].map((ids) => createPart(ids, reports, body, directory))
  return settle(parts)
}

function marksOf(own: readonly Statement[], countries: readonly string[]): readonly string[] {
  const marks = countries.slice(0, 1).map((code) => `in ${code}`)
  for (const statement of own) {
    if (statement.evidence.claim.subject.kind === 'person') marks.push(subjectKey(statement.evidence))
    else if (
      isCount(statement) &&
      statement.span &&
      statement.span.min >= TELLING_NUMBER &&
      statement.span.min === statement.span.max
    )
      marks.push(`number ${statement.span.min}`)
  }
  return marks
}

/** The countries that a report's claims name, prison countries first, then by how often. */
function countriesOf(report: string, body: Body, directory: Directory): readonly string[] {
  return countriesOfReport(body.siblings(report), directory)
}

/** The same, of all claims of one report. */
export function countriesOfReport(siblings: readonly Evidence[], directory: Directory): readonly string[] {
  const votes = new Map<string, number>()
  for (const entry of siblings)
    for (const code of countriesIn(entry.claim.place ?? '')) votes.set(code, (votes.get(code) ?? 0) + 1)
  const home = (code: string) => (directory.countries.includes(code) ? 1 : 0)
  return [...votes]
    .sort((a, b) => home(b[0]) - home(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([code]) => code)
}

function createPart(
  ids: readonly string[],
  reports: ReadonlyMap<string, readonly Statement[]>,
  body: Body,
  directory: Directory,
): EventPart {
  const votes = new Map<string, number>()
  for (const id of ids)
    for (const code of countriesOf(id, body, directory).slice(0, 1)) votes.set(code, (votes.get(code) ?? 0) + 1)
  const country = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
  return { country, statements: ids.flatMap((id) => reports.get(id) ?? []) }
}

/** What names no country goes with the largest part that does. */
function settle(parts: readonly EventPart[]): readonly EventPart[] {
  const placed = parts.filter((part) => part.country !== null)
  if (placed.length === 0)
    return parts.length === 0 ? [] : [{ country: null, statements: parts.flatMap((part) => part.statements) }]
  const largest = placed.reduce((most, part) => (part.statements.length > most.statements.length ? part : most))
  const rest = parts.filter((part) => part.country === null).flatMap((part) => part.statements)
  return placed.map((part) => (part === largest ? { ...part, statements: [...part.statements, ...rest] } : part))
}
