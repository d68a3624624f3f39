import { isPersonNode, type Judgement, type Node, personIdOf } from './identity.ts'

export interface Clusters {
  /** The smallest node of the cluster stands for it; a node nobody judged stands for itself. */
  readonly of: (node: Node) => Node
  readonly members: (node: Node) => readonly Node[]
  /** The person of the register that the node is judged to be; of merged people the first id stands for all. */
  readonly personOf: (node: Node) => string | null
  /** True when somebody said, and nobody later unsaid, that the two clusters are different people. */
  readonly different: (left: Node, right: Node) => boolean
  /** True when the last word on this very pair is that nobody can tell. */
  readonly unsure: (left: Node, right: Node) => boolean
  /** Every node that somebody judged. */
  readonly nodes: readonly Node[]
  readonly conflicts: readonly Conflict[]
}

/** A "same" that is not followed, and why. */
export interface Conflict {
  readonly judgement: Judgement
  /**
   * different: a chain of "same" would join two whom somebody told apart. needs_second: it would merge two people of the
   * register by a chain of one person's judgements.
   */
  readonly why: 'different' | 'needs_second'
}

/**
 * Clusters are a pure function of the judgement rows: the last verdict on a pair counts, "different" first, then "same" in
 * order of time. A "same" that would join two people known to be different is left out and reported, so a merge is undone by
 * one further row and no order of arrival hides a conflict. Two people of the register are merged only by a row of two people.
 */
export function clustersOf(judgements: readonly Judgement[]): Clusters {
  const standing = lastPerPair(judgements)
  const groups = new Groups()
  for (const row of standing) groups.know(row.left, row.right)
  for (const row of standing) if (row.verdict === 'different') groups.part(row.left, row.right)
  const conflicts: Conflict[] = []
  for (const judgement of standing) {
    if (judgement.verdict !== 'same') continue
    const why = groups.join(judgement)
    if (why) conflicts.push({ judgement, why })
  }
  const unsure = new Set(standing.flatMap((row) => (row.verdict === 'unsure' ? [`${row.left} ${row.right}`] : [])))
  return {
    of: (node) => groups.root(node),
    members: (node) => groups.members(node),
    personOf: (node) => groups.personOf(node),
    different: (left, right) => groups.apart(left, right),
    unsure: (left, right) => unsure.has([left, right].sort().join(' ')),
    nodes: groups.nodes(),
    conflicts,
  }
}

/** Disjoint sets of nodes, the smallest node of each its root, with who stands apart from whom. */
class Groups {
  readonly #parent = new Map<Node, Node>()
  readonly #members = new Map<Node, Node[]>()
  readonly #apart = new Map<Node, Set<Node>>()
  readonly #person = new Map<Node, string>()

  know(...nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (this.#parent.has(node)) continue
      this.#parent.set(node, node)
      this.#members.set(node, [node])
      if (isPersonNode(node)) this.#person.set(node, personIdOf(node))
    }
  }

  nodes(): readonly Node[] {
    return [...this.#parent.keys()]
  }

  root(node: Node): Node {
    let root = node
    for (let up = this.#parent.get(root); up !== undefined && up !== root; up = this.#parent.get(root)) root = up
    if (this.#parent.has(node)) this.#parent.set(node, root)
    return root
  }

  members(node: Node): readonly Node[] {
    return this.#members.get(this.root(node)) ?? [node]
  }

  personOf(node: Node): string | null {
    return this.#person.get(this.root(node)) ?? (isPersonNode(node) ? personIdOf(node) : null)
  }

  part(left: Node, right: Node): void {
    this.#apartFrom(left).add(right)
    this.#apartFrom(right).add(left)
  }

  apart(left: Node, right: Node): boolean {
    return this.#apart.get(this.root(left))?.has(this.root(right)) ?? false
  }

  /** Joins what the row says is the same, or says why not. */
  join({ left, right, second }: Judgement): Conflict['why'] | null {
    const [into, from] = [this.root(left), this.root(right)].sort() as [Node, Node]
    if (into === from) return null
    if (this.apart(into, from)) return 'different'
    const [one, other] = [this.#person.get(into), this.#person.get(from)]
    if (one !== undefined && other !== undefined && second === null) return 'needs_second'
    this.#parent.set(from, into)
    this.#members.set(into, [...(this.#members.get(into) ?? []), ...(this.#members.get(from) ?? [])])
    this.#members.delete(from)
    const person = [one, other].filter((id) => id !== undefined).sort()[0]
    if (person !== undefined) this.#person.set(into, person)
    for (const node of this.#apart.get(from) ?? []) {
      this.#apartFrom(node).delete(from)
      this.part(into, node)
    }
    this.#apart.delete(from)
    return null
  }

  #apartFrom(root: Node): Set<Node> {
    const held = this.#apart.get(root)
    if (held) return held
    const made = new Set<Node>()
    this.#apart.set(root, made)
    return made
  }
}

function lastPerPair(judgements: readonly Judgement[]): Judgement[] {
  const last = new Map<string, Judgement>()
  for (const row of [...judgements].sort((a, b) => a.seq - b.seq)) last.set(`${row.left} ${row.right}`, row)
  return [...last.values()].sort((a, b) => a.seq - b.seq)
}
