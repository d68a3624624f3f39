import type { RowProblem } from '../../lists/index.ts'
import { deskLists as m, type View } from '../../ui/index.ts'

const SHOWN = 200

/** Each cell that is not what the map expects: where, what was expected, what stands there. */
export function ProblemTable({ view, problems }: { view: View; problems: readonly RowProblem[] }) {
  if (problems.length === 0) return null
  const head = m.problemHead
  return (
    <section>
      <h2>{m.problems}</h2>
      <div class="li-scroll">
        <table class="li-table">
          <thead>
            <tr>
              {[head.row, head.column, head.expected, head.got].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, SHOWN).map(({ row, column, expected, got }) => (
              <tr>
                <td class="row-number">{view.number(row)}</td>
                <td>{column}</td>
                <td>{expected}</td>
                <td>{got}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > SHOWN && <p>{view.count(m.more, problems.length - SHOWN)}</p>}
    </section>
  )
}
