import { draw, type View } from '../../../ui/index.ts'
import { shorten } from './chart.ts'

export interface Bar {
  readonly label: string
  readonly n: number
  readonly href: string
}

/** Lying bars with their number at the end, longest label first shortened. */
export async function lyingBars(view: View, title: string, bars: readonly Bar[]): Promise<string | null> {
  if (bars.length === 0) return null
  const rows = bars.map((bar, at) => ({
    ...bar,
    key: String(at),
    short: shorten(bar.label, 27),
    title: `${bar.label}: ${view.number(bar.n)}`,
    number: view.number(bar.n),
  }))
  const labels = new Map(rows.map(({ key, short }) => [key, short]))
  return draw(title, (Plot) => ({
    height: 30 + rows.length * 30,
    marginLeft: 208,
    marginRight: 40,
    marginTop: 6,
    marginBottom: 8,
    x: { axis: null, zero: true },
    y: {
      type: 'band',
      label: null,
      tickSize: 0,
      domain: rows.map(({ key }) => key),
      tickFormat: (key: string) => labels.get(key) ?? '',
    },
    marks: [
      Plot.barX(rows, {
        y: 'key',
        x: 'n',
        fill: 'currentColor',
        fillOpacity: 0.75,
        inset: 3,
        title: 'title',
        href: 'href',
      }),
      Plot.text(rows, { y: 'key', x: 'n', text: 'number', dx: 6, textAnchor: 'start' }),
      Plot.ruleX([0]),
    ],
  }))
}
