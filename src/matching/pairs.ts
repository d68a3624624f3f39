import type { Reason } from '../names/index.ts'
import type { CandidateFinder } from './candidates.ts'
import type { Person } from './identity.ts'

/** Two people of the register whose names may be one person's. */
export interface PersonPair {
  readonly leftId: string
  readonly rightId: string
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** From here on two names of the register are worth a look. */
const ALIKE = 0.6
const NAMESAKES = 30

/** All pairs worth asking about by their names; a minor and an adult are no pair. */
export function pairsAmong(people: readonly Person[], finder: CandidateFinder): readonly PersonPair[] {
  const persons = new Map(people.map((person) => [person.id, person]))
  const found = new Map<string, PersonPair>()
  for (const person of people)
    for (const { text } of person.names)
      for (const hit of finder.candidates(text, NAMESAKES)) {
        const other = persons.get(hit.personId)
        if (!other || other.id === person.id || hit.score < ALIKE || !mayBeOne(person, other)) continue
        const [leftId, rightId] = [person.id, other.id].sort() as [string, string]
        const before = found.get(`${leftId} ${rightId}`)
        // Of equals the first by id, so that the direction of the search decides nothing.
        if (before && (before.score > hit.score || (before.score === hit.score && person.id > leftId))) continue
        found.set(`${leftId} ${rightId}`, { leftId, rightId, score: hit.score, reasons: hit.nameReasons })
      }
  return [...found.values()].sort((a, b) => (`${a.leftId} ${a.rightId}` < `${b.leftId} ${b.rightId}` ? -1 : 1))
}

const mayBeOne = (a: Person, b: Person): boolean =>
  a.minor === b.minor && (a.sex === null || b.sex === null || a.sex === b.sex)
