import { type PublishedReport, sameText } from '../publishing/index.ts'
import { ClaimList, Layout, ReportHead } from '../ui/index.ts'
import type { Page } from './page.ts'

export function ReportPage({ page: { view, edition, sources }, report }: { page: Page; report: PublishedReport }) {
  const claims = report.claimIds.flatMap((id) => edition.claims.get(id) ?? [])
  return (
    <Layout view={view} title={report.title ?? view.m.sources.untitled} edition={edition}>
      <article class="report">
        <ReportHead view={view} report={report} reports={sameText(edition, report)} />
        <section>
          <h2>{view.m.reports.claimsTitle}</h2>
          {claims.length === 0 ? (
            <p>{view.m.reports.noClaims}</p>
          ) : (
            <ClaimList view={view} claims={claims} language={report.language} sources={sources} />
          )}
        </section>
      </article>
    </Layout>
  )
}
