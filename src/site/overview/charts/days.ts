import type { DayEntry } from '../../../publishing/index.ts'
import { dateInWords, draw, type PlotLibrary, type View } from '../../../ui/index.ts'
import type { ChartMaker } from './chart.ts'

const DAY = 86_400_000
/** More years than this stand in the table only: the picture must stay small enough to load. */
const MOST_YEARS = 8

/** A small calendar for each year in which something happened; darker where it happened to more people. */
export const daysChart: ChartMaker = async (view, { days }) => {
  const m = view.m.overview.charts.days
  return {
    id: 'days',
    title: m.title,
    lead: m.lead,
    columns: [view.m.overview.date, view.m.overview.charts.months.detained, view.m.overview.charts.months.freed],
    rows: days.toReversed().map(({ day, detained, freed }) => ({
      key: `d${day}`,
      cells: [dateInWords(view, day), detained.length, freed.length],
      href: `/calendar#m${day.slice(0, 7)}`,
      personIds: [...new Set([...detained, ...freed])],
    })),
    svg: days.length === 0 ? null : await heatMap(view, m.title, days),
  }
}

function heatMap(view: View, title: string, days: readonly DayEntry[]): Promise<string> {
  const years = [...new Set(days.map(({ day }) => day.slice(0, 4)))].sort().slice(-MOST_YEARS)
  const cells = days.flatMap(({ day, detained, freed }) => {
    const n = detained.length + freed.length
    const year = day.slice(0, 4)
    if (!years.includes(year)) return []
    const at = new Date(`${day}T00:00:00Z`)
    return [
      {
        year,
        ...placeOf(at),
        n,
        href: view.href(`/calendar#m${day.slice(0, 7)}`),
        title: `${dateInWords(view, day)}: ${n}`,
      },
    ]
  })
  const most = Math.max(...cells.map(({ n }) => n))
  return draw(title, (Plot: PlotLibrary) => ({
    height: 24 + years.length * 74,
    marginLeft: 52,
    marginTop: 4,
    marginBottom: 20,
    padding: 0,
    x: {
      type: 'band',
      label: null,
      domain: Array.from({ length: 53 }, (_, week) => week),
      tickSize: 0,
      ticks: [],
      axis: null,
    },
    y: { type: 'band', axis: null, domain: [0, 1, 2, 3, 4, 5, 6] },
    fy: { label: null, domain: years, padding: 0.12 },
    fx: { axis: null },
    marks: [
      Plot.axisFy({ anchor: 'left', label: null }),
      Plot.frame({ stroke: 'currentColor', strokeOpacity: 0.2 }),
      Plot.cell(cells, {
        fy: 'year',
        x: 'week',
        y: 'weekday',
        fill: 'currentColor',
        fillOpacity: (cell: { readonly n: number }) => 0.35 + 0.65 * Math.sqrt(cell.n / most),
        title: 'title',
        href: 'href',
      }),
    ],
  }))
}

/** Weeks begin on Monday; the first days of a year belong to its week 0. */
function placeOf(at: Date): { readonly week: number; readonly weekday: number } {
  const first = Date.UTC(at.getUTCFullYear(), 0, 1)
  const offset = (new Date(first).getUTCDay() + 6) % 7
  const day = (at.getTime() - first) / DAY + offset
  return { week: Math.min(52, Math.floor(day / 7)), weekday: day % 7 }
}
