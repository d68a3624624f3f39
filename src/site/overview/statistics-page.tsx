import { ChartCard, type ChartData, ChartTable, Layout, Picture } from '../../ui/index.ts'
import type { Page } from '../page.ts'

/** All charts at a glance, each the door to its table and its records. */
export function StatisticsPage({ page: { view, edition }, charts }: { page: Page; charts: readonly ChartData[] }) {
  const m = view.m.overview.statistics
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      <div class="charts">
        {charts.map((chart) => (
          <ChartCard view={view} chart={chart} />
        ))}
      </div>
    </Layout>
  )
}

export function ChartPage({ page: { view, edition, sources }, chart }: { page: Page; chart: ChartData }) {
  return (
    <Layout view={view} title={chart.title} edition={edition}>
      <header class="page-head">
        <h1>{chart.title}</h1>
        <p class="lead">{chart.lead}</p>
      </header>
      <Picture view={view} chart={chart} />
      {chart.rows.length > 0 && <ChartTable view={view} chart={chart} names={sources.personName} />}
      <p class="chart-links">
        <a href={view.href(`/statistics/${chart.id}.csv`)}>CSV</a>{' '}
        <a href={view.href('/statistics')}>{view.m.overview.statistics.all}</a>
      </p>
    </Layout>
  )
}
