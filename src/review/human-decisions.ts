import type { HumanDecision } from '../weighing/index.ts'
import { type Decision, holding } from './decision.ts'

const states = { confirm: 'confirmed', document: 'documented', dispute: 'disputed', discount: 'discounted' } as const

/** Decisions on claims as weighing takes them: the last word on each claim that was not undone, in the order in which they were taken. */
export function humanDecisions(decisions: readonly Decision[]): readonly HumanDecision[] {
  const last = new Map<string, HumanDecision>()
  for (const { act, target, by, second, reason, at } of holding(decisions)) {
    const state = act in states ? states[act as keyof typeof states] : null
    if (state === null || !target.startsWith('claim:')) continue
    const claimId = target.slice('claim:'.length)
    last.delete(claimId)
    last.set(claimId, { claimId, state, by: second ? `${by} and ${second}` : by, at: at.slice(0, 10), reason })
  }
  return [...last.values()]
}
