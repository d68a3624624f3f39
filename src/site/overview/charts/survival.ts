import { draw } from '../../../ui/index.ts'
import { type ChartMaker, rowLink } from './chart.ts'

/** A falling stair: each step is a month in which somebody was released. */
export const survivalChart: ChartMaker = async (view, { survival }) => {
  const m = view.m.overview.charts.survival
  const percent = (share: number) => Math.round(share * 1000) / 10
  const stair = [
    { months: 0, share: 100 },
    ...survival.steps.map(({ months, share }) => ({ months, share: percent(share) })),
  ]
  const dots = survival.steps.map(({ months, share, personIds }) => ({
    months,
    share: percent(share),
    href: rowLink(view, 'survival', `m${months}`),
    title: `${months}: ${view.number(percent(share))} % (${personIds.length})`,
  }))
  const svg =
    survival.steps.length === 0
      ? null
      : await draw(m.title, (Plot) => ({
          height: 250,
          marginLeft: 60,
          marginBottom: 44,
          x: { label: m.months, labelAnchor: 'right', labelArrow: 'none', labelOffset: 40, ticks: 8, zero: true },
          y: { domain: [0, 100], grid: true, ticks: 5, label: null, tickFormat: (n: number) => `${n} %` },
          marks: [
            Plot.line(stair, { x: 'months', y: 'share', curve: 'step-after', stroke: 'currentColor', strokeWidth: 2 }),
            Plot.dot(dots, { x: 'months', y: 'share', r: 4, fill: 'currentColor', title: 'title', href: 'href' }),
            Plot.ruleY([0]),
          ],
        }))
  return {
    id: 'survival',
    title: m.title,
    lead: m.lead,
    columns: [m.months, m.share, m.atRisk],
    rows: survival.steps.map(({ months, share, atRisk, personIds }) => ({
      key: `m${months}`,
      cells: [months, percent(share), atRisk],
      href: null,
      personIds,
    })),
    svg,
  }
}
