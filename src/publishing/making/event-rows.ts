import { displayName } from '../../matching/index.ts'
import { findEvents, ledgerOf, type ReleaseEvent, type StockClaim, stocksIn } from '../../weighing/index.ts'
import type { EventEntry } from '../edition.ts'
import { evidenceIn, type Gathered } from './gathered.ts'
import { createRow, type Row } from './rows.ts'
import type { Setting } from './setting.ts'

/** An event of an edition, with what tells that it must be worked out anew. */
export interface KeptEvent {
  readonly entry: EventEntry
  readonly claimIds: readonly string[]
  readonly personIds: readonly string[]
}

export interface EventsJob {
  /** Claims that the register gathers into one event. */
  readonly claimIds: readonly string[]
  /** These with their company. */
  readonly gathered: Gathered
}

export interface FoundEvent {
  readonly event: ReleaseEvent
  readonly personIds: readonly string[]
}

export interface LedgerJob extends FoundEvent {
  readonly gathered: Gathered
  readonly input: string
}

/** The events among what may be seen that are, for their greater part, the one that the register found. */
export function findEventsIn(_: Setting, { claimIds, gathered }: EventsJob): readonly FoundEvent[] {
  const ids = new Set(claimIds)
  const evidence = evidenceIn(gathered)
  const personOf = new Map(evidence.map(({ claim, personId }) => [claim.id, personId]))
  return findEvents(evidence)
    .filter((event) => event.claimIds.filter((id) => ids.has(id)).length * 2 > event.claimIds.length)
    .map((event) => ({
      event,
      personIds: [...new Set(event.claimIds.flatMap((id) => personOf.get(id) ?? []))].sort(),
    }))
}

export function ledgerRow({ people, decisions }: Setting, { event, personIds, gathered, input }: LedgerJob): Row {
  const evidence = evidenceIn(gathered)
  const named = [...new Set(evidence.flatMap(({ personId }) => personId ?? []))].sort().flatMap((id) => {
    const person = people.get(id)
    return person ? [{ id, name: displayName(person), sex: person.sex }] : []
  })
  const acts = evidence.flatMap(({ claim }) => decisions.get(claim.id) ?? [])
  const { id, title, date, place, reportIds, claimIds } = event
  const ledger = ledgerOf(event, evidence, named, { decisions: acts })
  const kept: KeptEvent = { entry: { id, title, date, place, summary: null, ledger, reportIds }, claimIds, personIds }
  return createRow('event', id, kept, { input })
}

/** What each claim on a number of those held says, for picking those that a ledger needs. */
export function stocksOf(_: Setting, { gathered }: { readonly gathered: Gathered }): readonly StockClaim[] {
  return stocksIn(evidenceIn(gathered))
}
