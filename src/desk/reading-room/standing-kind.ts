import type { RoomClaim } from './load-room.ts'

export type StandingKind = 'open' | 'again' | 'second' | 'accepted' | 'changed' | 'rejected' | 'split' | 'held'

/** Where the review of a claim stands, as one word for colour, mark and label. */
export function standingKind({
  standing,
  open,
  reopened,
}: Pick<RoomClaim, 'standing' | 'open' | 'reopened'>): StandingKind {
  if (standing.proposal) return 'second'
  if (reopened) return 'again'
  if (open) return 'open'
  const act = standing.reading?.act
  if (act === 'reject') return 'rejected'
  if (act === 'split') return 'split'
  if (standing.truth) return 'held'
  return act === 'change' ? 'changed' : 'accepted'
}
