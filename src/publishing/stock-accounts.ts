import { type Outflow, type StockAccount, stockAccount } from '../record/index.ts'
import type { EventEntry, Figure } from './edition.ts'

/** Why the organisation's own number moved since its count before; null where it has given one number only. */
export function accountOf(figure: Figure, events: readonly EventEntry[]): StockAccount | null {
  const [before] = figure.earlier ?? []
  if (!before) return null
  return stockAccount(
    before,
    figure,
    events.flatMap((event) => outflowOf(figure.organisation, event)),
  )
}

/** A release as the organisation itself counted its own; the announced number where it gave none. */
function outflowOf(organisation: string, { id, date, ledger }: EventEntry): readonly Outflow[] {
  if (!ledger) return []
  const own = ledger.tallies.find(
    (tally) =>
      tally.organisation === organisation &&
      tally.kind === 'count_released' &&
      /^(political|recognised|political\+recognised)$/.test(tally.population),
  )
  return [{ id, date, number: own?.number ?? ledger.totals.announced }]
}
