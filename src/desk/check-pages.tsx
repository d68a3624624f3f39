import type { CheckResult } from '../check/index.ts'
import { CheckForm, CheckResultView, Layout, type Sources, type View } from '../ui/index.ts'

export function CheckPage({ view, limit }: { view: View; limit: number }) {
  return (
    <Layout view={view} title={view.m.check.title}>
      <header class="page-head">
        <h1>{view.m.check.title}</h1>
        <p class="lead">{view.m.check.lead}</p>
      </header>
      <CheckForm view={view} limit={limit} />
    </Layout>
  )
}

interface CheckedPageProps {
  readonly view: View
  readonly result: CheckResult
  readonly sources: Sources
}

export function CheckedPage({ view, result, sources }: CheckedPageProps) {
  return (
    <Layout view={view} title={view.m.check.title}>
      <CheckResultView view={view} result={result} sources={sources} against={view.m.check.againstRegister} />
    </Layout>
  )
}
