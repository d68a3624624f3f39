import { draw } from '../../../ui/index.ts'
import { type ChartMaker, rowLink } from './chart.ts'

/** Two years a bar: nobody is told apart by less, and longer terms stay comparable. */
const WIDTH = 2

export const sentencesChart: ChartMaker = async (view, { sentences }) => {
  const m = view.m.overview.charts.sentences
  const bins = [...Map.groupBy(sentences, ({ years }) => Math.floor(years / WIDTH) * WIDTH)]
    .toSorted(([a], [b]) => a - b)
    .map(([from, some]) => ({
      from,
      to: from + WIDTH,
      n: some.length,
      key: `y${from}`,
      label: `${from}–${from + WIDTH}`,
      personIds: some.map(({ personId }) => personId),
    }))
  const marks = bins.map((bin) => ({
    ...bin,
    href: rowLink(view, 'sentences', bin.key),
    title: `${bin.label} ${m.years}: ${bin.n}`,
  }))
  const svg =
    marks.length === 0
      ? null
      : await draw(m.title, (Plot) => ({
          height: 240,
          marginLeft: 40,
          marginBottom: 44,
          x: { label: m.years, labelAnchor: 'right', labelArrow: 'none', labelOffset: 40, ticks: 8 },
          y: { grid: true, ticks: 5, label: null },
          marks: [
            Plot.rectY(marks, {
              x1: 'from',
              x2: 'to',
              y: 'n',
              inset: 1,
              fill: 'currentColor',
              fillOpacity: 0.75,
              title: 'title',
              href: 'href',
            }),
            Plot.ruleY([0]),
          ],
        }))
  return {
    id: 'sentences',
    title: m.title,
    lead: m.lead,
    columns: [m.years, view.m.overview.people],
    rows: bins.map(({ key, label, n, personIds }) => ({ key, cells: [label, n], href: null, personIds })),
    svg,
  }
}
