import {
  outcomesOf,
  type Plan,
  type PlannedRow,
  type RegisterPeople,
  type Table,
  type Upload,
  unusedColumns,
} from '../../lists/index.ts'
import { displayName } from '../../matching/index.ts'
import { CsrfForm, fill, Layout, deskLists as m, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import { ASSETS } from './assets.ts'
import { ProblemTable } from './problem-table.tsx'
import { decisionField } from './take-in.ts'

export interface PreviewPageProps {
  readonly view: View
  readonly upload: Upload
  readonly table: Table
  readonly plan: Plan
  readonly people: RegisterPeople['people']
  /** Why it did not go in. */
  readonly said: string | null
}

const SHOWN = 200

/** What each row of an uploaded list would do; the form that takes it in. */
export function PreviewPage({ view, upload, table, plan, people, said }: PreviewPageProps) {
  const names = new Map(people.map((person) => [person.id, displayName(person)]))
  const nameOf = (id: string) => names.get(id) ?? id
  const unused = unusedColumns(table, upload.map)
  return (
    <Layout view={view} title={fill(m.preview, { name: upload.fileName })} assets={ASSETS}>
      <div class="dw">
        <header class="page-head">
          <h1>{fill(m.preview, { name: upload.fileName })}</h1>
          <p class="lead">{m.previewLead}</p>
        </header>
        {said && (
          <p class="dw-failed" role="alert">
            {said}
          </p>
        )}
        <Counts view={view} plan={plan} />
        {plan.gone > 0 && <p class="hint">{m.goneMeans}</p>}
        {unused.length > 0 && <p class="hint">{fill(m.columnsUnused, { columns: unused.join(', ') })}</p>}
        <CsrfForm view={view} action={`/lists/upload/${upload.id}`} class="rr-form">
          <Stops plan={plan} />
          <Waiting plan={plan} nameOf={nameOf} />
          {plan.problems.length > 0 && (
            <label class="rr-tick">
              <input type="checkbox" name="row_by_row" value="yes" /> {m.rowByRow}
            </label>
          )}
          <button type="submit">{m.commit}</button>
        </CsrfForm>
        <CsrfForm view={view} action={`/lists/upload/${upload.id}/drop`}>
          <button type="submit" class="plain">
            {m.drop}
          </button>
        </CsrfForm>
        <ProblemTable view={view} problems={plan.problems} />
        <Rows view={view} plan={plan} nameOf={nameOf} />
      </div>
    </Layout>
  )
}

export function Counts({ view, plan }: { view: View; plan: Plan }) {
  const counts = outcomesOf(plan)
  const withheld = plan.rows.filter((row) => row.withheld).length
  const said = [
    [m.outcomes.new, counts.new],
    [m.outcomes.known, counts.known],
    [m.outcomes.unchanged, counts.unchanged],
    [m.outcomes.quarantined, counts.quarantined],
    [m.outcomes.gone, plan.gone],
    [m.outcomes.withheld, withheld],
    [m.outcomes.problems, plan.problems.length],
  ] as const
  return (
    <ul class="li-counts">
      {said
        .filter(([, n]) => n > 0)
        .map(([words, n]) => (
          <li>{view.count(words, n)}</li>
        ))}
    </ul>
  )
}

function Stops({ plan }: { plan: Plan }) {
  if (plan.stops.length === 0) return null
  return (
    <section class="li-stop">
      <h2>{m.stops}</h2>
      <ul>
        {plan.stops.map(({ why }) => (
          <li>{why}</li>
        ))}
      </ul>
      <Field label={m.stopReason}>
        <input name="reason" maxlength={500} autocomplete="off" />
      </Field>
    </section>
  )
}

function Waiting({ plan, nameOf }: { plan: Plan; nameOf: (id: string) => string }) {
  const waiting = plan.rows.filter((row) => row.outcome === 'quarantined')
  if (waiting.length === 0) return null
  return (
    <section>
      <h2>{m.waiting}</h2>
      <p>{m.waitingLead}</p>
      <div class="rr-fields">
        {waiting.slice(0, SHOWN).map(({ row, why, candidates }) => (
          <Field label={`${row.number} · ${row.names[0]?.text ?? row.key}`} hint={why}>
            <select name={decisionField(row.number)}>
              <option value="">{m.leave}</option>
              {candidates.map((id) => (
                <option value={id}>{`${fill(m.isPerson, { name: nameOf(id) })} (${id})`}</option>
              ))}
              <option value="new">{m.isNew}</option>
            </select>
          </Field>
        ))}
      </div>
    </section>
  )
}

function Rows({ view, plan, nameOf }: { view: View; plan: Plan; nameOf: (id: string) => string }) {
  const others = plan.rows.filter((row) => row.outcome !== 'quarantined' && row.outcome !== 'unchanged')
  if (others.length === 0) return null
  const head = m.rowHead
  return (
    <section>
      <h2>{m.rows}</h2>
      <div class="li-scroll">
        <table class="li-table">
          <thead>
            <tr>
              {[head.row, head.name, head.outcome, head.claims].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {others.slice(0, SHOWN).map((row) => (
              <tr>
                <td class="row-number">{view.number(row.row.number)}</td>
                <th scope="row">{row.row.names[0]?.text}</th>
                <td>
                  {outcome(row, nameOf)}
                  {row.withheld && <small class="reasons">{m.withheldMark}</small>}
                </td>
                <td class="num">{'source' in row ? view.number(row.source.reading.claims.length) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {others.length > SHOWN && <p>{view.count(m.more, others.length - SHOWN)}</p>}
    </section>
  )
}

function outcome(row: PlannedRow, nameOf: (id: string) => string): string {
  return row.outcome === 'known' ? fill(m.rowOutcome.known, { name: nameOf(row.personId) }) : m.rowOutcome[row.outcome]
}
