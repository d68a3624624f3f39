import type { EventEntry, Figure } from '../publishing/index.ts'
import { AroundDate, CheckForm, Dated, Layout, NameSearch, type View } from '../ui/index.ts'
import { EventSummary } from './event-summary.tsx'
import type { Page } from './page.ts'

export function FrontPage({ page: { view, edition, limit } }: { page: Page }) {
  const m = view.m.front
  return (
    <Layout view={view} title={view.m.name} edition={edition} front>
      <div class="front">
        <section class="front-main">
          <h1>{view.m.tagline}</h1>
          <p class="lead">{view.m.check.lead}</p>
          <h2 class="over-form">{view.m.check.title}</h2>
          <CheckForm view={view} limit={limit} brief />
        </section>
        <aside class="front-side">
          <h2>{m.findTitle}</h2>
          <NameSearch view={view} level="aside" />
          <HeldNow view={view} figures={edition.figures} />
        </aside>
      </div>
      <div class="front-lower">
        <section class="front-events">
          <h2>{m.events}</h2>
          <Latest view={view} events={edition.events.slice(0, 3)} />
        </section>
        {edition.changes.length > 0 && (
          <section class="front-changes">
            <h2>{m.changes}</h2>
            <ul class="changes">
              {edition.changes.slice(0, 6).map((change) => (
                <li>
                  <span class="meta">
                    <Dated view={view} edtf={change.date} />
                  </span>
                  <span>{change.text}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <section class="front-what">
        <h2>{m.whatTitle}</h2>
        <div class="columns">
          {m.what.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
        <p>
          <a href={view.href('/method')}>{m.how}</a>
        </p>
      </section>
    </Layout>
  )
}

function HeldNow({ view, figures }: { view: View; figures: readonly Figure[] }) {
  const m = view.m.front
  return (
    <section class="held">
      <h2>{m.figures}</h2>
      {figures.length === 0 ? (
        <p class="meta">{m.noFigures}</p>
      ) : (
        <>
          <ul class="figures">
            {figures.map((figure) => (
              <li>
                <span class="figure-number">{view.number(figure.number)}</span>
                <span class="figure-words">
                  <b>{figure.organisation}</b> {figure.definition}{' '}
                  <span class="meta">
                    <AroundDate view={view} text={m.asOf} edtf={figure.asOf} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <p class="hint">{m.figuresHint}</p>
        </>
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
