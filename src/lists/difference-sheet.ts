import { stringify } from 'csv-stringify/sync'
import type { Comparison } from './compare.ts'
import { safeCell } from './safe-cell.ts'

const HEAD = ['row', 'name', 'outcome', 'person', 'name in the register', 'score', 'differences', 'reasons']

/** The comparison as CSV that a spreadsheet opens without running anything; people whom the list lacks come last. */
export function differenceSheet({ rows, problems, missing }: Comparison): string {
  const lines = [
    HEAD,
    ...rows.map((row) => [
      String(row.row),
      row.name,
      row.outcome,
      row.personId ?? '',
      row.registerName ?? '',
      row.score === null ? '' : row.score.toFixed(2),
      row.differences.map(({ what, list, register }) => `${what}: list "${list}", register "${register}"`).join('; '),
      row.reasons.join('; '),
    ]),
    ...problems.map(({ row, column, expected, got }) => [
      String(row),
      '',
      'unreadable',
      '',
      '',
      '',
      `${column}: expected ${expected}, got "${got}"`,
      '',
    ]),
    ...missing.map(({ personId, name }) => ['', '', 'not in the list', personId, name, '', '', '']),
  ]
  return stringify(
    lines.map((line) => line.map(safeCell)),
    { bom: true, record_delimiter: 'windows' },
  )
}
