import type { PersonEntry } from '../publishing/index.ts'
import { Dated, dateInWords, fill, Layout, nameIn, PersonView, type Sources, type View } from '../ui/index.ts'
import { changeInWords } from './changes-page.tsx'
import { Why } from './corrections-page.tsx'
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
      <History view={view} person={person} sources={sources} edition={edition.number ?? 0} />
    </Layout>
  )
}

export interface VersionProps {
  readonly page: Page
  readonly person: PersonEntry
  readonly edition: number
  /** ISO instant. */
  readonly published: string
}

/** The page as one edition showed it: what somebody who cites it saw, and what was known then. */
export function PersonVersionPage({ page: { view, edition: now, sources }, person, edition, published }: VersionProps) {
  const m = view.m.versions
  return (
    <Layout view={view} title={nameIn(view, person)} edition={now}>
      <p class="version-note" role="note">
        {fill(m.then, { n: edition, date: dateInWords(view, published.slice(0, 10)) })}{' '}
        <a href={view.href(`/people/${encodeURIComponent(person.id)}`)}>{m.now}</a>
      </p>
      <PersonView view={view} person={person} events={now.events} sources={sources} asOf={published.slice(0, 10)} />
    </Layout>
  )
}

/** Stands where a version stood of somebody who is in no edition any more. It does not say who it was. */
export function WithdrawnPage({ page: { view, edition } }: { page: Page }) {
  const m = view.m.versions
  return (
    <Layout view={view} title={m.withdrawn} edition={edition}>
      <header class="page-head">
        <h1>{m.withdrawn}</h1>
        <p class="lead">{m.withdrawnHint}</p>
      </header>
    </Layout>
  )
}

interface HistoryProps {
  readonly view: View
  readonly person: PersonEntry
  readonly sources: Sources
  /** Number of the current edition. */
  readonly edition: number
}

/** What was changed on the page, in which edition and why, newest first: a correction is public. */
function History({ view, person, sources, edition }: HistoryProps) {
  const { history = [], since } = person
  if (history.length === 0 && since === undefined) return null
  const m = view.m.versions
  const at = (n: number) => view.href(`/people/${encodeURIComponent(person.id)}/edition/${n}`)
  return (
    <section class="page-history" id="history">
      <h2>{view.m.editions.history}</h2>
      {since !== undefined && (
        <p class="meta">
          {fill(view.m.editions.version, { n: since })}
          {!view.mirror && (
            <>
              {' · '}
              <a href={at(edition)}>{m.permalink}</a>
            </>
          )}
        </p>
      )}
      <ul class="changes">
        {history.map((change) => (
          <li>
            <span class="meta">
              <Dated view={view} edtf={change.date} />
              {change.edition !== undefined && !view.mirror && (
                <>
                  {' · '}
                  <a href={at(change.edition)}>{fill(m.edition, { n: change.edition })}</a>
                </>
              )}
            </span>
            <span>{changeInWords(view, change)}</span>{' '}
            <span class="meta">
              <Why view={view} change={change} sources={sources} />
            </span>
          </li>
        ))}
      </ul>
      {!view.mirror && (
        <form class="known-on" method="get" action={view.href(`/people/${encodeURIComponent(person.id)}/known`)}>
          <label for="known-day">{m.knownOn}</label>
          <input id="known-day" type="date" name="day" required />
          <button type="submit" class="plain">
            {m.show}
          </button>
        </form>
      )}
      <p>
        <a href={view.href('/corrections')}>{view.m.corrections.title}</a>
      </p>
    </section>
  )
}
