import type { LadderState, Place, VerdictState } from '../../weighing/index.ts'
import { verdictOf } from '../statement.ts'
import type { Making } from './source.ts'

/** How the claims of one report stand: verdict and step on the ladder, by claim. */
export type KeptStandings = Readonly<Record<string, readonly [VerdictState, LadderState]>>

/** How one claim stands. */
export type PlacedClaim = readonly [claimId: string, verdict: VerdictState, ladder: LadderState]

/** `counts` says whose claims these weighings are for; the rest was only weighed beside. */
export function placesOf(places: Iterable<Place>, counts: (claimId: string) => boolean): readonly PlacedClaim[] {
  const found: PlacedClaim[] = []
  for (const place of places)
    for (const { claim } of place.proposition.evidence)
      if (counts(claim.id)) found.push([claim.id, verdictOf(place), place.state])
  return found
}

/** Gathers how claims stand, in the database, for they may be very many; and writes it report by report. */
export class Standings {
  #begun = false

  async add({ store }: Making, places: readonly PlacedClaim[]): Promise<void> {
    if (!this.#begun) await store.beginPlaces()
    this.#begun = true
    await store.addPlaces(places)
  }

  /** Writes what differs from before; claims that are gone from a report leave its row. */
  async write({ store, number }: Making): Promise<void> {
    if (!this.#begun) await store.beginPlaces()
    await store.writeStandings(number)
  }
}
