import { custodyAt } from '../record/index.ts'
import { LIBERTY_STATES, type PersonEntry, type Status } from './edition.ts'

/**
 * A person's file as of a day (ISO), by what an edition knows: what happened later is left out, and where the person stood is told by
 * the dated facts that stand. Undated facts stay, for nobody says that they came later; they tell no status.
 */
export function personAsOf(person: PersonEntry, day: string): PersonEntry {
  const { history: _, term: __, custody, ...rest } = person
  const byThen = ({ date }: { readonly date: string | null }) => (date ?? day).slice(0, 10) <= day
  return {
    ...rest,
    status: statusAt(person, day),
    facts: person.facts.filter(({ date }) => byThen({ date: date?.edtf ?? null })),
    recognitions: person.recognitions
      .filter(byThen)
      .map((one) => (one.ended !== null && one.ended.slice(0, 10) > day ? { ...one, ended: null } : one)),
  }
}

function statusAt({ custody, facts, status: { custodySeen, lastEvidence } }: PersonEntry, day: string): Status {
  const [value] = custody ? custodyAt(custody, day).liberty : []
  const stretch = custody?.liberty.findLast((one) => one.value === value && one.from <= day)
  const seen = custodySeen && custodySeen.date <= day ? { ...custodySeen, outSince: false } : null
  // When sources last told of it is known of the newest status only.
  const told = lastEvidence !== null && lastEvidence <= day ? lastEvidence : null
  if (!stretch)
    return {
      liberty: 'unknown',
      since: null,
      place: null,
      lastEvidence: told,
      custodySeen: seen,
      ladder: 'lead',
      state: 'unseen',
    }
  const fact = facts.find(({ id }) => id === stretch.factId)
  return {
    liberty: LIBERTY_STATES.find((state) => state === stretch.value) ?? 'unknown',
    since: stretch.from,
    place: fact?.place ?? null,
    lastEvidence: told,
    custodySeen: seen,
    ladder: stretch.ladder,
    state: fact?.state ?? 'unseen',
  }
}
