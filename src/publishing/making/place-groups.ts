import { judgedEach, placesEach } from '../../weighing/index.ts'
import { evidenceIn, type Gathered } from './gathered.ts'
import type { Setting } from './setting.ts'
import { type PlacedClaim, placesOf } from './standings.ts'

export interface GroupsJob {
  readonly gathered: Gathered
  /** Ids of the claims whose place is wanted; the others bear on them. */
  readonly wanted: readonly string[]
}

/** How claims on groups stand. No page shows why: the events that they belong to do. */
export function placeGroups(setting: Setting, { gathered, wanted }: GroupsJob): readonly PlacedClaim[] {
  const evidence = evidenceIn(gathered)
  const near = new Set(wanted)
  const decisions = evidence.flatMap(({ claim }) => setting.decisions.get(claim.id) ?? [])
  const places = placesEach(evidence, {
    decisions,
    only: (proposition) => proposition.evidence.some(({ claim }) => near.has(claim.id)),
  })
  const judged = judgedEach(evidence, ({ claim }) => near.has(claim.id))
  return placesOf(places, judged, (id) => near.has(id))
}
