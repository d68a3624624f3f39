import type { Origin } from './origin.ts'

/** A largest set of pairwise independent origins, and which of them every other report depends on. */
export interface Independence {
  readonly size: number
  /** True when the set was too large to search and `size` is a safe lower bound. */
  readonly bounded: boolean
  readonly origins: readonly OriginGroup[]
}

export interface OriginGroup {
  readonly label: string
  readonly reports: number
  readonly claimIds: readonly string[]
}

interface Node {
  readonly keys: ReadonlySet<string>
  readonly unknown: boolean
  readonly signature: string
  readonly members: readonly Origin[]
}

const EXACT_LIMIT = 60
const STEP_LIMIT = 200_000

/**
 * Counts origins that differ pairwise in statement, basis of knowledge, control and lineage; an unknown one depends on all.
 * Exact (maximum independent set by branch and bound) up to 60 nodes after reduction, a greedy lower bound beyond.
 */
export function independent(origins: readonly Origin[]): Independence {
  const nodes = undominated(merge(speaking(origins)))
  const { chosen, bounded } = nodes.length <= EXACT_LIMIT ? search(nodes) : { chosen: greedy(nodes), bounded: true }
  let attributed: readonly OriginGroup[] | null = null
  return {
    size: chosen.length,
    bounded,
    // Worked out when asked for: where only the number counts, as for a claim's place on the ladder, nobody asks.
    get origins() {
      attributed ??= attribute(chosen, origins)
      return attributed
    },
  }
}

/**
 * A copy that dropped the credit of its original says nothing of its own, nor does a headline above a credited sentence: where the first
 * report of a lineage credits somebody, only credited claims of the lineage speak.
 */
export function speaking(origins: readonly Origin[]): readonly Origin[] {
  const credited = new Set(
    origins.filter((o) => o.credited && o.evidence.report.id === o.lineage).map((o) => o.lineage),
  )
  return origins.filter((origin) => origin.credited || !credited.has(origin.lineage))
}

/** One node for all origins with the same keys; a lineage that occurs with one set of roots only tells nothing and is left out. */
function merge(origins: readonly Origin[]): readonly Node[] {
  const rootsByLineage = new Map<string, Set<string>>()
  for (const origin of origins) {
    const seen = rootsByLineage.get(origin.lineage) ?? new Set()
    rootsByLineage.set(origin.lineage, seen.add(signature(origin)))
  }
  const nodes = new Map<string, { keys: Set<string>; unknown: boolean; members: Origin[] }>()
  for (const origin of origins) {
    const shared = (rootsByLineage.get(origin.lineage)?.size ?? 0) > 1
    const keys = new Set([...origin.roots, ...(shared ? [`lineage:${origin.lineage}`] : [])])
    const id = `${origin.unknown ? '?' : ''}${[...keys].join('|')}`
    const node = nodes.get(id) ?? { keys, unknown: origin.unknown, members: [] }
    node.members.push(origin)
    nodes.set(id, node)
  }
  return [...nodes]
    .map(([id, node]) => ({ ...node, signature: id }))
    .sort((a, b) => (a.signature < b.signature ? -1 : 1))
}

const signature = (origin: Origin): string => `${origin.unknown ? '?' : ''}${origin.roots.join('|')}`

const conflict = (a: Node, b: Node): boolean => a.unknown || b.unknown || [...a.keys].some((key) => b.keys.has(key))

/** Drops every node whose keys include all keys of another: choosing the other instead never costs anything. */
function undominated(nodes: readonly Node[]): readonly Node[] {
  const known = nodes.filter((node) => !node.unknown)
  if (known.length === 0) return nodes.slice(0, 1)
  const byKey = new Map<string, Node[]>()
  for (const node of known) for (const key of node.keys) byKey.set(key, [...(byKey.get(key) ?? []), node])
  return known.filter((node) => {
    const rivals = new Set([...node.keys].flatMap((key) => byKey.get(key) ?? []))
    return ![...rivals].some((other) => other !== node && dominates(other, node))
  })
}

function dominates(a: Node, b: Node): boolean {
  if (a.keys.size > b.keys.size || (a.keys.size === b.keys.size && a.signature > b.signature)) return false
  return [...a.keys].every((key) => b.keys.has(key))
}

function search(nodes: readonly Node[]): { chosen: readonly Node[]; bounded: boolean } {
  const rivals = nodes.map((node) => nodes.map((other) => other !== node && conflict(node, other)))
  let best: readonly number[] = []
  let steps = 0
  const visit = (open: readonly number[], taken: readonly number[]): void => {
    if (++steps > STEP_LIMIT || taken.length + open.length <= best.length) return
    if (open.length === 0) {
      best = taken
      return
    }
    const degree = (node: number) => open.filter((other) => rivals[node]![other]).length
    const lonely = open.find((node) => degree(node) <= 1)
    const pick = lonely ?? open.reduce((most, node) => (degree(node) > degree(most) ? node : most))
    visit(
      open.filter((other) => other !== pick && !rivals[pick]![other]),
      [...taken, pick],
    )
    if (lonely === undefined)
      visit(
        open.filter((other) => other !== pick),
        taken,
      )
  }
  visit([...nodes.keys()], [])
  return { chosen: best.map((index) => nodes[index]!), bounded: steps > STEP_LIMIT }
}

function greedy(nodes: readonly Node[]): readonly Node[] {
  const chosen: Node[] = []
  for (const node of [...nodes].sort((a, b) => a.keys.size - b.keys.size || (a.signature < b.signature ? -1 : 1)))
    if (!chosen.some((other) => conflict(node, other))) chosen.push(node)
  return chosen
}

/** Puts every report under the chosen origin that it shares most with; what fits none goes to the first. */
function attribute(chosen: readonly Node[], origins: readonly Origin[]): readonly OriginGroup[] {
  const groups = chosen.map((node) => ({ node, reports: new Set<string>(), claimIds: [] as string[] }))
  for (const origin of origins) {
    const shared = (node: Node) =>
      origin.roots.filter((key) => node.keys.has(key)).length * 2 +
      (node.members.some((m) => m.lineage === origin.lineage) ? 1 : 0)
    const home = groups.reduce((most, group) => (shared(group.node) > shared(most.node) ? group : most), groups[0]!)
    home.reports.add(origin.evidence.report.id)
    home.claimIds.push(origin.evidence.claim.id)
  }
  return groups
    .map(({ node, reports, claimIds }) => ({
      label: commonLabel(node),
      reports: reports.size,
      claimIds: claimIds.sort(),
    }))
    .sort((a, b) => b.reports - a.reports || (a.label < b.label ? -1 : 1))
}

function commonLabel(node: Node): string {
  const counts = new Map<string, number>()
  for (const member of node.members) counts.set(member.label, (counts.get(member.label) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'unknown origin'
}
