import { Layout, newestFirst, ReportList, STATES, VerdictMark } from '../ui/index.ts'
import type { Room } from './room.ts'

const NEWEST = 8

/** How much the register holds, how its claims stand, and what came in last. */
export function OverviewPage({ room: { view, register } }: { room: Room }) {
  const m = view.m.desk
  const claims = [...register.claims.values()]
  const newest = [...register.reports.values()].toSorted(newestFirst).slice(0, NEWEST)
  return (
    <Layout view={view} title={m.title}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <p class="parts">
          <a href="/reports">{view.count(m.reports, register.reports.size)}</a>
          <a href="/claims">{view.count(m.claims, register.claims.size)}</a>
          <a href="/people">{view.count(m.people, register.people.size)}</a>
        </p>
      </header>
      <section class="desk-section">
        <h2>{m.byState}</h2>
        <table class="by-state">
          <tbody>
            {STATES.map((state) => (
              <tr>
                <th scope="row">
                  <VerdictMark view={view} state={state} />
                </th>
                <td class="num">
                  <a href={`/claims?state=${state}`}>
                    {view.number(claims.filter((claim) => claim.state === state).length)}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="desk-section">
        <h2>{m.newest}</h2>
        {newest.length === 0 ? <p>{m.empty}</p> : <ReportList view={view} reports={newest} />}
      </section>
    </Layout>
  )
}
