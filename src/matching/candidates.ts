import { type NameHit, NameIndex, type Reason } from '../names/index.ts'
import type { Person } from './identity.ts'

export interface Candidate {
  readonly personId: string
  /** Of the names alone, 0..1. */
  readonly score: number
  /** In English. */
  readonly reasons: readonly string[]
  /** The same with their codes, for the interface's other languages. */
  readonly nameReasons: readonly Reason[]
}

export interface CandidateFinder {
  /** Best first; at most `limit` (5 unless told). */
  readonly candidates: (name: string, limit?: number) => readonly Candidate[]
}

/** From here on a name is taken to be a register person's for the purpose of weighing company, not of linking. */
export const COMPANION_SCORE = 0.75

/** A search over the register's people by every spelling held of each. */
export function candidateFinder(people: readonly Person[]): CandidateFinder {
  const index = NameIndex.build(
    people.map((person) => ({ id: person.id, names: person.names.map((name) => name.text) })),
  )
  return { candidates: (name, limit = 5) => index.search(name, limit).map(createCandidate) }
}

/** The same, that keeps what it found: reports name the same people over and over. */
export function keepingFinder(finder: CandidateFinder): CandidateFinder {
  const kept = new Map<string, readonly Candidate[]>()
  return {
    candidates: (name, limit = 5) => {
      if (limit !== 5) return finder.candidates(name, limit)
      const found = kept.get(name) ?? finder.candidates(name)
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(name, found)
      return found
    },
  }
}

const MOST_KEPT = 50_000

/** Reasons are worked out when somebody asks: most candidates are only counted. */
function createCandidate(hit: NameHit): Candidate {
  let kept: readonly Reason[] | null = null
  const reasons = () => (kept ??= hit.reasons)
  return {
    personId: hit.id,
    score: hit.score,
    get nameReasons() {
      return reasons()
    },
    get reasons() {
      return reasons().map((reason) => reason.text)
    },
  }
}
