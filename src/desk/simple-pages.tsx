import type { CheckResult } from '../check/index.ts'
import type { PersonEntry } from '../publishing/index.ts'
import {
  CheckForm,
  CheckResultView,
  Layout,
  newestFirst,
  PageLinks,
  PersonView,
  ReportList,
  slicePage,
} from '../ui/index.ts'
import type { Room } from './room.ts'

const REPORTS_PER_PAGE = 100

export function CheckPage({ room: { view, limit } }: { room: Room }) {
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

export function CheckedPage({ room: { view, sources }, result }: { room: Room; result: CheckResult }) {
  return (
    <Layout view={view} title={view.m.check.title}>
      <CheckResultView view={view} result={result} sources={sources} against={view.m.check.againstRegister} />
    </Layout>
  )
}

export function ReportsPage({ room: { view, register }, number }: { room: Room; number: number }) {
  const all = [...register.reports.values()].toSorted(newestFirst)
  const { items, of } = slicePage(all, number, REPORTS_PER_PAGE)
  return (
    <Layout view={view} title={view.m.reports.title}>
      <header class="page-head">
        <h1>{view.m.reports.title}</h1>
      </header>
      <h2 class="count">{view.count(view.m.reports.count, all.length)}</h2>
      <ReportList view={view} reports={items} />
      <PageLinks view={view} path="/reports" number={number} of={of} />
    </Layout>
  )
}

export function PersonPage({ room: { view, sources }, person }: { room: Room; person: PersonEntry }) {
  return (
    <Layout view={view} title={person.name}>
      <PersonView view={view} person={person} events={[]} sources={sources} />
    </Layout>
  )
}
