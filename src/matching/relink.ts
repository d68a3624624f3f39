import type { Claim, Reading } from '../reading/index.ts'
import { candidateFinder } from './candidates.ts'
import { clustersOf } from './clusters.ts'
import type { Judgement, Person } from './identity.ts'
import { linkReading, type MentionLink } from './link.ts'
import type { Profile } from './profile.ts'

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
  const ordered = [...readings].sort((a, b) => (a.reportId < b.reportId ? -1 : 1))
  const pass = (profiles: (reportId: string) => (personId: string) => Profile): MentionLink[] =>
    ordered.flatMap((reading) => linkReading(reading, finder, profiles(reading.reportId), clusters))
  const bare = bareProfiles(people)
  return pass(
    profilesFrom(
      ordered,
      people,
      pass(() => bare),
    ),
  )
}

function bareProfiles(people: readonly Person[]): (personId: string) => Profile {
  const profiles = new Map(
    people.map((person) => [person.id, { person, claims: [], companions: new Set<string>() } satisfies Profile]),
  )
  return (id) => known(profiles, id)
}

/** A report never speaks for its own links: the profiles handed to it leave out what it says itself. */
function profilesFrom(
  readings: readonly Reading[],
  people: readonly Person[],
  links: readonly MentionLink[],
): (reportId: string) => (personId: string) => Profile {
  const claims = new Map<string, { reportId: string; claim: Claim }[]>()
  const together = new Map<string, Map<string, Set<string>>>()
  const byReport = Map.groupBy(
    links.filter((link) => link.personId !== null),
    (link) => link.reportId,
  )
  for (const reading of readings) {
    const linked = byReport.get(reading.reportId) ?? []
    for (const link of linked) {
      const id = link.personId ?? ''
      const said = reading.claims.filter((claim) => claim.subject.ref === link.ref)
      claims.set(id, [...(claims.get(id) ?? []), ...said.map((claim) => ({ reportId: reading.reportId, claim }))])
      const company = together.get(id) ?? new Map<string, Set<string>>()
      company.set(
        reading.reportId,
        new Set(linked.flatMap((other) => other.personId ?? []).filter((other) => other !== id)),
      )
      together.set(id, company)
    }
  }
  const persons = new Map(people.map((person) => [person.id, person]))
  return (reportId) => (id) => {
    const person = persons.get(id)
    if (!person) throw new UnknownPersonError(id)
    const elsewhere = [...(together.get(id) ?? [])].filter(([report]) => report !== reportId)
    return {
      person,
      claims: (claims.get(id) ?? []).filter((row) => row.reportId !== reportId).map((row) => row.claim),
      companions: new Set(elsewhere.flatMap(([, ids]) => [...ids])),
    }
  }
}

export class UnknownPersonError extends Error {
  override name = 'UnknownPersonError'

  constructor(id: string) {
    super(`person: expected an id of the register, got "${id}"`)
  }
}

function known(profiles: ReadonlyMap<string, Profile>, id: string): Profile {
  const profile = profiles.get(id)
  if (!profile) throw new UnknownPersonError(id)
  return profile
}
