import { type EventEntry, lettersFor, type PersonEntry, type Recognition } from '../publishing/index.ts'
import { CustodyView } from './custody-view.tsx'
import { Dated } from './dated.tsx'
import { dateInWords } from './edtf.ts'
import { FactList } from './fact-list.tsx'
import { LettersView } from './letters.tsx'
import { VerdictKey } from './marks.tsx'
import { isNameByRule, nameIn } from './name-in.ts'
import { eventTitle } from './place-in.ts'
import type { Sources } from './sources.ts'
import { StatusPanel } from './status.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
import { fill, type View } from './view.ts'
import { voiceIn } from './voice-in.ts'

export interface PersonViewProps {
  readonly view: View
  readonly person: PersonEntry
  /** All events; those that the person is named in are shown. */
  readonly events: readonly EventEntry[]
  readonly sources: Sources
  /** The day (YYYY-MM-DD) of the edition: on it the age of the last evidence is told. */
  readonly asOf: string
}

/** One person's file: where they stand, what is known and how, who recognised them, what they were part of. */
export function PersonView({ view, person, events: all, sources, asOf }: PersonViewProps) {
  const m = view.m.person
  const name = nameIn(view, person)
  const letters = lettersFor(person)
  const events = all.filter(({ id }) => person.eventIds.includes(id))
  return (
    <article class="person">
      <div class="head-and-side">
        <header class="page-head">
          <h1>{name}</h1>
          {person.description && <p class="lead">{person.description}</p>}
          <OtherNames view={view} person={person} shown={name} />
          {isNameByRule(view, person) && <p class="hint">{m.byRule}</p>}
        </header>
        <StatusPanel view={view} status={person.status} asOf={asOf} />
      </div>
      <CustodyView view={view} person={person} />
      <section aria-labelledby="facts-heading">
        <h2 id="facts-heading">{m.facts}</h2>
        {person.facts.length === 0 ? (
          <p>{m.noFacts}</p>
        ) : (
          <>
            <p class="meta">{m.factsHint}</p>
            <TimelinePicture view={view} title={fill(m.factsOf, { name })} facts={person.facts} />
            <FactList view={view} facts={person.facts} sources={sources} />
            <VerdictKey view={view} />
          </>
        )}
      </section>
      {letters && <LettersView view={view} letters={letters} />}
      <Recognitions view={view} recognitions={person.recognitions} />
      {events.length > 0 && (
        <section>
          <h2>{m.events}</h2>
          <ul class="links">
            {events.map((event) => (
              <li>
                <a href={view.href(`/events/${encodeURIComponent(event.id)}`)}>{eventTitle(view, event)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

function OtherNames({ view, person, shown }: { view: View; person: PersonEntry; shown: string }) {
  const others = person.names.filter(({ text }) => text !== shown)
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
              <a href={view.href(`/reports/${encodeURIComponent(reportId)}`)}>{voiceIn(view, organisation)}</a>
            ) : (
              <b>{voiceIn(view, organisation)}</b>
            )}{' '}
            <span class="parts">
              {date && <Dated view={view} edtf={date} />}
              {scheme && <span>{scheme}</span>}
              {ended && <span>{fill(m.recognitionEnded, { date: dateInWords(view, ended) })}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{m.recognitionNote}</p>
    </section>
  )
}
