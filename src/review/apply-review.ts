import type { Claim, Reading } from '../reading/index.ts'
import { isReadingAct } from './act.ts'
import { claimIn, type Decision, holding } from './decision.ts'

/** A claim that a person made, with the claim it was split from. */
export interface HandClaim {
  readonly claim: Claim
  readonly partOf: string | null
  readonly by: string
  readonly at: string
}

/**
 * The readings that count: the machine's, less what people found misread, with what they read otherwise and what they found
 * beside it. A claim made by hand counts once it was accepted. The rows themselves stay as they were.
 */
export function applyReview(
  readings: readonly Reading[],
  decisions: readonly Decision[],
  byHand: readonly HandClaim[],
): readonly Reading[] {
  const last = new Map<string, Decision>()
  for (const decision of holding(decisions))
    if (isReadingAct(decision.act) && decision.target.startsWith('claim:'))
      last.set(decision.target.slice('claim:'.length), decision)
  if (last.size === 0) return readings
  const made = Map.groupBy(byHand, ({ claim }) => claim.reportId)
  return readings.map((reading) => {
    const own = (made.get(reading.reportId) ?? []).filter(({ claim }) => last.has(claim.id)).map(({ claim }) => claim)
    if (own.length === 0 && !reading.claims.some(({ id }) => last.has(id))) return reading
    const claims = [...reading.claims, ...own].flatMap((claim) => counted(claim, last.get(claim.id)))
    return { ...reading, claims: claims.toSorted((a, b) => a.quote.start - b.quote.start || (a.id < b.id ? -1 : 1)) }
  })
}

function counted(claim: Claim, decision: Decision | undefined): readonly Claim[] {
  if (decision?.act === 'reject' || decision?.act === 'split') return []
  return [(decision && claimIn(decision)) ?? claim]
}
