import type { Reading } from '../reading/index.ts'
import { candidateFinder } from './candidates.ts'
import { clustersOf } from './clusters.ts'
import type { Judgement, Person } from './identity.ts'
import { firstLinks, linkLooks, type MentionLink } from './link.ts'
import { lookUp } from './look.ts'
import type { Profile } from './profile.ts'
import { keyOf, profileElsewhere, type Told, toldBy } from './tallies.ts'

/**
 * All links of a register: a pure function of readings, people and judgements, whatever the order of arrival.
 * Two passes: the first links by judgement, company and name; what it finds becomes the profiles that the second compares with.
 */
export function relink(
  readings: readonly Reading[],
  people: readonly Person[],
  judgements: readonly Judgement[],
): MentionLink[] {
  const finder = candidateFinder(people)
  const clusters = clustersOf(judgements)
  const bare = bareProfiles(people)
  const passed = [...readings]
    .sort((a, b) => (a.reportId < b.reportId ? -1 : 1))
    .map((reading) => {
      const looks = lookUp(reading, finder, clusters)
      return { looks, told: toldBy(looks, firstLinks(looks, bare)) }
    })
  const known = tally(passed.flatMap(({ told }) => told))
  const persons = new Map(people.map((person) => [person.id, person]))
  return passed.flatMap(({ looks, told }) => {
    const own = new Set(told.map(keyOf))
    return linkLooks(looks, (id) => profileElsewhere(held(persons, id), known.get(id) ?? [], own), clusters)
  })
}

/** Profiles of people of whom nothing is known yet but what the register itself says. */
export function bareProfiles(people: readonly Person[]): (personId: string) => Profile {
  const persons = new Map(people.map((person) => [person.id, person]))
  return (id) => ({ person: held(persons, id), facts: {}, companions: new Set() })
}

export class UnknownPersonError extends Error {
  override name = 'UnknownPersonError'

  constructor(id: string) {
    super(`person: expected an id of the register, got "${id}"`)
  }
}

export function held(persons: ReadonlyMap<string, Person>, id: string): Person {
  const person = persons.get(id)
  if (!person) throw new UnknownPersonError(id)
  return person
}

function tally(told: readonly Told[]): ReadonlyMap<string, readonly (Told & { readonly reports: number })[]> {
  const counts = new Map<string, Told & { reports: number }>()
  for (const one of told) {
    const counted = counts.get(keyOf(one))
    if (counted) counted.reports++
    else counts.set(keyOf(one), { ...one, reports: 1 })
  }
  return Map.groupBy(counts.values(), (one) => one.personId)
}
