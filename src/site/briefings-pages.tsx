import type { PublishedBriefing } from '../publishing/index.ts'
import {
  BriefingView,
  dateInWords,
  fill,
  headlineInWords,
  Layout,
  minutesToRead,
  placeAndDay,
  type View,
} from '../ui/index.ts'
import type { Page } from './page.ts'

export function BriefingsPage({ page: { view, edition } }: { page: Page }) {
  const m = view.m.briefings
  const all = edition.briefings ?? []
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      {all.length === 0 && <p>{m.none}</p>}
      {all.map((briefing) => (
        <BriefingSummary view={view} briefing={briefing} level="h2" />
      ))}
    </Layout>
  )
}

export function BriefingPage({
  page: { view, edition, sources },
  briefing,
}: {
  page: Page
  briefing: PublishedBriefing
}) {
  return (
    <Layout view={view} title={headlineInWords(view, briefing)} edition={edition}>
      <BriefingView view={view} briefing={briefing} sources={sources} />
      <p>
        <a href={view.href(`/events/${encodeURIComponent(briefing.eventId)}`)}>{view.m.briefings.ledger}</a>
      </p>
    </Layout>
  )
}

/** A briefing on a list: what it is about, its headline, and how long it takes. */
export function BriefingSummary({
  view,
  briefing,
  level,
}: {
  view: View
  briefing: PublishedBriefing
  level: 'h2' | 'h3'
}) {
  const m = view.m.briefings
  const link = (
    <a href={view.href(`/briefings/${encodeURIComponent(briefing.eventId)}`)}>{headlineInWords(view, briefing)}</a>
  )
  return (
    <article class="briefing-summary">
      <p class="kicker">{placeAndDay(view, briefing)}</p>
      {level === 'h2' ? <h2>{link}</h2> : <h3>{link}</h3>}
      <p class="parts">
        <span>{view.count(m.minutes, minutesToRead(view, briefing))}</span>{' '}
        <span>{fill(m.released, { date: dateInWords(view, briefing.approved) })}</span>
      </p>
    </article>
  )
}
