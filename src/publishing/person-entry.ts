import { displayName } from '../matching/index.ts'
import type { Entry } from '../record/index.ts'
import type { PersonEntry } from './edition.ts'
import { statement, verdictOf } from './statement.ts'

/** A person's file as an edition shows it. */
export function personEntry(entry: Entry): PersonEntry {
  const { person, status, facts } = entry
  const { basis, ...rest } = status
  return {
    id: person.id,
    name: displayName(person),
    names: person.names,
    description: null,
    status: { ...rest, state: basis ? verdictOf(basis) : 'unseen' },
    facts: facts.map((fact) => ({
      id: fact.proposition.id,
      ...statement(fact.proposition.exemplar),
      state: verdictOf(fact),
      ladder: fact.state,
      independentOrigins: fact.independentOrigins,
      for: fact.for,
      against: fact.against,
      explanation: fact.explanation,
      reasons: fact.reasons,
    })),
    recognitions: [],
    eventIds: entry.eventIds,
  }
}
