import type { Reading, ReadPerson } from '../reading/index.ts'
import { type Candidate, type CandidateFinder, COMPANION_SCORE } from './candidates.ts'
import type { Clusters } from './clusters.ts'
import { type Facts, factsOfPerson } from './facts.ts'
import { mentionNode, type Node, personNode } from './identity.ts'

/** One person of a reading with everybody whom the name may mean. */
export interface Look {
  readonly reportId: string
  readonly person: ReadPerson
  readonly node: Node
  readonly facts: Facts
  /** Best first; merged people count once, and those whom somebody told apart from this mention not at all. */
  readonly found: readonly Candidate[]
  /** Whom people at the desk said it is. */
  readonly judged: string | null
  /** Whom the name means for the purpose of weighing the company of others. */
  readonly companyId: string | null
}

/** From here on two names fit a mention alike. */
export const LEAD = 0.05

/** Looks up every person of a reading by name; what stands beside the names is weighed later. */
export function lookUp(reading: Reading, finder: CandidateFinder, clusters: Clusters): readonly Look[] {
  return reading.people.map((person) => {
    const node = mentionNode(reading.reportId, person.id)
    const judged = clusters.personOf(node)
    const found = unmerged(finder.candidates(person.name), clusters).filter(
      ({ personId }) => !clusters.different(node, personNode(personId)),
    )
    const facts = factsOfPerson(reading.claims.filter((claim) => claim.subject.ref === person.id))
    return { reportId: reading.reportId, person, node, facts, found, judged, companyId: judged ?? companyOf(found) }
  })
}

/** The people whom the report very likely names beside this one. */
export function companionsOf(look: Look, looks: readonly Look[]): ReadonlySet<string> {
  return new Set(looks.flatMap((other) => (other !== look && other.companyId !== null ? [other.companyId] : [])))
}

function unmerged(found: readonly Candidate[], clusters: Clusters): readonly Candidate[] {
  const seen = new Map<string, Candidate>()
  for (const candidate of found) {
    const personId = clusters.personOf(personNode(candidate.personId)) ?? candidate.personId
    if (seen.has(personId)) continue
    seen.set(personId, personId === candidate.personId ? candidate : standingFor(candidate, personId))
  }
  return [...seen.values()]
}

function standingFor(candidate: Candidate, personId: string): Candidate {
  return {
    personId,
    score: candidate.score,
    get nameReasons() {
      return candidate.nameReasons
    },
    get reasons() {
      return candidate.reasons
    },
  }
}

function companyOf([first, second]: readonly Candidate[]): string | null {
  if (!first || first.score < COMPANION_SCORE) return null
  return second && second.score > first.score - LEAD ? null : first.personId
}
