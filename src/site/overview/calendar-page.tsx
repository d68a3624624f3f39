import type { MonthMoves, Overview } from '../../publishing/index.ts'
import { type ChartData, Dated, dateInWords, eventTitle, Layout, Picture } from '../../ui/index.ts'
import type { Page } from '../page.ts'

/** Month by month, newest first: who was arrested, who was released, and the events of that month. */
export function CalendarPage({ page, overview, map }: { page: Page; overview: Overview; map: ChartData }) {
  const { view, edition } = page
  const m = view.m.overview.calendar
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      {overview.months.length === 0 ? <p>{m.none}</p> : <Picture view={view} chart={map} />}
      {overview.months.toReversed().map((month) => (
        <Month page={page} month={month} />
      ))}
    </Layout>
  )
}

function Month({ page, month: { month, detained, freed } }: { page: Page; month: MonthMoves }) {
  const { view, edition } = page
  const m = view.m.overview.calendar
  const events = edition.events.filter(({ date }) => date.startsWith(month))
  return (
    <section class="month" id={`m${month}`}>
      <h2>{dateInWords(view, month)}</h2>
      <dl>
        {events.map((event) => (
          <div>
            <dt>
              <Dated view={view} edtf={event.date} />
            </dt>
            <dd>
              {m.event}: <a href={view.href(`/events/${event.id}`)}>{eventTitle(view, event)}</a>
            </dd>
          </div>
        ))}
        {detained.length > 0 && <Named page={page} words={m.detained} ids={detained} />}
        {freed.length > 0 && <Named page={page} words={m.freed} ids={freed} />}
      </dl>
    </section>
  )
}

/** More names than this are counted, not listed: the people page has them all. */
const MOST = 40

function Named({ page: { view, sources }, words, ids }: { page: Page; words: string; ids: readonly string[] }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        {ids.slice(0, MOST).map((id, at) => (
          <>
            {at > 0 && ', '}
            <a href={view.href(`/people/${id}`)}>{sources.personName(id) ?? id}</a>
          </>
        ))}
        {ids.length > MOST && <span class="meta"> + {view.count(view.m.people.all, ids.length - MOST)}</span>}
      </dd>
    </div>
  )
}
