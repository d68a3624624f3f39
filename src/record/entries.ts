import type { Person } from '../matching/index.ts'
import type { Assessment, ReleaseEvent } from '../weighing/index.ts'
import type { Entry } from './entry.ts'
import { happened, statusOf } from './status.ts'

/** One file a person, for everybody whom an assessed claim is about; a pure function of what was weighed. */
export function entriesOf(
  people: readonly Person[],
  assessments: readonly Assessment[],
  events: readonly ReleaseEvent[],
): readonly Entry[] {
  const byPerson = Map.groupBy(assessments, (assessment) => assessment.proposition.personId)
  return people.flatMap((person) => {
    const facts = [...(byPerson.get(person.id) ?? [])].sort(inTime)
    if (facts.length === 0) return []
    const claims = new Set(facts.flatMap((fact) => fact.proposition.evidence.map(({ claim }) => claim.id)))
    const eventIds = events.filter((event) => event.claimIds.some((id) => claims.has(id))).map((event) => event.id)
    return [Object.freeze({ kind: 'entry' as const, person, status: statusOf(facts), facts, eventIds })]
  })
}

function inTime(a: Assessment, b: Assessment): number {
  const [x, y] = [happened(a) || '9999', happened(b) || '9999']
  if (x !== y) return x < y ? -1 : 1
  return a.proposition.id < b.proposition.id ? -1 : 1
}
