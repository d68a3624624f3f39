import type { EventEntry, Ledger } from '../publishing/index.ts'
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
  PublishedName,
  populationInWords,
  Reasons,
  ReportList,
  type Sources,
  stockInWords,
  type View,
  valueInWords,
} from '../ui/index.ts'
import { Totals, WhenAndWhere } from './event-summary.tsx'
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
          <h1>{eventTitle(view, event)}</h1>
          <WhenAndWhere view={view} event={event} />
          {event.summary && <p class="lead">{event.summary}</p>}
        </header>
        {ledger ? <LedgerView view={view} ledger={ledger} sources={sources} /> : <p>{view.m.events.noLedger}</p>}
        {reports.length > 0 && (
          <section>
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

function LedgerView({ view, ledger, sources }: LedgerProps) {
  const m = view.m.events
  const { holds, residual, explanation } = ledger.balance
  return (
    <>
      <Totals view={view} totals={ledger.totals} />
      <div class="event-columns">
        <section>
          <h2>{m.flow}</h2>
          <FlowPicture view={view} ledger={ledger} />
          <p class={holds ? 'meta' : 'imbalance'}>
            {holds ? m.balance : fill(m.imbalance, { n: view.number(residual) })} {holds ? '' : explanation}
          </p>
        </section>
        <Announcements view={view} ledger={ledger} sources={sources} />
      </div>
      <Tallies view={view} ledger={ledger} sources={sources} />
      <Stocks view={view} ledger={ledger} />
      <Contradictions view={view} ledger={ledger} sources={sources} />
      <section>
        <h2>{m.ledger}</h2>
        <p class="meta">{m.ledgerHint}</p>
        <LedgerTable view={view} slots={ledger.slots} sources={sources} />
        <Unnamed view={view} ledger={ledger} sources={sources} />
      </section>
      <Misnamed view={view} ledger={ledger} sources={sources} />
    </>
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
                  {[speaker, view.count(m.inReports, reports), view.count(m.ofOrigins, origins)].join(' · ')}
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
    <section>
      <h2>{m.tallies}</h2>
      <ul class="counts counts-many">
        {ledger.tallies.map(({ organisation, number, definition, kind, population, reasonCodes, evidence }) => (
          <li>
            <b class="count-number">{view.number(number)}</b>
            <span>
              {countedInWords(view, population, kind, definition)}
              <span class="reasons">{organisation}</span>
              <Reasons view={view} codes={reasonCodes} />
              <EvidenceLinks view={view} claimIds={evidence} sources={sources} />
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{m.talliesHint}</p>
    </section>
  )
}

/** One organisation's stock on either side of the event; two organisations are never mixed. */
function Stocks({ view, ledger }: Omit<LedgerProps, 'sources'>) {
  const { stocks } = ledger.balance
  if (stocks.length === 0) return null
  const m = view.m.events
  return (
    <section>
      <h2>{m.stocks}</h2>
      <ul class="links">
        {stocks.map(({ organisation, before, after, released, residual }) => (
          <li>
            <b>{organisation}</b>{' '}
            <span class="parts">
              <span>
                {view.number(before.number)}, <Dated view={view} edtf={before.date} />
              </span>
              <span>
                {view.number(after.number)}, <Dated view={view} edtf={after.date} />
              </span>
            </span>
            <span class="reasons">{stockInWords(view, released, residual)}</span>
          </li>
        ))}
      </ul>
      <p class="hint">{m.stocksHint}</p>
    </section>
  )
}

function Contradictions({ view, ledger, sources }: LedgerProps) {
  const m = view.m.events
  return (
    <section class="contradictions">
      <h2>{m.contradictions}</h2>
      {ledger.contradictions.length === 0 && <p>{m.contradictionsNone}</p>}
      <ul>
        {ledger.contradictions.map((contradiction) => (
          <li class="contradiction">
            <h3>{contradictionInWords(view, contradiction)}</h3>
            <ul class="sides">
              {contradiction.values.map(({ said, origins, who, evidence }) => (
                <li>
                  <b>{valueInWords(view, said)}</b>
                  <span class="meta">{[view.count(m.saysOrigins, origins), who.join(', ')].join(': ')}</span>
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
