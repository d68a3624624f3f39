/** What a person decided about a claim, a proposition or a person's page, with the reason. Never changed; a later row may say otherwise. */
export interface Decision {
  readonly seq: number
  readonly act: DecisionAct
  /** 'claim:ID', 'report:ID' or 'person:ID'. */
  readonly target: string
  readonly by: string
  /** The second person; the database refuses a row without one where the claim is of release, death, torture or a minor. */
  readonly second: string | null
  readonly reason: string
  /** ISO 8601, UTC. */
  readonly at: string
}

export type DecisionAct = 'confirm' | 'document' | 'dispute' | 'discount' | 'publish' | 'withhold'

export class InvalidDecisionError extends Error {
  override name = 'InvalidDecisionError'
}

export function createDecision(decision: Omit<Decision, 'seq' | 'at'>): Omit<Decision, 'seq' | 'at'> {
  if (decision.reason.trim() === '')
    throw new InvalidDecisionError(`decision on ${decision.target}: expected a reason, got none`)
  if (decision.second !== null && decision.second === decision.by)
    throw new InvalidDecisionError(`decision on ${decision.target}: expected a second person, got ${decision.by} twice`)
  if (!/^(claim|report|person):./.test(decision.target))
    throw new InvalidDecisionError(
      `decision: expected a target such as "claim:ID", "report:ID" or "person:ID", got "${decision.target}"`,
    )
  return Object.freeze({ ...decision })
}
