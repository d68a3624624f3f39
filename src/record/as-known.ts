import { type Assessment, assess, type Evidence, type HumanDecision } from '../weighing/index.ts'
import type { EntryStatus } from './entry.ts'
import { statusOf, tellingOf } from './status.ts'

/** What was known on a day: the claims that the register had taken in by then, and the decisions taken by then. */
export function knownOn(
  evidence: readonly Evidence[],
  decisions: readonly HumanDecision[],
  day: string,
): { readonly evidence: readonly Evidence[]; readonly decisions: readonly HumanDecision[] } {
  return {
    evidence: evidence.filter(({ learned, report }) => (learned ?? report.published ?? '').slice(0, 10) <= day),
    decisions: decisions.filter(({ at }) => at <= day),
  }
}

/** Where a person stood on a day, by what is known now: facts that happened later are left out. */
export function statusAsOf(facts: readonly Assessment[], day: string): EntryStatus {
  return statusOf(facts.filter((fact) => (tellingOf(fact).claim.date?.edtf.slice(0, 10) ?? day) <= day))
}

/** Where a person was thought on one day to have stood on another: both questions at once. */
export function statusAsKnown(
  evidence: readonly Evidence[],
  decisions: readonly HumanDecision[],
  asOf: string,
  asKnownOn: string,
): EntryStatus {
  const then = knownOn(evidence, decisions, asKnownOn)
  return statusAsOf(assess(then.evidence, { decisions: then.decisions }), asOf)
}
