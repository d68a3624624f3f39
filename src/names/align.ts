import { type Lattice, silent } from './lattice.ts'
import { isVowel, omission, soundCount, substitution } from './sounds.ts'

const far = 60000
const maxNodes = 96
// Reused by every call: the alignment runs millions of times and must not make garbage.
const costs = new Uint16Array(maxNodes * maxNodes)
const edgesA = makeEdges()
const edgesB = makeEdges()
let lastA: Lattice | null = null
/** The last node of a that was come to below the limit. */
let reached = 0

export interface Alignment {
  /** Least cost, in hundredths, of reading the first i nodes of a as the first j nodes of b, at [i * width + j]. */
  readonly costs: Uint16Array
  readonly width: number
  readonly endA: number
  readonly endB: number
}

/**
 * Aligns two words sound by sound over all their readings at once (weighted edit distance between two lattices).
 * Cells dearer than LIMIT are not carried on. The result is valid until the next call.
 */
export function align(
  a: Lattice,
  b: Lattice,
  dropA: Uint8Array = omission,
  dropB: Uint8Array = omission,
  limit = hopeless,
): Alignment {
  // One word is often set against many in turn.
  const endA = a === lastA ? a[0]! : unpack(a, edgesA)
  lastA = a
  const endB = unpack(b, edgesB)
  const width = endB + 1
  costs.fill(far, 0, (endA + 1) * width)
  costs[0] = 0
  reached = 0
  for (let i = 0; i <= endA && i <= reached; i++) spreadRow(i, width, endA, endB, dropA, dropB, limit)
  return { costs, width, endA, endB }
}

/** Aligns two words; where one script writes no short vowels, those of the other cost little. */
export function alignWords(a: Sounding, b: Sounding, limit = hopeless): Alignment {
  const cheapA = b.vowelless && !a.vowelless ? omissionBesideVowelless : omission
  const cheapB = a.vowelless && !b.vowelless ? omissionBesideVowelless : omission
  return align(a.lattice, b.lattice, cheapA, cheapB, limit)
}

export interface Sounding {
  readonly lattice: Lattice
  readonly vowelless: boolean
}

const unwrittenVowel = 8
const omissionBesideVowelless = omission.map((cost, sound) => (isVowel(sound) ? unwrittenVowel : cost))

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

// Nothing dearer than this is carried on: such words have nothing in common.
const hopeless = 260

function spreadRow(
  i: number,
  width: number,
  endA: number,
  endB: number,
  dropA: Uint8Array,
  dropB: Uint8Array,
  limit: number,
): void {
  const firstA = edgesA.start[i]!
  const afterA = i < endA ? edgesA.start[i + 1]! : firstA
  for (let j = 0; j <= endB; j++) {
    const here = costs[i * width + j]!
    if (here > limit) continue
    const firstB = edgesB.start[j]!
    const lastB = j < endB ? edgesB.start[j + 1]! : firstB
    for (let f = firstB; f < lastB; f++) {
      const sound = edgesB.sound[f]!
      const cost = here + edgesB.cost[f]! + (sound === silent ? 0 : dropB[sound]!)
      const to = i * width + edgesB.to[f]!
      if (cost < costs[to]!) costs[to] = cost
    }
    for (let e = firstA; e < afterA; e++) {
      const least = spreadEdge(e, here, j, width, firstB, lastB, dropA)
      if (least <= limit && edgesA.to[e]! > reached) reached = edgesA.to[e]!
    }
  }
}

// Gives the least cost at which the edge was passed.
function spreadEdge(
  e: number,
  here: number,
  j: number,
  width: number,
  firstB: number,
  lastB: number,
  dropA: Uint8Array,
): number {
  const sound = edgesA.sound[e]!
  const passed = here + edgesA.cost[e]!
  const row = edgesA.to[e]! * width
  const dropped = passed + (sound === silent ? 0 : dropA[sound]!)
  if (dropped < costs[row + j]!) costs[row + j] = dropped
  if (sound === silent) return dropped
  let least = dropped
  const base = sound * soundCount
  for (let f = firstB; f < lastB; f++) {
    const other = edgesB.sound[f]!
    if (other === silent) continue
    const cost = passed + edgesB.cost[f]! + substitution[base + other]!
    const to = row + edgesB.to[f]!
    if (cost < least) least = cost
    if (cost < costs[to]!) costs[to] = cost
  }
  return least
}
