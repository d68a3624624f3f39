import { type EventEntry, type Ledger, type PublishedBriefing, personOf, talliesByWhat } from '../publishing/index.ts'
import {
  AroundDate,
  contradictionInWords,
  countedInWords,
  Dated,
  EvidenceLinks,
  eventTitle,
  FlowPicture,
  fill,
  Layout,
  LedgerTable,
  minutesToRead,
  PublishedName,
  populationInWords,
  Reasons,
  ReportList,
  type Sources,
  stockInWords,
  VerdictKey,
  type View,
  valueInWords,
  voiceIn,
  voicesIn,
} from '../ui/index.ts'
import { Totals } from './event-summary.tsx'
import type { Page } from './page.ts'

export interface EventPageProps {
  readonly page: Page
  readonly event: EventEntry
  readonly ledger: Ledger | null
}

export function EventPage({ page: { view, edition, sources }, event, ledger }: EventPageProps) {
  const reports = event.reportIds.flatMap((id) => edition.reports.get(id) ?? [])
  return (
    <Layout view={view} title={eventTitle(view, event)} edition={edition}>
      <article class="event">
        <header class="page-head">
          <p class="kicker">{view.m.events.kind}</p>
          <h1>{eventTitle(view, event)}</h1>
          {event.summary && <p class="lead">{event.summary}</p>}
        </header>
        <TheBriefing view={view} briefing={edition.briefings?.find(({ eventId }) => eventId === event.id)} />
        {ledger ? (
          <LedgerView view={view} ledger={ledger} sources={sources} reports={reports.length} />
        ) : (
          <p>{view.m.events.noLedger}</p>
        )}
        {reports.length > 0 && (
          <section id="reports">
            <h2>{view.m.events.reports}</h2>
            <ReportList view={view} reports={reports} />
          </section>
        )}
      </article>
    </Layout>
  )
}

interface LedgerProps {
  readonly view: View
  readonly ledger: Ledger
  readonly sources: Sources
}

function LedgerView({ view, ledger, sources, reports }: LedgerProps & { readonly reports: number }) {
  const m = view.m.events
  const { holds, residual } = ledger.balance
  return (
    <>
      <Totals view={view} totals={ledger.totals} />
      <OnThisPage view={view} ledger={ledger} reports={reports} />
      <div class="event-columns">
        <section>
          <h2>{m.flow}</h2>
          <FlowPicture view={view} ledger={ledger} />
          <p class={holds ? 'meta' : 'imbalance'}>
            {holds ? m.balance : fill(m.imbalance, { n: view.number(residual) })}
          </p>
        </section>
        <Announcements view={view} ledger={ledger} sources={sources} />
      </div>
      <section id="ledger">
        <h2>{m.ledger}</h2>
        <p class="meta">{m.ledgerHint}</p>
        <LedgerTable view={view} slots={ledger.slots} sources={sources} />
        <Unnamed view={view} ledger={ledger} sources={sources} />
        <VerdictKey view={view} />
      </section>
      <Misnamed view={view} ledger={ledger} sources={sources} />
      <Contradictions view={view} ledger={ledger} sources={sources} />
      <Tallies view={view} ledger={ledger} sources={sources} />
      <Stocks view={view} ledger={ledger} sources={sources} />
    </>
  )
}

/** A ledger is long: its parts are one click away, each with how much is in it. */
function OnThisPage({ view, ledger, reports }: { view: View; ledger: Ledger; reports: number }) {
  const m = view.m.events
  const parts = [
    ['ledger', m.ledger, ledger.slots.length],
    ['contradictions', m.contradictions, ledger.contradictions.length],
    ['tallies', m.tallies, ledger.tallies.length],
    ['reports', m.reports, reports],
  ] as const
  return (
    <nav class="on-this-page" aria-label={m.onThisPage}>
      <ul>
        {parts
          .filter(([, , n]) => n > 0)
          .map(([id, label, n]) => (
            <li>
              <a href={`#${id}`}>{label}</a> <span class="meta">{view.number(n)}</span>
            </li>
          ))}
      </ul>
    </nav>
  )
}

