import type { EditionView } from '../publishing/index.ts'
import { Layout, type View } from '../ui/index.ts'
import type { Page } from './page.ts'

const API = '/api/v1'
const FEEDS = [
  ['Atom', 'atom'],
  ['JSON Feed', 'json'],
  ['RSS', 'rss'],
] as const

/** With more claims, a copy on a disk goes without the tables that have a row a claim: the site has them. */
const MOST_CLAIMS = 50_000
const LARGE: ReadonlySet<string> = new Set(['claims', 'facts'])

/** The tables that lie in a copy on a disk, as `data/TABLE.csv`. */
export function mirrorTables(edition: EditionView, all: readonly string[]): readonly string[] {
  return edition.claims.size > MOST_CLAIMS ? all.filter((table) => !LARGE.has(table)) : all
}

/** What there is for programs, spreadsheets and feed readers, with the addresses to take. */
export function DataPage({ page: { view, edition } }: { page: Page }) {
  const m = view.m.data
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <article class="prose">
        <header class="page-head">
          <h1>{m.title}</h1>
          <p class="lead">{m.lead}</p>
        </header>
        {view.mirror ? <Files view={view} edition={edition} /> : <Interface view={view} />}
        <section>
          <h2>{m.use}</h2>
          <p>{m.useText}</p>
        </section>
      </article>
    </Layout>
  )
}

/** On a disk: the files that lie beside the pages. */
function Files({ view, edition }: { view: View; edition: EditionView }) {
  const m = view.m.data
  return (
    <section>
      <h2>{m.tables}</h2>
      <p>{m.tablesText}</p>
      <table>
        <tbody>
          {mirrorTables(edition, Object.keys(m.says)).map((table) => (
            <tr>
              <th scope="row">
                <code lang="en">{table}</code>
                <small class="reasons">{m.says[table as keyof typeof m.says]}</small>
              </th>
              <td>
                <a href={`/data/${table}.csv`} aria-label={`${table} CSV`} lang="en">
                  CSV
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href="/data/datapackage.json">{m.package}</a>
      </p>
    </section>
  )
}

/** On the site: what can be asked for. */
function Interface({ view }: { view: View }) {
  const m = view.m.data
  return (
    <>
      <section>
        <h2>{m.tables}</h2>
        <p>{m.tablesText}</p>
        <ul>
          <li>
            <a href={`${API}/data`}>{m.package}</a>
          </li>
          <li>
            <a href={`${API}/entities`}>{m.entities}</a>
          </li>
          <li>
            <a href={`${API}/claim-reviews`}>{m.reviews}</a>
          </li>
        </ul>
        <table>
          <thead>
            <tr>
              <th scope="col">{m.table}</th>
              <th scope="col">CSV</th>
              <th scope="col">JSON</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(m.says).map(([table, says]) => (
              <tr>
                <th scope="row">
                  <code lang="en">{table}</code>
                  <small class="reasons">{says}</small>
                </th>
                <td>
                  <a href={`${API}/data/${table}/csv`} aria-label={`${table} CSV`} lang="en">
                    CSV
                  </a>
                </td>
                <td>
                  <a href={`${API}/data/${table}/jsonl`} aria-label={`${table} JSON`} lang="en">
                    JSON
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{m.api}</h2>
        <p>
          {m.apiText} <a href={`${API}/openapi.json`}>{m.document}</a>
        </p>
      </section>
      <section>
        <h2>{m.follow}</h2>
        <p>{m.followText}</p>
        <ul>
          {FEEDS.map(([name, format]) => (
            <li>
              <a href={`${API}/feeds/${format}`}>{name}</a>
            </li>
          ))}
          <li>
            <a href={`${API}/feeds/ical`}>{m.calendar}</a>
          </li>
        </ul>
        <p>
          {m.topics} <code>{`${API}/feeds/person/ID/atom`}</code>
        </p>
      </section>
      <section>
        <h2>{m.refine}</h2>
        <p>{m.refineText}</p>
        <p>
          <code>{`${API}/reconcile`}</code>
        </p>
      </section>
    </>
  )
}
