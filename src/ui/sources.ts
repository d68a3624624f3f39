import type { PublishedClaim, PublishedReport } from '../publishing/index.ts'

/** Where the evidence behind a verdict is looked up: the edition on the site, the register at the desk. */
export interface Sources {
  report(id: string): PublishedReport | undefined
  claim(id: string): PublishedClaim | undefined
  /** The name under which this face has a page for the person; undefined where it has none. */
  personName(id: string): string | undefined
}

interface Holding<Claim, Report> {
  claim(id: string): Claim | undefined
  report(id: string): Report | undefined
}

/** The claims that the edition still holds, each with its report; what was withdrawn since is passed over. */
export function heldClaims<Claim extends { readonly reportId: string }, Report>(
  sources: Holding<Claim, Report>,
  claimIds: readonly string[],
): readonly { readonly claim: Claim; readonly report: Report }[] {
  return claimIds.flatMap((id) => {
    const claim = sources.claim(id)
    const report = claim && sources.report(claim.reportId)
    return claim && report ? [{ claim, report }] : []
  })
}
