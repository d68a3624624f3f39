import type { Person } from '../matching/index.ts'
import type { Decision } from '../review/index.ts'
import type { Evidence } from '../weighing/index.ts'

export interface Permitted {
  readonly people: readonly Person[]
  readonly evidence: readonly Evidence[]
  /** How many claims were left out, and so appear nowhere. */
  readonly withheld: number
}

/**
 * What may be seen: claims of reports that a person has released for publication, about adults whom a person has released,
 * less what a later decision withholds. Nothing about a minor passes, whatever was decided. A claim about somebody whom the
 * register does not know is not published by name.
 */
export function permitted(
  people: readonly Person[],
  evidence: readonly Evidence[],
  decisions: readonly Decision[],
): Permitted {
  const open = lastWord(decisions)
  const adults = people.filter((person) => !person.minor && open.get(`person:${person.id}`) === 'publish')
  const seen = new Set(adults.map((person) => person.id))
  const passed = evidence.filter((entry) => {
    const { claim, report, personId } = entry
    if (claim.minor || open.get(`report:${report.id}`) !== 'publish' || open.get(`claim:${claim.id}`) === 'withhold')
      return false
    return claim.subject.kind === 'person' ? personId !== null && seen.has(personId) : true
  })
  return { people: adults, evidence: passed, withheld: evidence.length - passed.length }
}

function lastWord(decisions: readonly Decision[]): ReadonlyMap<string, Decision['act']> {
  const last = new Map<string, Decision['act']>()
  for (const { act, target } of [...decisions].sort((a, b) => a.seq - b.seq))
    if (act === 'publish' || act === 'withhold') last.set(target, act)
  return last
}
