import { NameIndex } from '../names/index.ts'
import type { Person } from './identity.ts'

export interface Candidate {
  readonly personId: string
  /** Of the names alone, 0..1. */
  readonly score: number
  readonly reasons: readonly string[]
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
  return {
    candidates: (name, limit = 5) =>
      index
        .search(name, limit)
        .map((hit) => ({ personId: hit.id, score: hit.score, reasons: hit.reasons.map((reason) => reason.text) })),
  }
}
