import { dateInWords, draw } from '../../../ui/index.ts'
import { type ChartMaker, monthLabel, rowLink } from './chart.ts'

/** Bars up for arrests, down for releases: told apart by side and by shade. */
export const monthsChart: ChartMaker = async (view, { months }) => {
  const m = view.m.overview.charts.months
  const bars = months.flatMap(({ month, detained, freed }) => {
    const words = dateInWords(view, month)
    const href = rowLink(view, 'months', month)
    return [
      { month, n: detained.length, kind: m.detained, href, title: `${words}: ${m.detained} ${detained.length}` },
      { month, n: -freed.length, kind: m.freed, href, title: `${words}: ${m.freed} ${freed.length}` },
    ].filter(({ n }) => n !== 0)
  })
  const every = Math.max(1, Math.ceil(months.length / 6))
  const svg =
    bars.length === 0
      ? null
      : await draw(m.title, (Plot) => ({
          height: 280,
          marginLeft: 52,
          marginTop: 26,
          marginBottom: 34,
          x: {
            type: 'band',
            label: null,
            tickFormat: (month: string, at: number) => (at % every === 0 ? monthLabel(view, month) : ''),
            tickSize: 0,
          },
          y: { grid: true, ticks: 6, label: null, tickFormat: (n: number) => view.number(Math.abs(n)) },
          marks: [
            Plot.barY(bars, {
              x: 'month',
              y: 'n',
              fill: 'currentColor',
              fillOpacity: (bar: { readonly n: number }) => (bar.n > 0 ? 0.9 : 0.45),
              title: 'title',
              href: 'href',
            }),
            Plot.ruleY([0]),
            Plot.text([`▲ ${m.detained}`], { frameAnchor: 'top-left', dy: -18, textAnchor: 'start' }),
            Plot.text([`▼ ${m.freed}`], { frameAnchor: 'top-right', dy: -18, textAnchor: 'end' }),
          ],
        }))
  return {
    id: 'months',
    title: m.title,
    lead: m.lead,
    columns: [view.m.overview.month, m.detained, m.freed],
    rows: months.toReversed().map(({ month, detained, freed }) => ({
      key: month,
      cells: [dateInWords(view, month), detained.length, freed.length],
      href: `/calendar#m${month}`,
      personIds: [...new Set([...detained, ...freed])],
    })),
    svg,
  }
}
