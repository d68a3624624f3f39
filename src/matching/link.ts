import type { Reading } from '../reading/index.ts'
import type { Candidate, CandidateFinder } from './candidates.ts'
import type { Clusters } from './clusters.ts'
import { type ContextReason, contextFeatures } from './features/index.ts'
import { personNode } from './identity.ts'
import { companionsOf, LEAD, type Look, lookUp } from './look.ts'
import type { MentionContext, Profile } from './profile.ts'

/** Which person of the register a report's person is taken for, on what basis. */
export interface MentionLink {
  readonly reportId: string
  readonly ref: string
  readonly name: string
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
  /**
   * Whether somebody should look. collision: two fit alike. name_only: a name fits and nothing beside it tells. doubt: something
   * speaks for and something against.
   */
  readonly asks: 'collision' | 'name_only' | 'doubt' | null
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
/** What speaks for the person beside the name, log-odds together: less is no reason to link. */
const CONTEXT_ENOUGH = 0.6
/** Log-odds by which what stands beside the name must tell one namesake from the other. */
const TELLING = 2
const WORTH_ASKING = 0.5
const VETO = -3

interface Scored {
  readonly candidate: Candidate
  readonly context: readonly ContextReason[]
  readonly total: number
}

type ProfileOf = (personId: string) => Profile

/** Links every person of one reading. A name alone never links: at least one reason beside the name must speak for it. */
export function linkReading(
  reading: Reading,
  finder: CandidateFinder,
  profileOf: ProfileOf,
  clusters: Clusters,
): MentionLink[] {
  return linkLooks(lookUp(reading, finder, clusters), profileOf, clusters)
}

/** The same for people who were looked up before. */
export function linkLooks(looks: readonly Look[], profileOf: ProfileOf, clusters: Clusters): MentionLink[] {
  return looks.map((look) => {
    const scored = scoreCandidates(look, companionsOf(look, looks), profileOf)
    const base = { reportId: look.reportId, ref: look.person.id, name: look.person.name }
    const candidates = scored.map(({ candidate, context, total }) => {
      const { personId, score, reasons, nameReasons } = candidate
      return { personId, score, reasons, nameReasons, context, total }
    })
    if (look.judged) {
      const reasons = ['a person at the desk said so']
      return { ...base, personId: look.judged, basis: 'judgement', score: 1, reasons, candidates, asks: null }
    }
    const [best] = candidates
    if (!best) return { ...base, personId: null, basis: 'none', score: 0, reasons: [], candidates, asks: null }
    const basis = basisOf(scored)
    return {
      ...base,
      personId: basis === 'context' ? best.personId : null,
      basis,
      score: best.total,
      reasons: [...best.reasons, ...best.context.map((reason) => reason.text)],
      candidates,
      asks: clusters.unsure(look.node, personNode(best.personId)) ? null : asksFor(basis, best),
    }
  })
}

/** Whom each is taken for as long as nothing is known of anybody beside the name: the first of two passes. */
export function firstLinks(looks: readonly Look[], profileOf: ProfileOf): readonly (string | null)[] {
  return looks.map((look) => {
    if (look.judged) return look.judged
    const scored = scoreCandidates(look, companionsOf(look, looks), profileOf)
    return basisOf(scored) === 'context' ? (scored[0]?.candidate.personId ?? null) : null
  })
}

function scoreCandidates(look: Look, companions: ReadonlySet<string>, profileOf: ProfileOf): readonly Scored[] {
  const { person, facts } = look
  return look.found
    .map((candidate) => {
      const others = new Set([...companions].filter((id) => id !== candidate.personId))
      const { name, sex, minor } = person
      const mention: MentionContext = { name, sex, minor, facts, companions: others }
      const profile = profileOf(candidate.personId)
      const context = contextFeatures.flatMap((feature) => feature(mention, profile) ?? [])
      return { candidate, context, total: shift(Math.min(candidate.score, NAME_AT_MOST), weightOf(context)) }
    })
    .sort((a, b) => b.total - a.total || (a.candidate.personId < b.candidate.personId ? -1 : 1))
}

function basisOf([best, ...others]: readonly Scored[]): 'context' | 'quarantined' | 'none' {
  if (!best || best.candidate.score < NAME_ENOUGH || best.total < TOTAL_ENOUGH) return 'none'
  const speaking = best.context.filter((reason) => reason.weight > 0)
  if (weightOf(speaking) < CONTEXT_ENOUGH) return 'none'
  return others.some((other) => rivals(best, other)) ? 'quarantined' : 'context'
}

/** Another fits nearly as well; of two people of one name, only what clearly tells them apart decides. */
function rivals(best: Scored, other: Scored): boolean {
  if (other.total > best.total - LEAD) return true
  const namesakes = other.candidate.score >= NAME_ENOUGH && other.candidate.score > best.candidate.score - LEAD
  return namesakes && weightOf(best.context) - weightOf(other.context) < TELLING
}

function asksFor(basis: 'context' | 'quarantined' | 'none', best: ScoredCandidate): MentionLink['asks'] {
  if (basis === 'quarantined') return 'collision'
  const weights = best.context.map((reason) => reason.weight)
  if (basis === 'context') return weights.some((weight) => weight < 0) ? 'doubt' : null
  if (best.total < WORTH_ASKING || weights.some((weight) => weight <= VETO)) return null
  if (best.score >= NAME_ENOUGH) return 'name_only'
  return weightOf(best.context) >= CONTEXT_ENOUGH ? 'doubt' : null
}

const weightOf = (reasons: readonly ContextReason[]): number => reasons.reduce((sum, reason) => sum + reason.weight, 0)

/** Adds log-odds to a probability, keeping clear of 0 and 1. */
function shift(probability: number, logOdds: number): number {
  const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-6)
  return 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + logOdds)))
}
