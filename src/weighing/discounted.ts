import type { Body } from './body.ts'
import type { Directory } from './directory.ts'
import type { Evidence, HumanDecision } from './evidence.ts'
import { relate } from './relate.ts'
import type { Statement } from './statement.ts'

/**
 * Claims bearing on this one that people have discounted, and those that state the same as one of them: shown, but without weight for or
 * against anything else. The latest decision on a claim counts.
 */
export function discountedAmong(
  statement: Statement,
  body: Body,
  /** In the order in which they were taken. */
  decisions: readonly HumanDecision[],
  directory: Directory,
): ReadonlySet<Evidence> {
  const states = new Map(decisions.map((decision) => [decision.claimId, decision.state]))
  const fallen = [...states].filter(([, state]) => state === 'discounted').map(([id]) => id)
  if (fallen.length === 0) return new Set()
  const ids = new Set(fallen)
  const near = body.about(statement)
  const named = near.filter((other) => ids.has(other.evidence.claim.id))
  const alike = (other: Statement) => named.some((one) => stateTheSame(one, other, body, directory))
  return new Set([...named, ...(named.length > 0 ? near.filter(alike) : [])].map((other) => other.evidence))
}

function stateTheSame(a: Statement, b: Statement, body: Body, directory: Directory): boolean {
  const context = { directory, ...body.custodyOf(a) }
  return relate(a, b, context).kind === 'supports' && relate(b, a, context).kind === 'supports'
}
