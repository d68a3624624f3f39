import type { Judgement, Node } from './identity.ts'

export interface Clusters {
  /** The smallest node of the cluster stands for it; a node nobody judged stands for itself. */
  readonly of: (node: Node) => Node
  readonly members: (node: Node) => readonly Node[]
  /** True when somebody said, and nobody later unsaid, that the two clusters are different people. */
  readonly different: (left: Node, right: Node) => boolean
  /** Pairs that a chain of "same" joins although a "different" stands between them; the chain's last link is not followed. */
  readonly conflicts: readonly Judgement[]
}

/**
 * Clusters are a pure function of the judgement rows: the last verdict on a pair counts, "different" first, then "same" in
 * order of time. A "same" that would join two people known to be different is left out and reported, so a merge is undone by
 * one further row and no order of arrival hides a conflict.
 */
export function clustersOf(judgements: readonly Judgement[]): Clusters {
  const standing = lastPerPair(judgements)
  const parent = new Map<Node, Node>()
  const members = new Map<Node, Node[]>()
  const find = (node: Node): Node => {
    let root = node
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    return root
  }
  const apart = standing.filter((row) => row.verdict === 'different')
  const different = (left: Node, right: Node): boolean => {
    const [a, b] = [find(left), find(right)]
    return apart.some(
      (row) => (find(row.left) === a && find(row.right) === b) || (find(row.left) === b && find(row.right) === a),
    )
  }
  const conflicts: Judgement[] = []
  for (const row of standing) {
    if (row.verdict !== 'same') continue
    const [a, b] = [find(row.left), find(row.right)].sort() as [Node, Node]
    if (a === b) continue
    if (different(a, b)) conflicts.push(row)
    else {
      parent.set(b, a)
      members.set(a, [...(members.get(a) ?? [a]), ...(members.get(b) ?? [b])])
      members.delete(b)
    }
  }
  return { of: find, members: (node) => members.get(find(node)) ?? [node], different, conflicts }
}

function lastPerPair(judgements: readonly Judgement[]): Judgement[] {
  const last = new Map<string, Judgement>()
  for (const row of [...judgements].sort((a, b) => a.seq - b.seq)) last.set(`${row.left} ${row.right}`, row)
  return [...last.values()].sort((a, b) => a.seq - b.seq)
}
