import type { Judged, LadderState, Place, Topic, VerdictState } from '../../weighing/index.ts'
import { verdictOf } from '../statement.ts'
import type { Making } from './source.ts'

/** On what topic a claim was judged by what others say, and whether more of them speak against it than for it. */
type KeptJudgement = readonly [topic: Topic, contradicted: 0 | 1]

/** How the claims of one report stand, by claim: verdict, step on the ladder and, where others speak to it, what they say. */
export type KeptStandings = Readonly<
  Record<string, readonly [VerdictState, LadderState] | readonly [VerdictState, LadderState, ...KeptJudgement]>
>

/** How one claim stands. */
export interface PlacedClaim {
  readonly claimId: string
  readonly verdict: VerdictState
  readonly ladder: LadderState
  readonly judged: KeptJudgement | null
}

/** `counts` says whose claims these weighings are for; the rest was only weighed beside. */
export function placesOf(
  places: Iterable<Place>,
  judged: Iterable<Judged>,
  counts: (claimId: string) => boolean,
): readonly PlacedClaim[] {
  const judgements = new Map<string, KeptJudgement>()
  for (const { evidence, topic, contradicted } of judged)
    judgements.set(evidence.claim.id, [topic, contradicted ? 1 : 0])
  const found: PlacedClaim[] = []
  for (const place of places)
    for (const { claim } of place.proposition.evidence)
      if (counts(claim.id))
        found.push({
          claimId: claim.id,
          verdict: verdictOf(place),
          ladder: place.state,
          judged: judgements.get(claim.id) ?? null,
        })
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
