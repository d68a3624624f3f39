import type { CheckedClaim, CheckResult } from '../../check/index.ts'
import type { Verdict, VerdictState } from '../../weighing/index.ts'
import type { Placed } from './passages.ts'

/** A claim with its verdict and its number on the page. */
export interface Numbered extends Placed {
  readonly claim: CheckedClaim
  readonly verdict: Verdict
}

export interface Shown {
  readonly claims: readonly Numbered[]
  /** How many claims about minors were left out. */
  readonly minors: number
  readonly tally: Readonly<Record<VerdictState, number>>
}

/** What of a result may be shown: claims in the order of the text, without those about minors. */
export function numbered(result: CheckResult): Shown {
  const verdicts = new Map(result.verdicts.map((verdict) => [verdict.claimId, verdict]))
  const shown = result.claims
    .filter((claim) => !claim.minor)
    .toSorted((a, b) => a.quote.start - b.quote.start || a.quote.end - b.quote.end)
  const tally = { supported: 0, single_origin: 0, disputed: 0, contradicted: 0, unseen: 0 }
  const claims = shown.map((claim, i) => {
    const verdict = verdicts.get(claim.id) ?? unheld(claim.id)
    tally[verdict.state]++
    return { number: i + 1, start: claim.quote.start, end: claim.quote.end, state: verdict.state, claim, verdict }
  })
  return { claims, minors: result.claims.length - shown.length, tally }
}

function unheld(claimId: string): Verdict {
  return {
    claimId,
    state: 'unseen',
    independentOrigins: { for: 0, against: 0 },
    for: [],
    against: [],
    beside: [],
    explanation: '',
  }
}
