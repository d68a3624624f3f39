import type { PersonEntry, Recognition } from '../publishing/index.ts'
import { Dated, FactList, fill, Layout, StatusPanel, TimelinePicture, VerdictKey, type View } from '../ui/index.ts'
import type { Page } from './page.ts'

export function PersonPage({ page: { view, edition, sources }, person }: { page: Page; person: PersonEntry }) {
  const m = view.m.person
  const events = edition.events.filter(({ id }) => person.eventIds.includes(id))
  return (
    <Layout view={view} title={person.name} edition={edition}>
      <article class="person">
        <div class="head-and-side">
          <header class="page-head">
            <h1>{person.name}</h1>
            {person.description && <p class="lead">{person.description}</p>}
            <OtherNames view={view} person={person} />
          </header>
          <StatusPanel view={view} status={person.status} />
        </div>
        <section aria-labelledby="facts-heading">
          <h2 id="facts-heading">{m.facts}</h2>
          {person.facts.length === 0 ? (
            <p>{m.noFacts}</p>
          ) : (
            <>
              <p class="meta">{m.factsHint}</p>
              <TimelinePicture view={view} title={fill(m.factsOf, { name: person.name })} facts={person.facts} />
              <FactList view={view} facts={person.facts} sources={sources} />
              <VerdictKey view={view} />
            </>
          )}
        </section>
        <Recognitions view={view} recognitions={person.recognitions} />
        {events.length > 0 && (
          <section>
            <h2>{m.events}</h2>
            <ul class="links">
              {events.map((event) => (
                <li>
                  <a href={view.href(`/events/${encodeURIComponent(event.id)}`)}>{event.title}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </article>
    </Layout>
  )
}

function OtherNames({ view, person }: { view: View; person: PersonEntry }) {
  const others = person.names.filter(({ text }) => text !== person.name)
  if (others.length === 0) return null
  return (
    <p class="other-names">
      <span class="meta">{view.m.person.alsoWritten}</span>{' '}
      {others.map(({ text, language }, i) => (
        <>
          {i > 0 && ', '}
          <span lang={language}>{text}</span>
        </>
      ))}
    </p>
  )
}

function Recognitions({ view, recognitions }: { view: View; recognitions: readonly Recognition[] }) {
  if (recognitions.length === 0) return null
  const m = view.m.person
  return (
    <section>
      <h2>{m.recognitions}</h2>
      <p class="meta">{m.recognitionsHint}</p>
      <ul class="links">
        {recognitions.map(({ organisation, scheme, date, ended, reportId }) => (
          <li>
            {reportId ? (
              <a href={view.href(`/reports/${encodeURIComponent(reportId)}`)}>{organisation}</a>
            ) : (
              <b>{organisation}</b>
            )}{' '}
            <span class="parts">
              {date && <Dated view={view} edtf={date} />}
              {scheme && <span>{scheme}</span>}
              {ended && <span>{fill(m.recognitionEnded, { date: ended })}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{m.recognitionNote}</p>
    </section>
  )
}
