import type { Ledger } from '../publishing/index.ts'
import type { Terminal } from './terminal.ts'

/** The ledger as a sheet: announced, totals, one line a person, then what differs. */
export function printLedger(ledger: Ledger, out: Terminal): void {
  out.line(out.bold(ledger.event.title))
  for (const row of ledger.announced)
    out.line(
      `announced ${row.number} ${row.population}: ${row.speaker} (${row.origins} origins, ${row.reports} reports)`,
    )
  const { totals } = ledger
  out.line(
    `named ${totals.named} · matched ${totals.matched} · confirmed ${totals.confirmed} · disputed ${totals.disputed} · refused ${totals.refused} · unnamed ${totals.unnamed}`,
  )
  out.line()
  for (const slot of ledger.slots)
    out.line(
      `${slot.outcome.padEnd(14)} ${String(slot.for).padStart(2)} for ${slot.against} against  ${slot.person.name}`,
    )
  for (const row of ledger.misnamed)
    out.line(`${'misnamed'.padEnd(14)} ${row.person.name}  ${out.dim(row.reasonCodes.join(', '))}`)
  for (const row of ledger.unnamed) out.line(`${'unnamed'.padEnd(14)} ${row.number} ${row.population}`)
  if (ledger.tallies.length > 0) out.line()
  for (const tally of ledger.tallies) out.line(`${tally.organisation}: ${tally.number} ${tally.definition}`)
  if (ledger.contradictions.length > 0) out.line()
  for (const row of ledger.contradictions) {
    out.line(`${out.bold(row.about)}: ${row.values.map((value) => `${value.value} (${value.origins})`).join(' · ')}`)
    out.wrap(row.explanation, '  ')
  }
}
