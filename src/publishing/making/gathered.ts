import type { Evidence } from '../../weighing/index.ts'
import { evidenceOf, type KeptClaim, type KeptReport } from './prepare-report.ts'

/** Claims of an edition with their reports, as the JSON in which they are kept: what one thread hands to another at little cost. */
export interface Gathered {
  readonly claims: readonly string[]
  /** Id and JSON. */
  readonly reports: readonly (readonly [string, string])[]
}

export function evidenceIn({ claims, reports }: Gathered): readonly Evidence[] {
  // Which claims a report holds is of no use here, and with thousands of reports takes its room.
  const byId = new Map(reports.map(([id, body]) => [id, { ...(JSON.parse(body) as KeptReport), claimIds: [] }]))
  return claims.flatMap((body) => {
    const kept = JSON.parse(body) as KeptClaim
    const report = byId.get(kept.claim.reportId)
    return report ? [evidenceOf(kept, report)] : []
  })
}
