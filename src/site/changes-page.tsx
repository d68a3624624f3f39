import type { Change, EditionDiff, EditionView } from '../publishing/index.ts'
import { dateInWords, eventTitle, fill, Layout, nameIn, type View } from '../ui/index.ts'
import type { Page } from './page.ts'

const PER_EDITION = 60

/** What each of the last editions changed. */
export function ChangesPage({ page: { view, edition } }: { page: Page }) {
  const m = view.m.editions
  const diffs = edition.diffs ?? []
  return (
    <Layout view={view} title={m.changes} edition={edition}>
      <header class="page-head">
        <h1>{m.changes}</h1>
        <p class="lead">{m.changesLead}</p>
        <p>
          <a href={view.href('/changes.json')}>{m.asData}</a>
        </p>
      </header>
      {diffs.length === 0 && <p>{m.changesNone}</p>}
      {diffs.map((diff) => (
        <DiffSection view={view} edition={edition} diff={diff} />
      ))}
    </Layout>
  )
}

function DiffSection({ view, edition, diff }: { view: View; edition: EditionView; diff: EditionDiff }) {
  const m = view.m.editions
  const shown = diff.changes.slice(0, PER_EDITION)
  const rest = Object.values(diff.counts).reduce((sum, n) => sum + n, 0) - shown.length
  return (
    <section class="diff">
      <h2>{fill(m.edition, { n: diff.edition, date: dateInWords(view, diff.date) })}</h2>
      {diff.edition === 1 ? <p>{m.changesFirst}</p> : diff.changes.length === 0 && <p>{m.noChange}</p>}
      {diff.withdrawn.length > 0 && <p>{view.count(m.withdrawn, diff.withdrawn.length)}.</p>}
      <ChangeList view={view} edition={edition} changes={shown} />
      {rest > 0 && <p class="meta">{view.count(m.morePages, rest)}</p>}
    </section>
  )
}

export function ChangeList({
  view,
  edition,
  changes,
}: {
  view: View
  edition: EditionView
  changes: readonly Change[]
}) {
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li>
          <ChangeLine view={view} edition={edition} change={change} />
        </li>
      ))}
    </ul>
  )
}

/** Whom it is about is said by the page there is now, not by the words of then. */
function ChangeLine({ view, edition, change }: { view: View; edition: EditionView; change: Change }) {
  const person = change.personId === null ? undefined : edition.people.get(change.personId)
  const name = person && nameIn(view, person)
  const event = edition.events.find(({ id }) => id === change.eventId)
  const words = changeInWords(view, change)
  if (name !== undefined)
    return (
      <>
        <a href={view.href(`/people/${encodeURIComponent(change.personId ?? '')}`)}>{name}</a>: {words}
      </>
    )
  if (event)
    return (
      <>
        <a href={view.href(`/events/${encodeURIComponent(event.id)}`)}>{eventTitle(view, event)}</a>: {words}
      </>
    )
  return <>{change.personId === null && change.eventId === null ? words : view.m.editions.code.person_withdrawn}</>
}

export function changeInWords(view: View, change: Change): string {
  const { code, text, from = '', to = '', claimType, total } = change
  if (!code) return text
  const words: Readonly<Record<string, string>> = { ...view.m.liberty, ...view.m.verdict }
  const claim = claimType ? view.m.claim[claimType] : ''
  const what = total && total !== 'matched' ? view.m.events[total] : ''
  return fill(view.m.editions.code[code], { claim, total: what, from: words[from] ?? from, to: words[to] ?? to })
}
