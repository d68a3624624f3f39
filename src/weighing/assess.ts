import { type Body, bodyOf } from './body.ts'
import { decisionOn, type Settled } from './decision.ts'
import type { Directory } from './directory.ts'
import { discountedAmong } from './discounted.ts'
import type { Evidence, EvidenceRef, HumanDecision, Reason } from './evidence.ts'
import { explainVerdict, picture } from './explain.ts'
import type { OriginGroup } from './independence.ts'
import { defaultDirectory } from './organisations.ts'
import { refOf } from './origin.ts'
import { type Proposition, propositionsOf } from './proposition.ts'
import type { Statement } from './statement.ts'
import { stateOf } from './verdict.ts'
import { type Weighed, weigh } from './weigh.ts'

/** The ladder of design: a machine alone never gets past 'corroborated'. */
export type LadderState = 'lead' | 'reported' | 'corroborated' | 'documented' | 'confirmed' | 'disputed' | 'discounted'

export interface Assessment {
  readonly kind: 'assessment'
  readonly proposition: Proposition
  readonly state: LadderState
  readonly independentOrigins: { readonly for: number; readonly against: number }
  readonly for: readonly EvidenceRef[]
  readonly against: readonly EvidenceRef[]
  readonly beside: readonly EvidenceRef[]
  readonly superseded: readonly EvidenceRef[]
  readonly explanation: string
  readonly reasons: readonly Reason[]
  readonly picture: OriginPicture
}

/** What a small picture of the origins needs: one row an origin, as long as its reports are many. */
export interface OriginPicture {
  /** '31 reports, 3 origins: Gitanas Nausėda (22), AFP (6), Belsat (3)'. */
  readonly caption: string
  readonly for: readonly OriginGroup[]
  readonly against: readonly OriginGroup[]
}

export interface AssessOptions {
  readonly decisions?: readonly HumanDecision[]
  readonly directory?: Directory
  /** Which propositions are weighed: all unless given. The others bear on them all the same. */
  readonly only?: (proposition: Proposition) => boolean
}

/** A single claim's place on the ladder; `habeas claims` prints these. */
export interface ClaimState {
  readonly claimId: string
  readonly state: LadderState
  readonly independentOrigins: { readonly for: number; readonly against: number }
  readonly explanation: string
}

/** Weighs every proposition that the claims state; the same answer in whatever order they come. */
export function assess(evidence: readonly Evidence[], options: AssessOptions = {}): readonly Assessment[] {
  return [...assessEach(evidence, options)].map((step) => step.assessment)
}

/** One proposition weighed, and how far the work has come. */
export interface AssessStep {
  readonly assessment: Assessment
  readonly done: number
  readonly total: number
}

/** The same one by one, in the order of proposition ids, so that long work shows progress and goes on after the last id that was kept. */
export function* assessEach(
  evidence: readonly Evidence[],
  options: AssessOptions & { readonly after?: string } = {},
): Generator<AssessStep> {
  const directory = options.directory ?? defaultDirectory()
  const body = bodyOf(evidence)
  const propositions = propositionsOf(evidence, directory)
  for (const [index, proposition] of propositions.entries()) {
    if (options.after !== undefined && proposition.id <= options.after) continue
    if (options.only?.(proposition) === false) continue
    const assessment = assessProposition(proposition, body, directory, options.decisions ?? [])
    yield { assessment, done: index + 1, total: propositions.length }
  }
}

/** Where a proposition stands, without the words that say why. */
export type Place = Pick<Assessment, 'proposition' | 'state' | 'independentOrigins'>

/** Places only: saying why, for every reader to see, is most of the work of a weighing. */
export function* placesEach(evidence: readonly Evidence[], options: AssessOptions = {}): Generator<Place> {
  const directory = options.directory ?? defaultDirectory()
  const decisions = options.decisions ?? []
  const body = bodyOf(evidence)
  for (const proposition of propositionsOf(evidence, directory)) {
    if (options.only?.(proposition) === false) continue
    const statement = body.statements.get(proposition.exemplar)!
    const { weighed, settled } = weighOne(statement, body, directory, decisions, true)
    const independentOrigins = { for: weighed.for.size, against: weighed.against.size }
    yield { proposition, state: ladderState(weighed, settled), independentOrigins }
  }
}

/** The place of every single claim on the ladder, its own report counted with the rest. */
export function assessClaims(evidence: readonly Evidence[], options: AssessOptions = {}): readonly ClaimState[] {
  const directory = options.directory ?? defaultDirectory()
  const body = bodyOf(evidence)
  return evidence.map((entry) => {
    const { weighed, state, explanation } = assessOne(entry, body, directory, options.decisions ?? [])
    return {
      claimId: entry.claim.id,
      state,
      independentOrigins: { for: weighed.for.size, against: weighed.against.size },
      explanation,
    }
  })
}

/** Weighs one proposition in a body that holds all that bears on it. */
export function assessProposition(
  proposition: Proposition,
  body: Body,
  directory: Directory,
  decisions: readonly HumanDecision[],
): Assessment {
  return createAssessment(proposition, assessOne(proposition.exemplar, body, directory, decisions))
}

interface Found {
  readonly weighed: Weighed
  readonly state: LadderState
  readonly explanation: string
  readonly reasons: readonly Reason[]
}

function assessOne(entry: Evidence, body: Body, directory: Directory, decisions: readonly HumanDecision[]): Found {
  const statement = body.statements.get(entry)!
  const { weighed, settled } = weighOne(statement, body, directory, decisions, false)
  const { explanation, reasons } = explainVerdict(weighed, stateOf(weighed.for.size, weighed.against.size), settled)
  return { weighed, state: ladderState(weighed, settled), explanation, reasons }
}

function weighOne(
  statement: Statement,
  body: Body,
  directory: Directory,
  decisions: readonly HumanDecision[],
  sidesOnly: boolean,
): { readonly weighed: Weighed; readonly settled: Settled | null } {
  const discounted = discountedAmong(statement, body, decisions, directory)
  const weighed = weigh(statement, body, { directory, excluded: (other) => discounted.has(other), sidesOnly })
  return { weighed, settled: decisionOn(statement, body, decisions, directory) }
}

/** Only reports without weight leave a lead; the same voice's own withdrawal discounts; any other contradiction disputes. */
function ladderState(weighed: Weighed, settled: Settled | null): LadderState {
  if (settled) return settled.on === 'same' ? settled.decision.state : 'discounted'
  const [origins, against] = [weighed.for.size, weighed.against.size]
  if (origins === 0 && weighed.contradicting.some((bearing) => bearing.relation.code === 'retracted'))
    return 'discounted'
  if (against > 0) return 'disputed'
  if (origins === 0) return 'lead'
  return origins === 1 ? 'reported' : 'corroborated'
}

function createAssessment(proposition: Proposition, { weighed, state, explanation, reasons }: Found): Assessment {
  return Object.freeze({
    kind: 'assessment' as const,
    proposition,
    state,
    independentOrigins: { for: weighed.for.size, against: weighed.against.size },
    for: weighed.supporting.map((bearing) => refOf(bearing.origin)),
    against: weighed.contradicting.map((bearing) => refOf(bearing.origin)),
    beside: weighed.beside.map((bearing) => refOf(bearing.origin)),
    superseded: weighed.superseded.map((bearing) => refOf(bearing.origin)),
    explanation,
    reasons,
    picture: { caption: picture(weighed.for), for: weighed.for.origins, against: weighed.against.origins },
  })
}
