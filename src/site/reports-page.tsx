import { newestReports } from '../publishing/index.ts'
import { Layout, PageLinks, ReportList, slicePage } from '../ui/index.ts'
import type { Page } from './page.ts'

const PER_PAGE = 100

export function ReportsPage({ page: { view, edition }, number }: { page: Page; number: number }) {
  const m = view.m.reports
  const all = newestReports(edition)
  const { items: ids, of } = slicePage(all, number, PER_PAGE)
  const items = ids.flatMap((id) => edition.reports.get(id) ?? [])
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      {all.length === 0 ? <p>{m.empty}</p> : <h2 class="count">{view.count(m.count, all.length)}</h2>}
      <ReportList view={view} reports={items} />
      <PageLinks view={view} path="/reports" number={number} of={of} />
    </Layout>
  )
}
