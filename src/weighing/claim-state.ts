import type { Assessment, LadderState } from './assess.ts'
import { countriesIn } from './countries.ts'
import type { Directory } from './directory.ts'
import { countriesOfReport } from './event-parts.ts'
import type { Evidence, VerdictState } from './evidence.ts'
import { stateOf } from './verdict.ts'

/** What a claim's proposition says of it. */
export interface Standing {
  readonly proposition: string
  readonly state: LadderState
  readonly verdict: VerdictState
  readonly originsFor: number
  readonly originsAgainst: number
}

/** A claim stands as its proposition does. */
export function standingOf({ proposition, state, independentOrigins, reasons }: Assessment): Standing {
  const { for: origins, against } = independentOrigins
  const decided = reasons.some((reason) => reason.code === 'human_decision')
  return {
    proposition: proposition.id,
    state,
    verdict: decided ? decidedVerdict(state) : stateOf(origins, against),
    originsFor: origins,
    originsAgainst: against,
  }
}

/** What people decided goes before the count. */
function decidedVerdict(state: LadderState): VerdictState {
  if (state === 'documented' || state === 'confirmed') return 'supported'
  return state === 'disputed' ? 'disputed' : 'contradicted'
}

/** The country a claim speaks of: its own place, else the one its report names most; ISO 3166. */
export function countryOf(entry: Evidence, report: readonly Evidence[], directory: Directory): string | null {
  return countriesIn(entry.claim.place ?? '')[0] ?? countriesOfReport(report, directory)[0] ?? null
}
