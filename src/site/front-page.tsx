import type { Change, EditionView, EventEntry } from '../publishing/index.ts'
import { briefingInWords, CheckForm, Layout, NameSearch, type View } from '../ui/index.ts'
import { BriefingSummary } from './briefings-pages.tsx'
import { ChangeList } from './changes-page.tsx'
import { EventSummary } from './event-summary.tsx'
import { HeldNow } from './held-now.tsx'
import { Letters } from './names-page.tsx'
import type { Page } from './page.ts'

const WEEK_MS = 7 * 86_400_000
const CHANGES = 8

export function FrontPage({ page: { view, edition, limit } }: { page: Page }) {
  const m = view.m.front
  return (
    <Layout view={view} title={view.m.name} edition={edition} front>
      <section class="front-top">
        <h1>{view.m.tagline}</h1>
      </section>
      <div class="front">
        <div class="front-main">
          <LeadStory view={view} edition={edition} />
          <HeldNow view={view} edition={edition} />
        </div>
        <aside class="front-side">
          <h2>{m.findTitle}</h2>
          {!view.mirror && <NameSearch view={view} level="aside" />}
          {view.mirror && (
            <>
              <Letters view={view} edition={edition} />
              <p>
                <a href={view.href('/search/offline')}>{view.m.editions.searchTitle}</a>
              </p>
            </>
          )}
          <p>
            <a href={view.href('/names')}>{view.m.editions.names}</a>
          </p>
          <ThisWeek view={view} edition={edition} />
        </aside>
      </div>
      {!view.mirror && (
        <section class="front-check">
          <div>
            <h2>{view.m.check.title}</h2>
            <p class="lead">{view.m.check.lead}</p>
          </div>
          <CheckForm view={view} limit={limit} brief />
        </section>
      )}
      <section class="front-events">
        <h2>{m.events}</h2>
        <Latest view={view} events={edition.events.slice(0, 3)} />
      </section>
      <section class="front-what">
        <h2>{m.whatTitle}</h2>
        <div class="columns">
          {m.what.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
        <p class="parts">
          <a href={view.href('/method')}>{m.how}</a>
          <a href={view.href('/quality')}>{view.m.editions.quality}</a>
        </p>
      </section>
    </Layout>
  )
}

/** Changes of pages in the week before the edition; the details of each stand on the page of changes. */
function ThisWeek({ view, edition }: { view: View; edition: EditionView }) {
  const from = new Date(Date.parse(edition.published) - WEEK_MS).toISOString().slice(0, 10)
  const changes = edition.changes
    .filter(({ date }) => date >= from)
    .toSorted(byWeight)
    .slice(0, CHANGES)
  return (
    <section class="front-changes">
      <h2>{view.m.front.changesWeek}</h2>
      {changes.length === 0 ? (
        <p class="meta">{view.m.editions.noChange}</p>
      ) : (
        <ChangeList view={view} edition={edition} changes={changes} />
      )}
      <p>
        <a href={view.href('/changes')}>{view.m.editions.all}</a>
        {' · '}
        <a href={view.href('/corrections')}>{view.m.corrections.title}</a>
      </p>
    </section>
  )
}

const WEIGHTS: readonly (Change['code'] | undefined)[] = [
  'status_changed',
  'event_added',
  'briefing_added',
  'ledger_changed',
  'verdict_changed',
  'person_added',
]

/** What moves a life goes first. */
function byWeight(a: Change, b: Change): number {
  const weight = ({ code }: Change) => (WEIGHTS.includes(code) ? WEIGHTS.indexOf(code) : WEIGHTS.length)
  return weight(a) - weight(b)
}

/** The newest release that somebody has written up, as a paper would lead with it. */
function LeadStory({ view, edition: { briefings = [] } }: { view: View; edition: EditionView }) {
  const [first, ...rest] = briefings
  if (!first) return null
  const text = briefingInWords(view, first)[0] ?? ''
  return (
    <section class="lead-story">
      <BriefingSummary view={view} briefing={first} level="h2" />
      <p class="standfirst">
        {text} <a href={view.href(`/briefings/${encodeURIComponent(first.eventId)}`)}>{view.m.briefings.read}</a>
      </p>
      {rest.length > 0 && (
        <p>
          <a href={view.href('/briefings')}>{view.m.briefings.all}</a>
        </p>
      )}
    </section>
  )
}

function Latest({ view, events }: { view: View; events: readonly EventEntry[] }) {
  if (events.length === 0) return <p class="meta">{view.m.front.noEvents}</p>
  return (
    <>
      {events.map((event) => (
        <EventSummary view={view} event={event} level="h3" />
      ))}
      <p>
        <a href={view.href('/events')}>{view.m.front.allEvents}</a>
      </p>
    </>
  )
}
