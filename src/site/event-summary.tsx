import type { EventEntry, Ledger } from '../publishing/index.ts'
import { eventTitle, type View } from '../ui/index.ts'

/** An event on a list: when, where, and the ledger's bottom line. */
export function EventSummary({ view, event, level }: { view: View; event: EventEntry; level: 'h2' | 'h3' }) {
  const link = <a href={view.href(`/events/${encodeURIComponent(event.id)}`)}>{eventTitle(view, event)}</a>
  return (
    <article class="event-summary">
      {level === 'h2' ? <h2 class="event-title">{link}</h2> : <h3 class="event-title">{link}</h3>}
      {event.summary && <p>{event.summary}</p>}
      {event.ledger && <Totals view={view} totals={event.ledger.totals} />}
    </article>
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
