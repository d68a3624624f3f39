import type { Reading, ReadPerson } from '../reading/index.ts'
import { type Candidate, type CandidateFinder, COMPANION_SCORE } from './candidates.ts'
import type { Clusters } from './clusters.ts'
import { type ContextReason, contextFeatures } from './features/index.ts'
import { mentionNode, personNode } from './identity.ts'
import type { MentionContext, Profile } from './profile.ts'

/** Which person of the register a report's person is taken for, on what basis. */
export interface MentionLink {
  readonly reportId: string
  readonly ref: string
  readonly personId: string | null
  /**
   * judgement: a person said so. context: name and at least one thing beside the name agree, and nobody else fits.
   * quarantined: two people of the register fit alike; somebody must look. none: nobody fits, or the name alone does.
   */
  readonly basis: 'judgement' | 'context' | 'quarantined' | 'none'
  readonly score: number
  readonly reasons: readonly string[]
  /** The best candidates with their reasons, for the desk's queue and for a check's answer. */
  readonly candidates: readonly ScoredCandidate[]
}

export interface ScoredCandidate extends Candidate {
  readonly context: readonly ContextReason[]
  /** Name and context together, 0..1. */
  readonly total: number
}

const NAME_ENOUGH = 0.75
/** However well two names agree, namesakes exist: what stands beside the name must be able to tip the scale. */
const NAME_AT_MOST = 0.9
const TOTAL_ENOUGH = 0.9
const LEAD = 0.05

/** Links every person of one reading. A name alone never links: at least one reason beside the name must speak for it. */
export function linkReading(
  reading: Reading,
  finder: CandidateFinder,
  profileOf: (personId: string) => Profile,
  clusters: Clusters,
): MentionLink[] {
  const found = reading.people.map((person) => finder.candidates(person.name))
  return reading.people.map((person, i) => {
    const companions = new Set<string>()
    found.forEach((list, j) => {
      const first = list[0]
      if (j !== i && first && first.score >= COMPANION_SCORE && !ambiguous(list)) companions.add(first.personId)
    })
    return linkPerson(reading, person, found[i] ?? [], companions, profileOf, clusters)
  })
}

function linkPerson(
  reading: Reading,
  person: ReadPerson,
  found: readonly Candidate[],
  companions: ReadonlySet<string>,
  profileOf: (personId: string) => Profile,
  clusters: Clusters,
): MentionLink {
  const node = mentionNode(reading.reportId, person.id)
  const base = { reportId: reading.reportId, ref: person.id }
  const judged = clusters.members(node).find((member) => member.startsWith('person:'))
  const scored = scoreCandidates(reading, person, found, companions, profileOf).filter(
    (candidate) => !clusters.different(node, personNode(candidate.personId)),
  )
  if (judged)
    return {
      ...base,
      personId: judged.slice('person:'.length),
      basis: 'judgement',
      score: 1,
      reasons: ['a person at the desk said so'],
      candidates: scored,
    }
  const [best, second] = scored
  if (!best) return { ...base, personId: null, basis: 'none', score: 0, reasons: [], candidates: scored }
  const reasons = [...best.reasons, ...best.context.map((reason) => reason.text)]
  const fits =
    best.score >= NAME_ENOUGH && best.total >= TOTAL_ENOUGH && best.context.some((reason) => reason.weight > 0)
  const alone = !second || second.total < best.total - LEAD
  const basis = !fits ? 'none' : alone ? 'context' : 'quarantined'
  return {
    ...base,
    personId: basis === 'context' ? best.personId : null,
    basis,
    score: best.total,
    reasons,
    candidates: scored,
  }
}

function scoreCandidates(
  reading: Reading,
  person: ReadPerson,
  found: readonly Candidate[],
  companions: ReadonlySet<string>,
  profileOf: (personId: string) => Profile,
): ScoredCandidate[] {
  const claims = reading.claims.filter((claim) => claim.subject.ref === person.id)
  return found
    .map((candidate) => {
      const others = new Set([...companions].filter((id) => id !== candidate.personId))
      const mention: MentionContext = {
        name: person.name,
        sex: person.sex,
        minor: person.minor,
        claims,
        companions: others,
      }
      const profile = profileOf(candidate.personId)
      const context = contextFeatures.flatMap((feature) => feature(mention, profile) ?? [])
      const weight = context.reduce((sum, reason) => sum + reason.weight, 0)
      return { ...candidate, context, total: shift(Math.min(candidate.score, NAME_AT_MOST), weight) }
    })
    .sort((a, b) => b.total - a.total || a.personId.localeCompare(b.personId))
}

function ambiguous(list: readonly Candidate[]): boolean {
  const [first, second] = list
  return first !== undefined && second !== undefined && second.score > first.score - LEAD
}

/** Adds log-odds to a probability, keeping clear of 0 and 1. */
function shift(probability: number, logOdds: number): number {
  const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-6)
  return 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + logOdds)))
}
