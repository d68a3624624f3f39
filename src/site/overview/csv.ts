import { stringify } from 'csv-stringify/sync'
import type { ChartData } from '../../ui/index.ts'

/** The rows behind a chart, one column more for the ids of the people; a cell that a spreadsheet would run is made text. */
export function chartCsv(chart: ChartData): string {
  const header = [...chart.columns, 'record', 'people']
  const rows = chart.rows.map(({ cells, href, personIds }) => [...cells, href ?? '', personIds.join(' ')])
  return stringify([header, ...rows], { escape_formulas: true, record_delimiter: 'windows' })
}
