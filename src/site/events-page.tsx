import { Layout } from '../ui/index.ts'
import { EventSummary } from './event-summary.tsx'
import type { Page } from './page.ts'

export function EventsPage({ page: { view, edition } }: { page: Page }) {
  const m = view.m.events
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      {edition.events.length === 0 && <p>{view.m.front.noEvents}</p>}
      {edition.events.map((event) => (
        <EventSummary view={view} event={event} level="h2" />
      ))}
    </Layout>
  )
}
