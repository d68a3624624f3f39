import type { Claim } from '../../reading/index.ts'
import type { Directory } from '../directory.ts'
import type { ReportFacts } from '../evidence.ts'
import { defaultDirectory } from '../organisations.ts'
import { dayOf } from '../window.ts'
import { LineageGraph } from './lineage-graph.ts'
import type { LineageKind, Link } from './link.ts'

/** Reports that are one text: they speak with one voice. */
export interface LineageGroup {
  /** Ids, the first published first. */
  readonly reports: readonly string[]
  readonly kind: LineageKind
  readonly why: readonly string[]
}

export interface Lineage {
  readonly groups: readonly LineageGroup[]
  /** The id of the first report of the group; a report on its own is its own lineage. */
  lineageOf(reportId: string): string
}

export interface TraceOptions {
  readonly directory?: Directory
}

/** Finds which reports are copies, rewrites or translations of one another; `claims` by report id sharpen what crosses languages. */
export function traceLineage(
  reports: readonly ReportFacts[],
  claims: ReadonlyMap<string, readonly Claim[]> = new Map(),
  options: TraceOptions = {},
): Lineage {
  const directory = options.directory ?? defaultDirectory()
  const ordered = [...reports].sort((a, b) => (a.id < b.id ? -1 : 1))
  const graph = new LineageGraph(directory)
  for (const report of ordered) graph.add(report, claims.get(report.id))
  graph.settle()
  const groups = groupsOf(
    graph,
    ordered.map(({ id }) => id),
    directory,
  )
  const lineage = new Map(groups.flatMap((group) => group.reports.map((id) => [id, group.reports[0]!] as const)))
  return { groups, lineageOf: (id) => lineage.get(id) ?? id }
}

/** The groups in which some reports are, each once, in the order of their reports; who is alone is in none. */
export function groupsOf(
  graph: LineageGraph,
  ids: Iterable<string>,
  directory: Directory = defaultDirectory(),
): readonly LineageGroup[] {
  const seen = new Set<string>()
  const groups: LineageGroup[] = []
  for (const id of ids) {
    if (seen.has(id)) continue
    const { reports, links } = graph.companyOf(id)
    for (const report of reports) seen.add(report.id)
    if (reports.length > 1) groups.push(createGroup(reports, links, directory))
  }
  return groups
}

type Member = Omit<ReportFacts, 'text'>

function createGroup(members: readonly Member[], links: readonly Link[], directory: Directory): LineageGroup {
  const languages = new Set(members.map((member) => member.language.slice(0, 2)))
  const kinds = new Set(links.map((link) => link.kind))
  const signed = members.every((member) => isSignatory(member, directory))
  const kind = signed ? 'statement' : languages.size > 1 ? 'translation' : kinds.has('rewrite') ? 'rewrite' : 'copy'
  const reports = [...members].sort(
    (a, b) =>
      (dayOf(a.published) ?? Number.MAX_SAFE_INTEGER) - (dayOf(b.published) ?? Number.MAX_SAFE_INTEGER) ||
      (a.id < b.id ? -1 : 1),
  )
  return { reports: reports.map((report) => report.id), kind, why: [...new Set(links.map((link) => link.why))].sort() }
}

/** A text that organisations, not newsrooms, publish word for word is one statement that they signed. */
function isSignatory(report: Member, directory: Directory): boolean {
  const kind = report.outlet ? directory.find(report.outlet)?.kind : undefined
  return kind === 'monitor' || kind === 'ngo' || kind === 'union'
}
