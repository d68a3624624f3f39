import type { Kysely, Transaction } from 'kysely'
import { asReadonly } from '../database/index.ts'
import type { Claim } from '../reading/index.ts'
import { type DecisionAct, isProposable } from './act.ts'
import { claimIn, type Decision, InvalidDecisionError, type Proposal } from './decision.ts'
import { BY_HAND, type Standing, standingOf } from './standing.ts'
import { loadDecisions, loadProposals, ReviewStore } from './store.ts'
import type { ReviewTables } from './tables.ts'
import { needsTwo } from './two-people.ts'

export interface ClaimAct {
  readonly claim: Claim
  readonly act: Exclude<DecisionAct, 'publish' | 'withhold' | 'link'>
  readonly by: string
  readonly reason: string
  /** The version that the form showed. */
  readonly madeOn: number
  /** False for somebody who may propose only: then every act waits for another. */
  readonly mayDecide?: boolean
  /** The claim as it is read now, of a change. */
  readonly changed?: Claim
  /** One claim each, of a split. */
  readonly parts?: readonly Claim[]
}

export interface Outcome {
  /** decided: it holds. proposed: it waits for a second person. */
  readonly kind: 'decided' | 'proposed'
  readonly seq: number
}

/**
 * One person's act on one claim, in the transaction given. Where the claim is of those that take two people the act becomes a
 * proposal. @throws StaleDecisionError, InvalidDecisionError
 */
export async function reviewClaim(trx: Transaction<ReviewTables>, asked: ClaimAct): Promise<Outcome> {
  const target = `claim:${asked.claim.id}`
  const store = new ReviewStore(trx)
  const standing = await loadStanding(trx, target)
  const undone = asked.act === 'undo' ? lastOf(standing, target) : null
  for (const part of asked.parts ?? []) await store.addHandClaim(part, asked.by, asked.claim.id)
  const parts = asked.parts?.map(({ id }) => id) ?? partsOf(undone)
  const common = {
    target,
    by: asked.by,
    reason: asked.reason,
    body: asked.changed ?? (parts.length > 0 ? { parts } : null),
    undoes: undone?.seq ?? null,
    extractor: extractorOf(asked.claim),
    madeOn: asked.madeOn,
  }
  const outcome: Outcome =
    isProposable(asked.act) && takesTwo(asked, standing)
      ? { kind: 'proposed', seq: await store.propose({ ...common, act: asked.act }) }
      : { kind: 'decided', seq: await store.decide({ ...common, act: asked.act, second: null }) }
  await reviewParts(trx, parts, asked)
  await store.tell(asked.claim.reportId, target, asked.by)
  return outcome
}

/** Who splits a claim says that the report says this of each; who takes the split back takes that back with it. */
async function reviewParts(trx: Transaction<ReviewTables>, parts: readonly string[], asked: ClaimAct): Promise<void> {
  const act = asked.act === 'undo' ? 'undo' : 'accept'
  for (const claim of await loadParts(trx, parts)) {
    const { version, reading, truth, proposal } = await loadStanding(trx, `claim:${claim.id}`)
    if (proposal !== null || (act === 'undo' && reading === null && truth === null)) continue
    await reviewClaim(trx, { ...only(asked), claim, act, madeOn: version })
  }
}

const only = ({ by, reason, mayDecide = true }: ClaimAct) => ({ by, reason, mayDecide })

async function loadParts(trx: Transaction<ReviewTables>, ids: readonly string[]): Promise<readonly Claim[]> {
  if (ids.length === 0) return []
  const rows = await trx
    .selectFrom('hand_claim')
    .select('body')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return rows.map(({ body }) => body)
}

function partsOf(row: Pick<Decision, 'body'> | null): readonly string[] {
  const body = row?.body
  return body !== null && typeof body === 'object' && 'parts' in body ? (body.parts as readonly string[]) : []
}

export interface Answer {
  readonly claim: Claim
  readonly proposal: number
  readonly answer: 'confirmed' | 'refused' | 'withdrawn'
  readonly by: string
  readonly reason: string
  readonly madeOn: number
}

/** The second person's answer to a proposal, or the first one's withdrawal. @throws StaleDecisionError, TwoPeopleError */
export async function answerProposal(trx: Transaction<ReviewTables>, asked: Answer): Promise<void> {
  const target = `claim:${asked.claim.id}`
  const store = new ReviewStore(trx)
  const proposal = (await loadProposals(asReadonly(trx), [target])).find(({ seq }) => seq === asked.proposal)
  if (!proposal) throw new InvalidDecisionError(`proposal ${asked.proposal}: expected one on ${target}, got none`)
  if (asked.answer === 'confirmed') await store.decide(confirmed(proposal, asked))
  await store.endProposal(asked.proposal, asked.answer, asked.by, asked.reason)
  await answerParts(trx, proposal, asked)
  await store.tell(asked.claim.reportId, target, asked.by)
}

/** The parts of a split stand or fall with it, save those that somebody has answered already. */
async function answerParts(trx: Transaction<ReviewTables>, split: Proposal, asked: Answer): Promise<void> {
  const store = new ReviewStore(trx)
  for (const id of partsOf(split)) {
    const { proposal, version } = await loadStanding(trx, `claim:${id}`)
    if (proposal?.by !== split.by) continue
    if (asked.answer === 'confirmed') await store.decide(confirmed(proposal, { ...asked, madeOn: version }))
    await store.endProposal(proposal.seq, asked.answer, asked.by, asked.reason)
  }
}

function confirmed(proposal: Proposal, { by, reason, madeOn }: Pick<Answer, 'by' | 'reason' | 'madeOn'>) {
  const { seq, end: _end, at: _at, ...row } = proposal
  return { ...row, second: by, reason: `${proposal.reason} · ${reason}`, proposal: seq, madeOn }
}

export async function loadStanding(db: Kysely<ReviewTables>, target: string): Promise<Standing> {
  return (await loadStandings(db, [target])).get(target) ?? standingOf([], [])
}

/** Where the review of each target stands; targets that nobody touched are absent. */
export async function loadStandings(
  db: Kysely<ReviewTables>,
  targets: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  if (targets.length === 0) return new Map()
  const decisions = Map.groupBy(await loadDecisions(asReadonly(db), targets), ({ target }) => target)
  const proposals = Map.groupBy(await loadProposals(asReadonly(db), targets), ({ target }) => target)
  const touched = new Set([...decisions.keys(), ...proposals.keys()])
  return new Map(
    [...touched].map((target) => [target, standingOf(decisions.get(target) ?? [], proposals.get(target) ?? [])]),
  )
}

function takesTwo({ claim, act, changed, mayDecide = true }: ClaimAct, { history }: Standing): boolean {
  if (!mayDecide) return true
  // To dispute is the careful direction: one person may.
  if (act === 'dispute') return false
  const read = history.flatMap((row: Decision | Proposal) => ('end' in row ? [] : (claimIn(row) ?? [])))
  return [claim, ...(changed ? [changed] : []), ...read].some(needsTwo)
}

function lastOf({ reading, truth }: Standing, target: string): Decision {
  const [last] = [reading, truth].filter((row) => row !== null).sort((a, b) => b.seq - a.seq)
  if (!last) throw new InvalidDecisionError(`undo on ${target}: expected a decision that holds, got none`)
  return last
}

const extractorOf = ({ extractor }: Claim): string | null => (extractor === BY_HAND ? null : extractor)
