import type { PersonEntry } from '../publishing/index.ts'
import { Dated, fill, Layout, nameIn, PersonView, type View } from '../ui/index.ts'
import { changeInWords } from './changes-page.tsx'
import type { Page } from './page.ts'

export function PersonPage({ page: { view, edition, sources }, person }: { page: Page; person: PersonEntry }) {
  return (
    <Layout view={view} title={nameIn(view, person)} edition={edition}>
      <PersonView
        view={view}
        person={person}
        events={edition.events}
        sources={sources}
        asOf={edition.published.slice(0, 10)}
      />
      <History view={view} person={person} />
    </Layout>
  )
}

/** What was changed on the page, in which edition, newest first: a correction is public. */
function History({ view, person: { history = [], since } }: { view: View; person: PersonEntry }) {
  if (history.length === 0 && since === undefined) return null
  const m = view.m.editions
  return (
    <section class="page-history">
      <h2>{m.history}</h2>
      {since !== undefined && <p class="meta">{fill(m.version, { n: since })}</p>}
      <ul class="changes">
        {history.map((change) => (
          <li>
            <span class="meta">
              <Dated view={view} edtf={change.date} />
            </span>
            <span>{changeInWords(view, change)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
