import type { ComparedRow, Comparison, Upload } from '../../lists/index.ts'
import { fill, Layout, deskLists as m, Name, type View } from '../../ui/index.ts'
import { ASSETS } from './assets.ts'
import { ProblemTable } from './problem-table.tsx'

const OUTCOMES = ['conflicting', 'probable', 'unmatched', 'matched'] as const
const SHOWN = 200

/** A list against the register: what contradicts first, what agrees last. */
export function ComparedPage({ view, upload, comparison }: { view: View; upload: Upload; comparison: Comparison }) {
  const { rows, problems, missing } = comparison
  return (
    <Layout view={view} title={fill(m.compared, { name: upload.fileName })} assets={ASSETS}>
      <div class="dw">
        <header class="page-head">
          <h1>{fill(m.compared, { name: upload.fileName })}</h1>
          <p class="lead">{m.comparedLead}</p>
          <p>
            <a class="button" href={`/lists/compare/${upload.id}/csv`} download>
              {m.download}
            </a>
          </p>
        </header>
        <ul class="li-counts">
          {OUTCOMES.map((outcome) => (
            <li>{`${view.number(rows.filter((row) => row.outcome === outcome).length)} ${m.outcome[outcome]}`}</li>
          ))}
          <li>{`${view.number(missing.length)} ${m.missing.toLowerCase()}`}</li>
        </ul>
        {OUTCOMES.map((outcome) => (
          <Part view={view} outcome={outcome} rows={rows.filter((row) => row.outcome === outcome)} />
        ))}
        <ProblemTable view={view} problems={problems} />
        {missing.length > 0 && (
          <details class="dw-folded">
            <summary>{m.missing}</summary>
            <ul>
              {missing.slice(0, SHOWN).map(({ personId, name }) => (
                <li>
                  <Name view={view} name={name} personId={personId} />
                </li>
              ))}
            </ul>
            {missing.length > SHOWN && <p>{view.count(m.more, missing.length - SHOWN)}</p>}
          </details>
        )}
      </div>
    </Layout>
  )
}

function Part({ view, outcome, rows }: { view: View; outcome: ComparedRow['outcome']; rows: readonly ComparedRow[] }) {
  if (rows.length === 0) return null
  const head = m.compareHead
  return (
    <section>
      <h2>{m.outcomeMeans[outcome]}</h2>
      <div class="li-scroll">
        <table class="li-table">
          <thead>
            <tr>
              {[head.row, head.name, head.register, head.why].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr>
                <td class="row-number">{view.number(row.row)}</td>
                <th scope="row">{row.name}</th>
                <td>
                  {row.personId ? (
                    <Name view={view} name={row.registerName ?? row.personId} personId={row.personId} />
                  ) : (
                    '–'
                  )}
                </td>
                <td>
                  {row.differences.map((difference) => (
                    <p>{fill(m.difference, { ...difference })}</p>
                  ))}
                  <small class="reasons">{row.reasons.join('; ')}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && <p>{view.count(m.more, rows.length - SHOWN)}</p>}
    </section>
  )
}
