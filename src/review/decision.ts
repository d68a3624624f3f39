import type { Claim } from '../reading/index.ts'
import type { DecisionAct, ProposableAct } from './act.ts'

/** What a person decided about a claim, a mention, a report or a person's page, with the reason. Never changed; a later row may say otherwise. */
export interface Decision {
  readonly seq: number
  readonly act: DecisionAct
  /** 'claim:ID', 'mention:REPORT:REF', 'report:ID', 'person:ID' or 'briefing:EVENT'. */
  readonly target: string
  readonly by: string
  /** The second person; the database refuses a row without one where the claim is of release, death, torture or a minor. */
  readonly second: string | null
  readonly reason: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** The claim as a person reads it (change), the parts (split), the person (link), the digest of a briefing (publish). */
  readonly body?: unknown
  /** The decision that no longer holds; of an undo only. */
  readonly undoes?: number | null
  readonly proposal?: number | null
  /** The reader whose claim was before the eyes. */
  readonly extractor?: string | null
  /** The version of the target that was before the eyes; null where no page was. */
  readonly madeOn?: number | null
}

/** What the first of two people would decide. It changes nothing until the second confirms. */
export interface Proposal {
  readonly seq: number
  readonly act: ProposableAct
  readonly target: string
  readonly by: string
  readonly reason: string
  readonly at: string
  readonly body: unknown
  readonly undoes: number | null
  readonly extractor: string | null
  readonly madeOn: number | null
  readonly end: {
    readonly outcome: 'confirmed' | 'refused' | 'withdrawn'
    readonly by: string
    readonly reason: string
    readonly at: string
  } | null
}

export class InvalidDecisionError extends Error {
  override name = 'InvalidDecisionError'
}

export function createDecision(decision: Omit<Decision, 'seq' | 'at'>): Omit<Decision, 'seq' | 'at'> {
  if (decision.reason.trim() === '')
    throw new InvalidDecisionError(`decision on ${decision.target}: expected a reason, got none`)
  if (decision.second !== null && decision.second === decision.by)
    throw new InvalidDecisionError(`decision on ${decision.target}: expected a second person, got ${decision.by} twice`)
  if (!/^(claim|report|person|mention|briefing):./.test(decision.target))
    throw new InvalidDecisionError(
      `decision: expected a target such as "claim:ID", "mention:REPORT:REF", "report:ID", "person:ID" or "briefing:EVENT", got "${decision.target}"`,
    )
  return Object.freeze({ ...decision })
}

/** Decisions that still hold: neither an undo nor undone by one. */
export function holding(decisions: readonly Decision[]): readonly Decision[] {
  const undone = new Set(decisions.flatMap(({ undoes }) => undoes ?? []))
  return decisions.filter(({ seq, act }) => act !== 'undo' && !undone.has(seq))
}

/** The claim as a person reads it, of a change; null of any other act. */
export function claimIn({ act, body }: Pick<Decision | Proposal, 'act' | 'body'>): Claim | null {
  return act === 'change' ? (body as Claim) : null
}
