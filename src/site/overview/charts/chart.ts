import type { Overview } from '../../../publishing/index.ts'
import type { ChartData, View } from '../../../ui/index.ts'

/** Makes one chart from the counts of an edition. */
export type ChartMaker = (view: View, overview: Overview) => Promise<ChartData>

/** Where a mark of a chart leads: its row on the chart's own page. */
export function rowLink(view: View, chart: string, key: string): string {
  return view.href(`/statistics/${chart}#${key}`)
}

/** Short month and year in the reader's language, for an axis. */
export function monthLabel(view: View, month: string): string {
  const at = new Date(`${month.slice(0, 7)}-01T00:00:00Z`)
  const options = { timeZone: 'UTC', month: 'short' } as const
  const name = new Intl.DateTimeFormat(view.language === 'en' ? 'en-GB' : view.language, options).format(at)
  return `${name.slice(0, 4).replace('.', '')} ${month.slice(2, 4)}`
}

/** Words short enough to stand beside a bar. */
export function shorten(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`
}
