import { dateInWords, draw, eventTitle } from '../../../ui/index.ts'
import type { ChartMaker } from './chart.ts'

/** One row an event: the announced number as a frame, within it the named, within those the confirmed. */
export const wavesChart: ChartMaker = async (view, { waves }) => {
  const m = view.m.overview.charts.waves
  const bars = waves.map((wave) => {
    const parts = `${m.announced} ${wave.announced}, ${m.named} ${wave.named}, ${m.confirmed} ${wave.confirmed}`
    return {
      ...wave,
      label: dateInWords(view, wave.date),
      href: view.href(`/events/${wave.eventId}`),
      title: `${dateInWords(view, wave.date)}: ${parts}`,
    }
  })
  const svg =
    bars.length === 0
      ? null
      : await draw(m.title, (Plot) => ({
          height: 60 + bars.length * 34,
          marginLeft: 168,
          marginRight: 40,
          marginTop: 26,
          x: { grid: true, ticks: 5, label: null },
          y: { type: 'band', label: null, tickSize: 0, domain: bars.map(({ label }) => label) },
          marks: [
            Plot.barX(bars, {
              y: 'label',
              x: 'announced',
              fill: 'none',
              stroke: 'currentColor',
              title: 'title',
              href: 'href',
            }),
            Plot.barX(bars, {
              y: 'label',
              x: 'named',
              fill: 'currentColor',
              fillOpacity: 0.3,
              insetTop: 3,
              insetBottom: 3,
            }),
            Plot.barX(bars, {
              y: 'label',
              x: 'confirmed',
              fill: 'currentColor',
              fillOpacity: 0.9,
              insetTop: 3,
              insetBottom: 3,
            }),
            Plot.text(bars, { y: 'label', x: 'announced', text: 'announced', dx: 6, textAnchor: 'start' }),
            Plot.text([`□ ${m.announced}   ▒ ${m.named}   ■ ${m.confirmed}`], {
              frameAnchor: 'top-left',
              dy: -18,
              textAnchor: 'start',
            }),
            Plot.ruleX([0]),
          ],
        }))
  return {
    id: 'waves',
    title: m.title,
    lead: m.lead,
    columns: [m.event, m.announced, m.named, m.confirmed],
    rows: waves.toReversed().map(({ eventId, announced, named, confirmed, ...event }) => ({
      key: eventId,
      cells: [eventTitle(view, event), announced, named, confirmed],
      href: `/events/${eventId}`,
      personIds: [],
    })),
    svg,
  }
}
