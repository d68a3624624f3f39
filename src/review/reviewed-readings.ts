import type { ReadonlyKysely } from 'kysely/readonly'
import { loadReadings, type Reading, type ReadingTables } from '../reading/index.ts'
import { applyReview } from './apply-review.ts'
import { loadDecisions, loadHandClaims } from './store.ts'
import type { ReviewTables } from './tables.ts'

/** The newest readings of some reports as people left them: whoever shows or counts claims takes these, not the machine's. */
export async function loadReviewedReadings(
  readings: ReadonlyKysely<ReadingTables>,
  review: ReadonlyKysely<ReviewTables>,
  reportIds: readonly string[],
): Promise<readonly Reading[]> {
  const asRead = await loadReadings(readings, reportIds)
  const byHand = await loadHandClaims(review, reportIds)
  const claims = [...asRead.flatMap((reading) => reading.claims), ...byHand.map(({ claim }) => claim)]
  const decisions = await loadDecisions(
    review,
    claims.map(({ id }) => `claim:${id}`),
  )
  return applyReview(asRead, decisions, byHand)
}
