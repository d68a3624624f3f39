import type { Evidence } from './evidence.ts'
import { isSameFullName, nameKeys } from './fold.ts'
import type { CaseContext } from './relate-case.ts'
import { ENTRIES, EXITS, type Statement, statementOf } from './statement.ts'
import { length } from './window.ts'

/** A body of claims made ready to be asked: what bears on a claim, who was detained when, which report was first. */
export interface Body {
  readonly statements: ReadonlyMap<Evidence, Statement>
  /** Every claim that may speak of the same person or, for groups, of the same kind of thing. */
  about(evidence: Evidence): readonly Statement[]
  /** The person's known ways into and out of custody, asked by days. */
  custodyOf(evidence: Evidence): CaseContext
  /** The first report of the lineage that the claim's report belongs to. */
  firstOf(evidence: Evidence): Evidence
  siblings(reportId: string): readonly Evidence[]
}

const known = new WeakMap<readonly Evidence[], Body>()

/** Indexes a body once; asking again with the same array costs nothing. */
export function bodyOf(evidence: readonly Evidence[]): Body {
  const cached = known.get(evidence)
  if (cached) return cached
  const body = indexBody(evidence)
  known.set(evidence, body)
  return body
}

function indexBody(given: readonly Evidence[]): Body {
  const all = [...given].sort(compareEvidence)
  const byReport = Map.groupBy(all, (entry) => entry.report.id)
  const siblings = (reportId: string): readonly Evidence[] => byReport.get(reportId) ?? []
  const statements = new Map(all.map((entry) => [entry, statementOf(entry, siblings(entry.report.id))]))
  const ordered = [...statements.values()]
  const subjects = Map.groupBy(ordered, (statement) => subjectKey(statement.evidence))
  const names = indexNames(ordered)
  const first = firstReports(all)
  const about = (entry: Evidence): readonly Statement[] => {
    if (entry.claim.subject.kind !== 'person') return subjects.get(subjectKey(entry)) ?? []
    const byId = entry.personId === null ? [] : (subjects.get(subjectKey(entry)) ?? [])
    const unmatched = (names.get(lastKey(entry)) ?? []).filter((other) => sameUnmatched(entry, other.evidence))
    return unmatched.length === 0 ? byId : [...byId, ...unmatched]
  }
  return {
    statements,
    about,
    siblings,
    firstOf: (entry) => first.get(entry.lineage) ?? entry,
    custodyOf: (entry) => {
      const known = about(entry).filter(
        (s) => s.affirms && !s.planned && s.dated && s.window && length(s.window) <= 366,
      )
      return {
        detainedBetween: anyBetween(known.filter((s) => ENTRIES.has(s.type))),
        releasedBetween: anyBetween(known.filter((s) => EXITS.has(s.type))),
      }
    },
  }
}

const anyBetween =
  (statements: readonly Statement[]) =>
  (from: number, to: number): boolean =>
    statements.some((s) => s.window!.to > from && s.window!.from < to)

/** Where one of the two is not matched to the register, the full names decide. */
function sameUnmatched(entry: Evidence, other: Evidence): boolean {
  if (entry.personId !== null && other.personId !== null) return false
  return isSameFullName(entry.claim.subject.name, other.claim.subject.name)
}

function indexNames(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const people = statements.filter((statement) => statement.evidence.claim.subject.kind === 'person')
  return Map.groupBy(people, (statement) => lastKey(statement.evidence))
}

/** Order in a name differs by language, so the longest of its words finds it. */
const lastKey = (entry: Evidence): string =>
  [...nameKeys(entry.claim.subject.name)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0]?.slice(0, 3) ?? ''

export function subjectKey(entry: Evidence): string {
  const { subject } = entry.claim
  if (subject.kind !== 'person') return 'group'
  return entry.personId === null ? `name:${[...nameKeys(subject.name)].sort().join(' ')}` : `person:${entry.personId}`
}

function firstReports(all: readonly Evidence[]): ReadonlyMap<string, Evidence> {
  const first = new Map<string, Evidence>()
  for (const entry of all) {
    if (!entry.lineage) continue
    const held = first.get(entry.lineage)
    if (!held || publishedBefore(entry, held)) first.set(entry.lineage, entry)
  }
  return first
}

const publishedBefore = (a: Evidence, b: Evidence): boolean => {
  const [x, y] = [a.report.published ?? '9999', b.report.published ?? '9999']
  return x < y || (x === y && a.report.id < b.report.id)
}

export function compareEvidence(a: Evidence, b: Evidence): number {
  if (a.report.id !== b.report.id) return a.report.id < b.report.id ? -1 : 1
  return a.claim.id === b.claim.id ? 0 : a.claim.id < b.claim.id ? -1 : 1
}
