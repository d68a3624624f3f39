import type { HeldFigure } from '../../../publishing/index.ts'
import { dateInWords, draw, voiceIn, whomInWords } from '../../../ui/index.ts'
import { type ChartMaker, rowLink } from './chart.ts'

/** Counts over time: a line for whoever counted twice under one definition, a dot for every count. */
export const heldChart: ChartMaker = async (view, { held }) => {
  const m = view.m.overview.charts.held
  const definition = (figure: HeldFigure) =>
    figure.definition ? whomInWords(view, figure.definition) : view.m.overview.undefinedCount
  const points = held.map((figure) => ({
    ...figure,
    organisation: voiceIn(view, figure.organisation),
    at: new Date(firstDay(figure.date)),
    series: `${voiceIn(view, figure.organisation)} · ${definition(figure)}`,
    title: `${voiceIn(view, figure.organisation)}: ${view.number(figure.number)} ${definition(figure)}, ${dateInWords(view, figure.date)}`,
    href: rowLink(view, 'held', figure.claimId),
  }))
  const voices = [...Map.groupBy(points, ({ organisation }) => organisation)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name]) => name)
  const svg =
    points.length === 0
      ? null
      : await draw(m.title, (Plot) => ({
          height: 260,
          marginLeft: 56,
          marginRight: 16,
          x: { type: 'utc', ticks: 4, label: null, tickFormat: (at: Date) => axisDate(view.language, at) },
          symbol: {
            domain: voices,
            range: voices.map((_, at) => SIGNS[Math.min(at, SIGNS.length - 1)]?.[0] ?? 'circle'),
          },
          y: { zero: true, grid: true, ticks: 5, label: null, tickFormat: (n: number) => view.number(n) },
          marks: [
            Plot.ruleY([0]),
            Plot.line(points, { x: 'at', y: 'number', z: 'series', stroke: 'currentColor', strokeOpacity: 0.45 }),
            Plot.dot(points, {
              x: 'at',
              y: 'number',
              r: 4.5,
              fill: 'currentColor',
              title: 'title',
              href: 'href',
              symbol: 'organisation',
            }),
          ],
        }))
  return {
    id: 'held',
    title: m.title,
    lead: m.lead,
    columns: [view.m.overview.date, m.organisation, view.m.overview.number, m.definition],
    rows: held.toReversed().map((figure) => ({
      key: figure.claimId,
      cells: [dateInWords(view, figure.date), voiceIn(view, figure.organisation), figure.number, definition(figure)],
      href: `/reports/${figure.reportId}#${figure.claimId}`,
      personIds: [],
    })),
    svg,
    legend: voices.length === 0 ? null : legendOf(voices, view.m.overview.others),
  }
}

/** The shape of a mark, and the same as a letter for the legend; the last serves everybody else. */
const SIGNS = [
  ['circle', '●'],
  ['square', '■'],
  ['triangle', '▲'],
  ['diamond', '◆'],
  ['star', '★'],
  ['cross', '✚'],
] as const

function legendOf(voices: readonly string[], others: string): string {
  const named = voices.slice(0, SIGNS.length - 1).map((voice, at) => `${SIGNS[at]?.[1] ?? ''} ${voice}`)
  const rest = voices.slice(SIGNS.length - 1)
  return [...named, ...(rest.length > 0 ? [`${SIGNS.at(-1)?.[1]} ${rest.length === 1 ? rest[0] : others}`] : [])].join(
    '   ',
  )
}

function firstDay(edtf: string): string {
  const [year = '1970', month = '01', day = '01'] = edtf.replaceAll('XX', '01').split('/')[0]?.split('-') ?? []
  return `${year.slice(0, 4)}-${month.slice(0, 2)}-${day.slice(0, 2)}T00:00:00Z`
}

function axisDate(language: string, at: Date): string {
  const options = { timeZone: 'UTC', month: 'short', year: 'numeric' } as const
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(at)
}
