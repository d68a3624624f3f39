import type { PastImport } from '../../lists/index.ts'
import { Dated, fill, Layout, deskLists as m, type View } from '../../ui/index.ts'
import { ASSETS } from './assets.ts'
import { ProblemTable } from './problem-table.tsx'

/** What an import did, and what it left for people. */
export function ImportedPage({ view, past }: { view: View; past: PastImport }) {
  const { outcomes, quarantined, withheld, problems, stops, review, gone } = past
  const said = [
    [m.outcomes.new, outcomes.new ?? 0],
    [m.outcomes.known, outcomes.known ?? 0],
    [m.outcomes.unchanged, outcomes.unchanged ?? 0],
    [m.outcomes.quarantined, quarantined.length],
    [m.outcomes.gone, gone],
    [m.outcomes.withheld, withheld.length],
    [m.outcomes.problems, problems.length],
  ] as const
  return (
    <Layout view={view} title={fill(m.done, { name: past.fileName })} assets={ASSETS}>
      <div class="dw">
        <header class="page-head">
          <h1>{fill(m.done, { name: past.fileName })}</h1>
          <p class="lead">{fill(m.doneLead, { seq: past.seq, at: past.at.slice(0, 10), by: past.by })}</p>
          <p class="meta">
            {m.pastHead.asOf} <Dated view={view} edtf={past.asOf} />
          </p>
        </header>
        <ul class="li-counts">
          {said
            .filter(([, n]) => n > 0)
            .map(([words, n]) => (
              <li>{view.count(words, n)}</li>
            ))}
        </ul>
        {review && <p>{fill(m.reviewed, { why: stops.map(({ why }) => why).join('; '), reason: review.reason })}</p>}
        {quarantined.length > 0 && (
          <section>
            <h2>{m.stillWaiting}</h2>
            <p>
              <a href="/lists/waiting">{m.decideHere}</a>
            </p>
            <ul>
              {quarantined.map(({ row, name, why }) => (
                <li>
                  {row} · <b>{name}</b>: {why}
                </li>
              ))}
            </ul>
          </section>
        )}
        <ProblemTable view={view} problems={problems} />
      </div>
    </Layout>
  )
}
