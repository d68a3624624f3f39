import { type ImportResult, outcomesOf } from '../lists/index.ts'
import type { Terminal } from './terminal.ts'

const PREVIEW = 20

/** What an import did or would do, for people. */
export function printImport({ plan, state }: ImportResult, unused: readonly string[], out: Terminal): void {
  const counts = outcomesOf(plan)
  out.line(out.bold(`${plan.map.name}, as of ${plan.asOf}`))
  out.line(
    `${counts.new} new people, ${counts.known} known, ${counts.unchanged} unchanged, ${counts.quarantined} in quarantine, ${plan.gone} rows gone`,
  )
  if (unused.length > 0) out.wrap(`Columns that the map does not name, not kept: ${unused.join(', ')}`, '')
  for (const { row, column, expected, got } of plan.problems.slice(0, PREVIEW))
    out.wrap(`row ${row}, "${column}": expected ${expected}, got "${got}"`, '  ')
  if (plan.problems.length > PREVIEW) out.line(`  … and ${plan.problems.length - PREVIEW} more`)
  for (const one of plan.rows)
    if (one.outcome === 'quarantined')
      out.wrap(
        `row ${one.row.number} [${one.row.key}] ${one.row.names[0]?.text ?? ''}: ${one.why}${one.candidates.length > 0 ? ` (${one.candidates.join(', ')})` : ''}`,
        '  ',
      )
  const withheld = plan.rows.filter((one) => one.withheld).map((one) => one.row.number)
  if (withheld.length > 0) out.wrap(`A release still to come was withheld in rows ${withheld.join(', ')}.`, '')
  if (state === 'dry_run') out.line('Dry run: nothing was written.')
  if (state === 'nothing_new')
    out.line(
      counts.quarantined > 0
        ? `Nothing was taken in: ${counts.quarantined} rows wait for somebody to say whom they mean (--same, --new).`
        : 'Nothing new: the register holds all of it.',
    )
}

/** The same for programs. */
export function asJson({ plan, state }: ImportResult) {
  return {
    state,
    list: plan.map.id,
    asOf: plan.asOf,
    outcomes: outcomesOf(plan),
    gone: plan.gone,
    problems: plan.problems,
    stops: plan.stops,
    rows: plan.rows.map((one) => ({
      row: one.row.number,
      key: one.row.key,
      name: one.row.names[0]?.text ?? '',
      outcome: one.outcome,
      withheld: one.withheld,
      person: one.outcome === 'new' ? one.person.id : one.outcome === 'known' ? one.personId : null,
      claims: one.outcome === 'new' || one.outcome === 'known' ? one.source.reading.claims.length : 0,
      ...(one.outcome === 'quarantined' ? { why: one.why, candidates: one.candidates } : {}),
    })),
  }
}
