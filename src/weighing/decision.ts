import type { Body } from './body.ts'
import type { Directory } from './directory.ts'
import type { HumanDecision, VerdictState } from './evidence.ts'
import { relate } from './relate.ts'
import type { Statement } from './statement.ts'

/** What people decided that settles a claim, and how it settles it. */
export interface Settled {
  readonly state: VerdictState
  readonly decision: HumanDecision
  /** Whether the decision is on this very statement or on one that speaks against it. */
  readonly on: 'same' | 'opposite'
}

/** The latest decision on the claim, on one that states the same, or on one that cannot be true together with it; null when there is none. */
export function decisionOn(
  statement: Statement,
  body: Body,
  /** In the order in which they were taken. */
  decisions: readonly HumanDecision[],
  directory: Directory,
): Settled | null {
  if (decisions.length === 0) return null
  const byClaim = new Map([...body.about(statement), statement].map((other) => [other.evidence.claim.id, other]))
  const context = { directory, ...body.custodyOf(statement) }
  const settled: Settled[] = []
  for (const decision of decisions) {
    const other = byClaim.get(decision.claimId)
    if (!other) continue
    const same =
      other.evidence.claim.id === statement.evidence.claim.id ||
      (relate(statement, other, context).kind === 'supports' && relate(other, statement, context).kind === 'supports')
    if (same) settled.push({ state: ofSame(decision), decision, on: 'same' })
    else if (holds(decision) && relate(statement, other, context).kind === 'contradicts')
      settled.push({ state: 'contradicted', decision, on: 'opposite' })
  }
  const order = (found: Settled) => decisions.indexOf(found.decision)
  return settled.sort((a, b) => rank(b) - rank(a) || order(b) - order(a))[0] ?? null
}

const holds = (decision: HumanDecision): boolean => decision.state === 'confirmed' || decision.state === 'documented'

/** A decision on the very statement goes before one on its opposite. */
const rank = (settled: Settled): number => (settled.on === 'same' ? 1 : 0)

function ofSame(decision: HumanDecision): VerdictState {
  if (holds(decision)) return 'supported'
  return decision.state === 'disputed' ? 'disputed' : 'contradicted'
}
