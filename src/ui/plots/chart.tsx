import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { View } from '../view.ts'

export interface ChartRow {
  /** What the row is called in addresses. */
  readonly key: string
  readonly cells: readonly (string | number)[]
  /** Where its record is; null where the people are the record. */
  readonly href: string | null
  readonly personIds: readonly string[]
}

/** A picture with the table that it is drawn from, both from the same rows. */
export interface ChartData {
  readonly id: string
  readonly title: string
  /** What is counted and what is not, in a sentence. */
  readonly lead: string
  readonly columns: readonly string[]
  readonly rows: readonly ChartRow[]
  /** SVG; null where there is nothing to draw. */
  readonly svg: string | null
  /** Which sign stands for whom; null where the picture says it itself. */
  readonly legend?: string | null
}

/** A chart among others: its picture and its sentence; title and link lead to the page with the table. */
export function ChartCard({ view, chart }: { view: View; chart: ChartData }) {
  const path = view.href(`/statistics/${chart.id}`)
  return (
    <section class="chart">
      <h2>
        <a href={path}>{chart.title}</a>
      </h2>
      <p class="meta">{chart.lead}</p>
      <Picture chart={chart} view={view} />
      <p class="chart-links">
        <a href={path}>{view.m.overview.table}</a> <a href={`${path}.csv`}>CSV</a>
      </p>
    </section>
  )
}

export function Picture({ view, chart }: { view: View; chart: ChartData }) {
  if (chart.svg === null) return <p class="nothing">{view.m.overview.nothing}</p>
  return (
    <figure class="plot">
      {raw(chart.svg)}
      {chart.legend && <figcaption>{chart.legend}</figcaption>}
    </figure>
  )
}

/** The rows with the people behind each. */
export function ChartTable({ view, chart, names }: ChartTableProps) {
  const withPeople = chart.rows.some(({ personIds }) => personIds.length > 0)
  return (
    <div class="wide-table">
      <table>
        <caption class="unseen-caption">{chart.title}</caption>
        <thead>
          <tr>
            {chart.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
            {withPeople && <th scope="col">{view.m.overview.who}</th>}
          </tr>
        </thead>
        <tbody>
          {chart.rows.map(({ key, cells: [first, ...rest], href, personIds }) => (
            <tr id={key}>
              <th scope="row">{href ? <a href={view.href(href)}>{first}</a> : first}</th>
              {rest.map((cell) => (
                <td class={typeof cell === 'number' ? 'num' : undefined}>
                  {typeof cell === 'number' ? view.number(cell) : cell}
                </td>
              ))}
              {withPeople && <td>{people(view, personIds, names)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ChartTableProps {
  readonly view: View
  readonly chart: ChartData
  readonly names: (personId: string) => string | undefined
}

function people(view: View, ids: readonly string[], names: (id: string) => string | undefined): Child {
  const links = ids.map((id) => <a href={view.href(`/people/${id}`)}>{names(id) ?? id}</a>)
  if (links.length <= FEW) return <PeopleLine links={links} />
  return (
    <details class="folded">
      <summary>{view.count(view.m.people.all, links.length)}</summary>
      <PeopleLine links={links} />
    </details>
  )
}

/** More names than this are folded away. */
const FEW = 6

function PeopleLine({ links }: { links: readonly Child[] }) {
  return (
    <>
      {links.map((link, at) => (
        <>
          {at > 0 && ', '}
          {link}
        </>
      ))}
    </>
  )
}
