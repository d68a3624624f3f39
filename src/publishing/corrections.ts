import type { Change, ChangeCode, EditionDiff } from './edition.ts'

/** What was published and is no longer so. Something new is no correction; what it changed is. */
const CORRECTING: ReadonlySet<ChangeCode> = new Set<ChangeCode>([
  'status_changed',
  'verdict_changed',
  'fact_withdrawn',
  'ledger_changed',
  'person_withdrawn',
  'event_withdrawn',
  'report_withdrawn',
  'briefing_withdrawn',
])

export const isCorrection = ({ code }: Pick<Change, 'code'>): boolean => code !== undefined && CORRECTING.has(code)

export interface Correction extends Change {
  readonly edition: number
}

const MOST = 500

/** The corrections log of an edition, newest first; `diffs` come newest first, too. */
export function correctionsIn(diffs: readonly EditionDiff[]): readonly Correction[] {
  return diffs
    .flatMap(({ edition, changes }) =>
      changes.filter(isCorrection).map((change): Correction => ({ ...change, edition })),
    )
    .slice(0, MOST)
}
