import type { OutletEntry, Overview } from '../../publishing/index.ts'
import { fill, Layout, ReportList, type View } from '../../ui/index.ts'
import type { Page } from '../page.ts'

export function OutletsPage({ page: { view, edition }, overview }: { page: Page; overview: Overview }) {
  const m = view.m.overview.outlets
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      <ul class="entries">
        {overview.outlets.map(({ id, name, reportIds }) => (
          <li>
            <a href={view.href(`/outlets/${id}`)}>{name}</a>{' '}
            <span class="meta">{view.count(view.m.reports.count, reportIds.length)}</span>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

export function OutletPage({ page, entry }: { page: Page; entry: OutletEntry }) {
  const { view, edition } = page
  const m = view.m.overview.outlets
  const reports = entry.reportIds.flatMap((id) => edition.reports.get(id) ?? [])
  return (
    <Layout view={view} title={entry.name} edition={edition}>
      <header class="page-head">
        <h1>{entry.name}</h1>
      </header>
      <section>
        <h2>{m.record}</h2>
        <p class="meta">{m.recordLead}</p>
        {entry.records.length === 0 ? <p>{m.notJudged}</p> : <Records view={view} entry={entry} />}
      </section>
      <section>
        <h2>{view.m.reports.title}</h2>
        <ReportList view={view} reports={reports} />
      </section>
      <p>
        <a href={view.href('/outlets')}>{m.title}</a>
      </p>
    </Layout>
  )
}

function Records({ view, entry }: { view: View; entry: OutletEntry }) {
  const m = view.m.overview.outlets
  const percent = (share: number) => view.number(Math.round(share * 100))
  return (
    <div class="wide-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{m.topic}</th>
            <th scope="col">{m.judged}</th>
            <th scope="col">{m.contradicted}</th>
            <th scope="col">{m.share}</th>
            <th scope="col">{m.grade}</th>
          </tr>
        </thead>
        <tbody>
          {entry.records.map(({ topic, judged, contradicted, rate, grade }) => (
            <tr>
              <th scope="row">{m.topics[topic]}</th>
              <td class="num">{view.number(judged)}</td>
              <td class="num">{view.number(contradicted)}</td>
              <td>
                {rate &&
                  fill(m.interval, { share: percent(rate.share), low: percent(rate.low), high: percent(rate.high) })}
              </td>
              <td>{grade}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
