import type { AgeGroup } from '../../../publishing/index.ts'
import { draw, fill, type View } from '../../../ui/index.ts'
import { type ChartMaker, rowLink } from './chart.ts'

/** Women to the left, men to the right. Who is neither named as the one nor the other stands in the table. */
export const agesChart: ChartMaker = async (view, { ages }) => {
  const m = view.m.overview.charts.ages
  const rows = ages.map((group) => ({ ...group, key: `a${group.from ?? 'x'}`, label: label(view, group) }))
  const bars = rows.flatMap(({ key, label: age, women, men }) =>
    [
      { age, n: -women.length, words: m.women },
      { age, n: men.length, words: m.men },
    ].map((bar) => ({
      ...bar,
      href: rowLink(view, 'ages', key),
      title: `${age}: ${bar.words} ${Math.abs(bar.n)}`,
    })),
  )
  const svg =
    rows.length === 0
      ? null
      : await draw(m.title, (Plot) => ({
          height: 60 + rows.length * 28,
          marginLeft: 116,
          marginTop: 26,
          x: { grid: true, ticks: 6, label: null, tickFormat: (n: number) => view.number(Math.abs(n)) },
          y: { type: 'band', label: null, tickSize: 0, domain: rows.map((row) => row.label) },
          marks: [
            Plot.barX(
              bars.filter(({ n }) => n !== 0),
              {
                y: 'age',
                x: 'n',
                inset: 2,
                fill: 'currentColor',
                fillOpacity: (bar: { readonly n: number }) => (bar.n < 0 ? 0.85 : 0.45),
                title: 'title',
                href: 'href',
              },
            ),
            Plot.ruleX([0]),
            Plot.text([`◀ ${m.women}`], { frameAnchor: 'top-left', dy: -18, textAnchor: 'start' }),
            Plot.text([`${m.men} ▶`], { frameAnchor: 'top-right', dy: -18, textAnchor: 'end' }),
          ],
        }))
  return {
    id: 'ages',
    title: m.title,
    lead: m.lead,
    columns: [m.age, m.women, m.men, view.m.overview.unknown],
    rows: rows.map(({ key, label: age, women, men, unknown }) => ({
      key,
      cells: [age, women.length, men.length, unknown.length],
      href: null,
      personIds: [...women, ...men, ...unknown],
    })),
    svg,
  }
}

function label(view: View, { from }: AgeGroup): string {
  const m = view.m.overview
  return from === null ? m.unknown : fill(m.charts.ages.ageRange, { from, to: from + 9 })
}
