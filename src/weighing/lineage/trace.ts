import type { Claim } from '../../reading/index.ts'
import type { Directory } from '../directory.ts'
import type { ReportFacts } from '../evidence.ts'
import { defaultDirectory } from '../organisations.ts'
import { dayOf } from '../window.ts'
import { CopyIndex } from './copies.ts'
import type { LineageKind, Link } from './link.ts'
import { RewriteIndex } from './rewrites.ts'
import { SoleStoryIndex } from './sole-story.ts'

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
  const links = linksAmong(ordered, claims, directory)
  const groups = gather(ordered, links, directory)
  const lineage = new Map(groups.flatMap((group) => group.reports.map((id) => [id, group.reports[0]!] as const)))
  return { groups, lineageOf: (id) => lineage.get(id) ?? id }
}

function linksAmong(
  reports: readonly ReportFacts[],
  claims: ReadonlyMap<string, readonly Claim[]>,
  directory: Directory,
): readonly Link[] {
  const copies = new CopyIndex()
  const rewrites = new RewriteIndex(directory)
  const stories = new SoleStoryIndex(directory)
  for (const report of reports) {
    rewrites.add(report, claims.get(report.id))
    stories.add(report, claims.get(report.id))
  }
  return reports.flatMap((report) => {
    const found = [
      ...copies.find(report),
      ...rewrites.find(report, claims.get(report.id)).filter((link) => link.a < link.b),
      ...stories.find(report, claims.get(report.id)).filter((link) => link.a < link.b),
    ]
    copies.add(report)
    return found
  })
}

function gather(
  reports: readonly ReportFacts[],
  links: readonly Link[],
  directory: Directory,
): readonly LineageGroup[] {
  const parent = new Map(reports.map((report) => [report.id, report.id]))
  const root = (id: string): string => {
    let at = id
    while (parent.get(at) !== at) at = parent.get(at)!
    parent.set(id, at)
    return at
  }
  for (const link of links) {
    const [a, b] = [root(link.a), root(link.b)].sort() as [string, string]
    parent.set(b, a)
  }
  return Map.groupBy(reports, (report) => root(report.id))
    .values()
    .filter((members) => members.length > 1)
    .map((members) => createGroup(members, links, directory))
    .toArray()
}

function createGroup(members: readonly ReportFacts[], links: readonly Link[], directory: Directory): LineageGroup {
  const ids = new Set(members.map((member) => member.id))
  const own = links.filter((link) => ids.has(link.a) && ids.has(link.b))
  const languages = new Set(members.map((member) => member.language.slice(0, 2)))
  const kinds = new Set(own.map((link) => link.kind))
  const signed = members.every((member) => isSignatory(member, directory))
  const kind = signed ? 'statement' : languages.size > 1 ? 'translation' : kinds.has('rewrite') ? 'rewrite' : 'copy'
  const reports = [...members].sort(
    (a, b) =>
      (dayOf(a.published) ?? Number.MAX_SAFE_INTEGER) - (dayOf(b.published) ?? Number.MAX_SAFE_INTEGER) ||
      (a.id < b.id ? -1 : 1),
  )
  return { reports: reports.map((report) => report.id), kind, why: [...new Set(own.map((link) => link.why))].sort() }
}

/** A text that organisations, not newsrooms, publish word for word is one statement that they signed. */
function isSignatory(report: ReportFacts, directory: Directory): boolean {
  const kind = report.outlet ? directory.find(report.outlet)?.kind : undefined
  return kind === 'monitor' || kind === 'ngo' || kind === 'union'
}