function Announcements({ view, ledger, sources }: LedgerProps) {
  const m = view.m.events
  if (ledger.announced.length === 0) return null
  return (
    <section>
      <h2>{m.announcements}</h2>
      <ul class="counts">
        {ledger.announced.map(
          ({ number, population, group, speaker, origins, reports, said, reasonCodes, evidence }) => (
            <li>
              <b class="count-number">{view.number(number)}</b>
              <span>
                {populationInWords(view, group, population)}
                <span class="reasons">
                  {[voiceIn(view, speaker), view.count(m.inReports, reports), view.count(m.ofOrigins, origins)].join(
                    ' · ',
                  )}
                  {said !== null && (
                    <>
                      {' · '}
                      <AroundDate view={view} text={m.firstSaid} edtf={said} />
                    </>
                  )}
                </span>
                <Reasons view={view} codes={reasonCodes} />
                <EvidenceLinks view={view} claimIds={evidence} sources={sources} />
              </span>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}

function Tallies({ view, ledger, sources }: LedgerProps) {
  const m = view.m.events
  if (ledger.tallies.length === 0) return null
  return (
    <section id="tallies">
      <h2>{m.tallies}</h2>
      <table class="tallies">
        <tbody>
          {talliesByWhat(ledger.tallies).map(({ kind, population, words, numbers }) => (
            <tr>
              <th scope="row">{countedInWords(view, population, kind, words)}</th>
              <td>
                <ul>
                  {numbers.map(({ number, organisations, reasonCodes, evidence }) => (
                    <li>
                      <b class="count-number">{view.number(number)}</b>
                      <span>
                        {voicesIn(view, organisations)} <Reasons view={view} codes={reasonCodes} />
                        <EvidenceLinks view={view} claimIds={evidence} sources={sources} />
                      </span>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{m.talliesHint}</p>
    </section>
  )
}

function TheBriefing({ view, briefing }: { view: View; briefing: PublishedBriefing | undefined }) {
  if (!briefing) return null
  const m = view.m.briefings
  return (
    <p class="event-briefing">
      <a href={view.href(`/briefings/${encodeURIComponent(briefing.eventId)}`)}>{m.read}</a>{' '}
      <span class="meta">{view.count(m.minutes, minutesToRead(view, briefing))}</span>
    </p>
  )
}

/** One organisation's stock on either side of the event; two organisations are never mixed. */
function Stocks({ view, ledger, sources }: LedgerProps) {
  const { stocks } = ledger.balance
  if (stocks.length === 0) return null
  const m = view.m.events
  return (
    <section>
      <h2>{m.stocks}</h2>
      <ul class="links">
        {stocks.map(({ organisation, before, after, released, residual, evidence }) => (
          <li>
            <b>{voiceIn(view, organisation)}</b>{' '}
            <span class="parts">
              <span>
                {view.number(before.number)}, <Dated view={view} edtf={before.date} />
              </span>
              <span>
                {view.number(after.number)}, <Dated view={view} edtf={after.date} />
              </span>
            </span>
            <span class="reasons">{stockInWords(view, released, residual)}</span>
            <EvidenceLinks view={view} claimIds={evidence} sources={sources} />
          </li>
        ))}
      </ul>
      <p class="hint">{m.stocksHint}</p>
    </section>
  )
}

function Contradictions({ view, ledger, sources }: LedgerProps) {
  const m = view.m.events
  const subjectOf = (contradiction: Ledger['contradictions'][number]) => {
    const id = personOf(ledger, contradiction)
    return (id === null ? undefined : sources.personName(id)) ?? contradiction.subject
  }
  return (
    <section class="contradictions" id="contradictions">
      <h2>{m.contradictions}</h2>
      {ledger.contradictions.length === 0 && <p>{m.contradictionsNone}</p>}
      <ul>
        {ledger.contradictions.map((contradiction) => (
          <li class="contradiction">
            <h3>{contradictionInWords(view, { ...contradiction, subject: subjectOf(contradiction) })}</h3>
            <ul class="sides">
              {contradiction.values.map(({ said, origins, who, evidence }) => (
                <li>
                  <b>{valueInWords(view, said)}</b>
                  <span class="meta">{[view.count(m.saysOrigins, origins), voicesIn(view, who)].join(': ')}</span>
                  <EvidenceLinks view={view} claimIds={evidence} sources={sources} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Unnamed({ view, ledger, sources }: LedgerProps) {
  if (ledger.unnamed.length === 0) return null
  return (
    <div class="unnamed" id="unnamed">
      {view.m.events.unnamedTitle}:{' '}
      {ledger.unnamed.map(({ number, population, group, evidence }, at) => (
        <>
          {at > 0 && ', '}
          {view.number(number)}{' '}
          {group === null ? view.m.events.unnamedOthers : populationInWords(view, group, population)}
          <EvidenceLinks view={view} claimIds={evidence} sources={sources} />
        </>
      ))}
    </div>
  )
}

function Misnamed({ view, ledger, sources }: LedgerProps) {
  const m = view.m.events
  if (ledger.misnamed.length === 0) return null
  return (
    <section>
      <h2>{m.misnamed}</h2>
      <p class="meta">{m.misnamedHint}</p>
      <ul class="links">
        {ledger.misnamed.map(({ person, reasonCodes, evidence }) => (
          <li class="misnamed">
            <PublishedName view={view} person={person} sources={sources} /> <Reasons view={view} codes={reasonCodes} />
            <EvidenceLinks view={view} claimIds={evidence} sources={sources} />
          </li>
        ))}
      </ul>
    </section>
  )
}
