import type { PublishedClaim } from '../publishing/index.ts'
import { ClaimHead, Layout, PageLinks, Quote, STATES, slicePage, VerdictMark } from '../ui/index.ts'
import type { Room } from './room.ts'

const PER_PAGE = 50

export interface ClaimsPageProps {
  readonly room: Room
  /** Only claims with this verdict; all of them when it is no verdict. */
  readonly state: string | undefined
  readonly number: number
}

export function ClaimsPage({ room: { view, register, sources }, state: asked, number }: ClaimsPageProps) {
  const m = view.m.desk
  const state = STATES.find((one) => one === asked)
  const all = [...register.claims.values()].filter((claim) => state === undefined || claim.state === state)
  const { items, of } = slicePage(all, number, PER_PAGE)
  return (
    <Layout view={view} title={view.m.nav.claims}>
      <header class="page-head">
        <h1>{view.m.nav.claims}</h1>
        <p class="lead">{m.claimsLead}</p>
      </header>
      <nav class="filter" aria-label={m.byState}>
        <ul>
          <li>{state ? <a href="/claims">{m.anyState}</a> : <b>{m.anyState}</b>}</li>
          {STATES.map((one) => (
            <li>
              <a href={`/claims?state=${one}`} {...(one === state ? { 'aria-current': 'true' as const } : {})}>
                <VerdictMark view={view} state={one} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2 class="count">{view.count(m.claims, all.length)}</h2>
      <ol class="claim-list">
        {items.map((claim) => (
          <li class={`claim v-${claim.state}`}>
            <ClaimHead view={view} claim={claim} sources={sources} />
            {register.minorClaims.has(claim.id) && <p class="warn">{m.minor}</p>}
            <Words view={view} claim={claim} sources={sources} />
          </li>
        ))}
      </ol>
      <PageLinks view={view} path={state ? `/claims?state=${state}` : '/claims'} number={number} of={of} />
    </Layout>
  )
}

function Words({ view, claim, sources }: Pick<Room, 'view' | 'sources'> & { claim: PublishedClaim }) {
  const report = sources.report(claim.reportId)
  return (
    <>
      <Quote text={claim.quote.text} language={report?.language ?? 'und'} />
      {report && (
        <p class="source-links">
          <a href={`/reports/${encodeURIComponent(report.id)}#${encodeURIComponent(claim.id)}`}>
            {report.outlet ?? view.m.sources.unknownOutlet}
          </a>
        </p>
      )}
    </>
  )
}
