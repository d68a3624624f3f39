import { type Lattice, silent } from './lattice.ts'
import { omission, soundCount, substitution } from './sounds.ts'

const far = 60000
const maxNodes = 96
// Reused by every call: the alignment runs millions of times and must not make garbage.
const costs = new Uint16Array(maxNodes * maxNodes)
const edgesA = makeEdges()
const edgesB = makeEdges()

export interface Alignment {
  /** Least cost, in hundredths, of reading the first i nodes of a as the first j nodes of b, at [i * width + j]. */
  readonly costs: Uint16Array
  readonly width: number
  readonly endA: number
  readonly endB: number
}

/**
 * Aligns two words sound by sound over all their readings at once (weighted edit distance between two lattices).
 * The result is valid until the next call.
 */
export function align(a: Lattice, b: Lattice): Alignment {
  const endA = unpack(a, edgesA)
  const endB = unpack(b, edgesB)
  const width = endB + 1
  costs.fill(far, 0, (endA + 1) * width)
  costs[0] = 0
  for (let i = 0; i <= endA; i++) for (let j = 0; j <= endB; j++) spread(i, j, width, endA, endB)
  return { costs, width, endA, endB }
}

/** The cost of the whole of a read as the whole of b. */
export function wholeCost({ costs: all, width, endA, endB }: Alignment): number {
  return all[endA * width + endB] ?? far
}

interface Edges {
  readonly start: Uint16Array
  readonly sound: Uint8Array
  readonly to: Uint8Array
  readonly cost: Uint8Array
}

function makeEdges(): Edges {
  const size = 512
  return {
    start: new Uint16Array(maxNodes + 1),
    sound: new Uint8Array(size),
    to: new Uint8Array(size),
    cost: new Uint8Array(size),
  }
}

function unpack(lattice: Lattice, into: Edges): number {
  const end = lattice[0]!
  let at = 1
  let edge = 0
  for (let node = 0; node < end; node++) {
    into.start[node] = edge
    for (let left = lattice[at++]!; left > 0; left--, edge++) {
      into.sound[edge] = lattice[at++]!
      into.to[edge] = lattice[at++]!
      into.cost[edge] = lattice[at++]!
    }
  }
  into.start[end] = edge
  into.start[end + 1] = edge
  return end
}

function spread(i: number, j: number, width: number, endA: number, endB: number): void {
  const here = costs[i * width + j]!
  if (here >= far) return
  const lastA = i < endA ? edgesA.start[i + 1]! : 0
  const firstB = edgesB.start[j]!
  const lastB = j < endB ? edgesB.start[j + 1]! : 0
  for (let e = firstB; e < lastB; e++) {
    const sound = edgesB.sound[e]!
    lower(i * width + edgesB.to[e]!, here + edgesB.cost[e]! + (sound === silent ? 0 : omission[sound]!))
  }
  if (i >= endA) return
  for (let e = edgesA.start[i]!; e < lastA; e++) {
    const sound = edgesA.sound[e]!
    const reached = here + edgesA.cost[e]!
    const row = edgesA.to[e]! * width
    lower(row + j, reached + (sound === silent ? 0 : omission[sound]!))
    if (sound === silent) continue
    for (let f = firstB; f < lastB; f++) {
      const other = edgesB.sound[f]!
      if (other !== silent)
        lower(row + edgesB.to[f]!, reached + edgesB.cost[f]! + substitution[sound * soundCount + other]!)
    }
  }
}

function lower(at: number, cost: number): void {
  if (cost < costs[at]!) costs[at] = cost
}
