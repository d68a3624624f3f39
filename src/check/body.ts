import type { Clusters, Judgement, Person, Profile } from '../matching/index.ts'
import { type CandidateFinder, candidateFinder, clustersOf, factsOfPerson } from '../matching/index.ts'
import { type Evidence, type HumanDecision, LineageIndex, type ReportFacts } from '../weighing/index.ts'

/** What a text is held against: an edition on the site, the register at the desk and on the command line. */
export interface Body {
  readonly people: readonly Person[]
  readonly evidence: readonly Evidence[]
  readonly decisions: readonly HumanDecision[]
  readonly finder: CandidateFinder
  readonly profileOf: (personId: string) => Profile
  readonly clusters: Clusters
  /** One claim of each report, by the report's id. */
  readonly reports: ReadonlyMap<string, Evidence>
  /** Made at the first check; asked which held report a text repeats. */
  readonly copies: () => LineageIndex
}

/** Prepares a body once; many texts can then be held against it. */
export function createBody(source: {
  readonly people: readonly Person[]
  readonly evidence: readonly Evidence[]
  readonly decisions: readonly HumanDecision[]
  readonly judgements?: readonly Judgement[]
  /** Main texts by report id, where the evidence holds none. */
  readonly texts?: ReadonlyMap<string, string>
}): Body {
  const { people, evidence, decisions } = source
  const profiles = profilesIn(people, evidence)
  const reports = new Map(evidence.map((entry) => [entry.report.id, entry]))
  let copies: LineageIndex | null = null
  return {
    people,
    evidence,
    decisions,
    finder: candidateFinder(people),
    profileOf: (id) => profiles.get(id) ?? missing(id),
    clusters: clustersOf(source.judgements ?? []),
    reports,
    copies: () => (copies ??= indexOf(reports, evidence, source.texts)),
  }
}

function profilesIn(people: readonly Person[], evidence: readonly Evidence[]): ReadonlyMap<string, Profile> {
  const known = evidence.filter((entry) => entry.personId !== null)
  const claims = Map.groupBy(known, (entry) => entry.personId)
  const company = new Map<string, ReadonlySet<string>>()
  for (const [reportId, entries] of Map.groupBy(known, (entry) => entry.report.id))
    company.set(reportId, new Set(entries.flatMap((entry) => entry.personId ?? [])))
  return new Map(
    people.map((person) => {
      const own = claims.get(person.id) ?? []
      const companions = new Set(own.flatMap((entry) => [...(company.get(entry.report.id) ?? [])]))
      companions.delete(person.id)
      return [person.id, { person, facts: factsOfPerson(own.map((entry) => entry.claim)), companions }]
    }),
  )
}

function indexOf(
  reports: ReadonlyMap<string, Evidence>,
  evidence: readonly Evidence[],
  texts: ReadonlyMap<string, string> = new Map(),
): LineageIndex {
  const index = new LineageIndex()
  const claims = Map.groupBy(evidence, (entry) => entry.report.id)
  for (const [id, { report }] of reports) {
    const facts: ReportFacts = { ...report, text: report.text ?? texts.get(id) ?? null }
    if (facts.text !== null)
      index.add(
        facts,
        (claims.get(id) ?? []).map(({ claim }) => claim),
      )
  }
  return index
}

function missing(id: string): never {
  throw new Error(`check: expected a person of the body, got "${id}"`)
}
