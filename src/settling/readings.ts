import type { Kysely } from 'kysely'
import { asReadonly } from '../database/index.ts'
import { loadReadings, type Reading, type ReadingTables } from '../reading/index.ts'
import { applyReview, humanDecisions, loadDecisions, loadHandClaims, type ReviewTables } from '../review/index.ts'
import type { HumanDecision } from '../weighing/index.ts'

type Tables = ReadingTables & ReviewTables

/** Readings as people left them, with the claims that people changed or made. */
export interface Reviewed {
  readonly readings: readonly Reading[]
  readonly reviewed: ReadonlySet<string>
}

/** The readings that count, of some reports. */
export async function loadReviewed(db: Kysely<Tables>, reportIds: readonly string[]): Promise<Reviewed> {
  const asRead = await loadReadings(asReadonly(db), reportIds)
  const byHand = await loadHandClaims(asReadonly(db), reportIds)
  const claims = [...asRead.flatMap((reading) => reading.claims), ...byHand.map(({ claim }) => claim)]
  const decisions = await loadDecisions(
    asReadonly(db),
    claims.map(({ id }) => `claim:${id}`),
  )
  if (decisions.length === 0) return { readings: asRead, reviewed: new Set() }
  const readings = applyReview(asRead, decisions, byHand)
  const machine = new Set(asRead.flatMap((reading) => reading.claims))
  const other = readings.flatMap((reading) => reading.claims.filter((claim) => !machine.has(claim)))
  return { readings, reviewed: new Set(other.map(({ id }) => id)) }
}

/** What people hold of some claims, in the order in which they decided. */
export async function decisionsOn(
  db: Kysely<ReviewTables>,
  claimIds: readonly string[],
): Promise<readonly HumanDecision[]> {
  return humanDecisions(
    await loadDecisions(
      asReadonly(db),
      claimIds.map((id) => `claim:${id}`),
    ),
  )
}
