import type { EventEntry, Ledger } from '../publishing/index.ts'
import { Dated, dateInWords, eventPlace, eventTitle, type View } from '../ui/index.ts'

/** An event on a list: when, where, and the ledger's bottom line. */
export function EventSummary({ view, event, level }: { view: View; event: EventEntry; level: 'h2' | 'h3' }) {
  const link = <a href={view.href(`/events/${encodeURIComponent(event.id)}`)}>{eventTitle(view, event)}</a>
  return (
    <article class="event-summary">
      {level === 'h2' ? <h2 class="event-title">{link}</h2> : <h3 class="event-title">{link}</h3>}
      <WhenAndWhere view={view} event={event} />
      {event.summary && <p>{event.summary}</p>}
      {event.ledger && <Totals view={view} totals={event.ledger.totals} />}
    </article>
  )
}

/** The day and the place, as far as the title does not tell them. */
export function WhenAndWhere({ view, event }: { view: View; event: EventEntry }) {
  const place = eventPlace(view, event)
  const told = eventTitle(view, event).includes(dateInWords(view, event.date))
  if (told && !place) return null
  return (
    <p class="parts">
      {!told && <Dated view={view} edtf={event.date} />}
      {place && <span>{place}</span>}
    </p>
  )
}

export function Totals({ view, totals }: { view: View; totals: Ledger['totals'] }) {
  const shown = ['announced', 'named', 'confirmed', 'corroborated', 'disputed', 'refused', 'unnamed'] as const
  return (
    <dl class="totals">
      {shown.map((key) => (
        <div class="total">
          <dt>{view.m.events[key]}</dt>
          <dd>{view.number(totals[key])}</dd>
        </div>
      ))}
    </dl>
  )
}
