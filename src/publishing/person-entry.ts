import { displayName } from '../matching/index.ts'
import { custodyOf, type Entry } from '../record/index.ts'
import type { Assessment } from '../weighing/index.ts'
import type { PersonEntry, Recognition } from './edition.ts'
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
    recognitions: recognitionsOf(facts),
    eventIds: entry.eventIds,
    custody: custodyOf(facts),
  }
}

/** A dated act of an organisation, one for each organisation that is told to have recognised the person; who only reports it is none. */
function recognitionsOf(facts: readonly Assessment[]): readonly Recognition[] {
  const acts = facts.filter(
    (fact) => fact.proposition.type === 'recognised' && fact.state !== 'lead' && fact.state !== 'discounted',
  )
  const found = acts.flatMap(({ proposition }) =>
    proposition.evidence.flatMap(({ claim, report }): readonly Recognition[] => {
      if (claim.polarity !== 'affirms' || claim.speaker?.kind !== 'organisation') return []
      return [
        {
          organisation: claim.speaker.name,
          scheme: null,
          date: claim.date?.edtf ?? null,
          ended: null,
          reportId: report.id,
        },
      ]
    }),
  )
  const dated = [...found].sort((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1))
  return [...new Map(dated.toReversed().map((act) => [act.organisation, act])).values()].reverse()
}
