import type { Change, Correction, EditionView } from '../publishing/index.ts'
import { Dated, eventTitle, fill, heldClaims, Layout, nameIn, type Sources, type View } from '../ui/index.ts'
import { changeInWords } from './changes-page.tsx'
import type { Page } from './page.ts'

/** Keeps the page under 100 kB. */
const SHOWN = 150

/** What was published and later changed: what, from what to what, why, when, and on whose word. */
export function CorrectionsPage({ page: { view, edition, sources } }: { page: Page }) {
  const m = view.m.corrections
  const all = edition.corrections ?? []
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <p>{m.who}</p>
      </header>
      {all.length === 0 ? (
        <p>{m.none}</p>
      ) : (
        <CorrectionTable view={view} edition={edition} sources={sources} corrections={all.slice(0, SHOWN)} />
      )}
      {all.length > SHOWN && <p class="meta">{view.count(m.more, all.length - SHOWN)}</p>}
      <p>
        <a href={view.href('/changes')}>{m.everything}</a>
      </p>
    </Layout>
  )
}

interface TableProps {
  readonly view: View
  readonly edition: EditionView
  readonly sources: Sources
  readonly corrections: readonly Correction[]
}

function CorrectionTable({ view, edition, sources, corrections }: TableProps) {
  const m = view.m.corrections
  return (
    <table class="corrections">
      <thead>
        <tr>
          <th scope="col">{m.when}</th>
          <th scope="col">{m.about}</th>
          <th scope="col">{m.what}</th>
          <th scope="col">{m.why}</th>
        </tr>
      </thead>
      <tbody>
        {corrections.map((correction) => (
          <tr>
            <td>
              <Dated view={view} edtf={correction.date} />
              <span class="reasons">{fill(m.edition, { n: correction.edition })}</span>
            </td>
            <th scope="row">
              <About view={view} edition={edition} change={correction} />
            </th>
            <td>{changeInWords(view, correction)}</td>
            <td>
              <Why view={view} change={correction} sources={sources} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whoever was withdrawn since is not named by what the log said of them then. */
function About({ view, edition, change }: { view: View; edition: EditionView; change: Change }) {
  const person = change.personId === null ? undefined : edition.people.get(change.personId)
  const event = edition.events.find(({ id }) => id === change.eventId)
  if (person) return <a href={view.href(`/people/${encodeURIComponent(person.id)}`)}>{nameIn(view, person)}</a>
  if (event) return <a href={view.href(`/events/${encodeURIComponent(event.id)}`)}>{eventTitle(view, event)}</a>
  return <span class="meta">{view.m.corrections.withdrawn}</span>
}

/** New evidence leads to its words; a decision of people, or that something was taken back, is said. */
export function Why({ view, change, sources }: { view: View; change: Change; sources: Sources }) {
  const m = view.m.corrections
  if (change.why === undefined) return null
  const reports = new Map(heldClaims(sources, change.claimIds ?? []).map((held) => [held.report.id, held]))
  return (
    <span class="why">
      {m.because[change.why]}
      {[...reports.values()].map(({ claim, report }, at) => (
        <>
          {at === 0 ? ': ' : ', '}
          <a href={view.href(`/reports/${encodeURIComponent(report.id)}#${encodeURIComponent(claim.id)}`)}>
            {report.outlet ?? view.m.sources.unknownOutlet}
          </a>
        </>
      ))}
    </span>
  )
}
