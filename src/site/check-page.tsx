import type { CheckResult } from '../check/index.ts'
import { CheckForm, CheckResultView, fill, Layout } from '../ui/index.ts'
import type { Page } from './page.ts'

export function CheckPage({ page: { view, edition, limit } }: { page: Page }) {
  return (
    <Layout view={view} title={view.m.check.title} edition={edition}>
      <header class="page-head">
        <h1>{view.m.check.title}</h1>
        <p class="lead">{view.m.check.lead}</p>
      </header>
      <CheckForm view={view} limit={limit} />
    </Layout>
  )
}

export function CheckedPage({ page: { view, edition, sources }, result }: { page: Page; result: CheckResult }) {
  return (
    <Layout view={view} title={view.m.check.title} edition={edition}>
      <CheckResultView
        view={view}
        result={result}
        sources={sources}
        against={fill(view.m.check.against, { id: edition.id })}
      />
    </Layout>
  )
}
