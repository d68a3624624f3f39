import type { PublishedClaim, PublishedReport } from '../publishing/index.ts'
import { ClaimList, Layout, Quote, ReportRecord } from '../ui/index.ts'
import type { Page } from './page.ts'
import { ReportList } from './report-list.tsx'

export function ReportPage({ page: { view, edition, sources }, report }: { page: Page; report: PublishedReport }) {
  const m = view.m.reports
  const claims: readonly PublishedClaim[] = report.claimIds.flatMap((id) => edition.claims.get(id) ?? [])
  const siblings = [...edition.reports.values()].filter(
    ({ id, lineage }) => lineage === report.lineage && id !== report.id,
  )
  return (
    <Layout view={view} title={report.title ?? view.m.sources.untitled} edition={edition}>
      <article class="report">
        <header class="page-head">
          <h1 lang={report.language}>{report.title ?? view.m.sources.untitled}</h1>
        </header>
        {report.aiWritten && <aside class="notice notice-ai">{m.ai}</aside>}
        {report.notices.map(({ kind, quote }) => (
          <aside class="notice">
            <p class="notice-title">{view.m.notice[kind]}</p>
            <Quote text={quote} language={report.language} />
          </aside>
        ))}
        <ReportRecord view={view} report={report} />
        {report.summary && (
          <section>
            <h2>{m.summary}</h2>
            <p class="lead">{report.summary}</p>
          </section>
        )}
        {siblings.length > 0 && (
          <section>
            <h2>{view.count(m.lineage, siblings.length)}</h2>
            <p class="meta">{m.lineageHint}</p>
            <ReportList view={view} reports={siblings} />
          </section>
        )}
        <section>
          <h2>{m.claimsTitle}</h2>
          {claims.length === 0 ? (
            <p>{m.noClaims}</p>
          ) : (
            <ClaimList view={view} claims={claims} language={report.language} sources={sources} />
          )}
        </section>
      </article>
    </Layout>
  )
}
