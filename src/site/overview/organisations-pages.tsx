import type { OrganisationEntry, Overview, PublishedClaim } from '../../publishing/index.ts'
import { ClaimHead, Layout, PageLinks, Quote, slicePage, voiceIn } from '../../ui/index.ts'
import type { Page } from '../page.ts'

/** Keeps a page under 100 kB. */
const PER_PAGE = 60

export function OrganisationsPage({ page: { view, edition }, overview }: { page: Page; overview: Overview }) {
  const m = view.m.overview.organisations
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      <ul class="entries">
        {overview.organisations.map(({ id, name, counts, claims }) => (
          <li>
            <a href={view.href(`/organisations/${id}`)}>{voiceIn(view, name)}</a>{' '}
            <span class="meta">{view.count(view.m.check.claims, counts.length + claims.length)}</span>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

export function OrganisationPage({ page, entry, number }: { page: Page; entry: OrganisationEntry; number: number }) {
  const { view, edition } = page
  const m = view.m.overview.organisations
  const { items, of } = slicePage([...entry.counts, ...entry.claims], number, PER_PAGE)
  const isCount = new Set(entry.counts)
  const shown = items.flatMap((id) => edition.claims.get(id) ?? [])
  const counts = shown.filter(({ id }) => isCount.has(id))
  const others = shown.filter(({ id }) => !isCount.has(id))
  return (
    <Layout view={view} title={voiceIn(view, entry.name)} edition={edition}>
      <header class="page-head">
        <h1>{voiceIn(view, entry.name)}</h1>
      </header>
      <Claims page={page} title={m.counts} claims={counts} />
      <Claims page={page} title={m.claims} claims={others} />
      <PageLinks view={view} path={`/organisations/${entry.id}`} number={number} of={of} />
      <p>
        <a href={view.href('/organisations')}>{m.title}</a>
      </p>
    </Layout>
  )
}

function Claims({ page, title, claims }: { page: Page; title: string; claims: readonly PublishedClaim[] }) {
  const { view, sources } = page
  if (claims.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ol class="claim-list">
        {claims.map((claim) => {
          const report = sources.report(claim.reportId)
          return (
            <li class={`claim v-${claim.state}`}>
              <ClaimHead view={view} claim={claim} sources={sources} />
              <Quote text={claim.quote.text} language={report?.language ?? 'und'} />
              <p class="meta">
                <a href={view.href(`/reports/${claim.reportId}#${claim.id}`)}>
                  {report?.outlet ?? view.m.sources.unknownOutlet}
                </a>
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
