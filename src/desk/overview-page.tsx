import { Dated, Layout, STATES, VerdictMark, type View } from '../ui/index.ts'
import type { Overview } from './overview.ts'

/** How much the register holds, how its claims stand, and what came in last. */
export function OverviewPage({ view, overview }: { view: View; overview: Overview }) {
  const m = view.m.desk
  return (
    <Layout view={view} title={m.title}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="parts">
          <a href="/find?in=reports">{view.count(m.reports, overview.reports)}</a>
          <a href="/find?in=claims">{view.count(m.claims, overview.claims)}</a>
          <a href="/find?in=people">{view.count(m.people, overview.people)}</a>
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
                  <a href={`/find?in=claims&state=${state}`}>{view.number(overview.byState[state] ?? 0)}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="desk-section">
        <h2>{m.newest}</h2>
        {overview.newest.length === 0 && <p>{m.empty}</p>}
        <ul class="catalogue">
          {overview.newest.map(({ id, title, outlet, published, language }) => (
            <li>
              <a
                class="catalogue-title"
                href={`/read/${encodeURIComponent(id)}`}
                {...(title ? { lang: language } : {})}
              >
                {title ?? view.m.sources.untitled}
              </a>
              <span class="parts">
                <span>{outlet ?? view.m.sources.unknownOutlet}</span>
                {published && <Dated view={view} edtf={published} />}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}
