import type { ProtectionProposal } from '../../publishing/index.ts'
import { CsrfForm, Layout, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import type { Staff } from '../work/staff.ts'
import type { KeptProtection } from './load.ts'
import { words } from './words.ts'

const m = words.safety

export interface SafetyPageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly inForce: readonly KeptProtection[]
  readonly proposals: readonly ProtectionProposal[]
  readonly staff: Staff
  readonly target: string
  readonly said: string | null
  readonly refusal: string | null
}

export function SafetyPage({ view, assets, inForce, proposals, staff, target, said, refusal }: SafetyPageProps) {
  return (
    <Layout view={view} title={m.title} assets={assets}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {said && <p role="status">{said}</p>}
        {refusal && <p role="alert">{refusal}</p>}
      </header>
      <section class="dw dw-add">
        <h2>{m.add}</h2>
        <CsrfForm view={view} action="/safety" class="rr-form">
          <Field label={m.target} hint={m.targetHint}>
            <input name="target" value={target} required maxlength={200} autocomplete="off" />
          </Field>
          <Field label={m.kind}>
            <select name="protection" required>
              {Object.entries(m.choices).map(([value, label]) => (
                <option value={value}>{label}</option>
              ))}
            </select>
          </Field>
          <Field label={m.until}>
            <input name="until" type="date" />
          </Field>
          <Field label={m.reason}>
            <input name="reason" required maxlength={500} autocomplete="off" />
          </Field>
          <p>
            <button type="submit">{m.add}</button>
          </p>
        </CsrfForm>
      </section>
      {proposals.length > 0 && <Proposals view={view} proposals={proposals} staff={staff} />}
      <section>
        <h2>{m.inForce}</h2>
        {inForce.length === 0 && <p>{m.noneInForce}</p>}
        <ul class="entries" hidden={inForce.length === 0}>
          {inForce.map((row) => (
            <li>
              <span>
                <b>{row.name ?? row.target}</b> {labelOf(row)}
                {row.until && ` (${row.until.slice(0, 10)})`}
              </span>
              <span class="meta">
                {row.reason}, {row.at.slice(0, 10)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}

function Proposals({ view, proposals, staff }: Pick<SafetyPageProps, 'view' | 'proposals' | 'staff'>) {
  return (
    <section>
      <h2>{m.waiting}</h2>
      <CsrfForm view={view} action="/safety/answer">
        <ul class="entries">
          {proposals.map((row) => (
            <li>
              <span>
                <b>{row.target}</b> {labelOf(row)}
              </span>
              <span class="meta">
                {row.reason}, {staff.nameOf(row.by)}, {row.at.slice(0, 10)}
              </span>
              <span>
                {row.by === staff.me ? (
                  <button type="submit" name="answer" value={`withdrawn ${row.seq}`} class="quiet">
                    {m.withdraw}
                  </button>
                ) : (
                  <>
                    <button type="submit" name="answer" value={`confirmed ${row.seq}`}>
                      {m.confirm}
                    </button>{' '}
                    <button type="submit" name="answer" value={`refused ${row.seq}`} class="quiet">
                      {m.refuse}
                    </button>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </CsrfForm>
    </section>
  )
}

function labelOf({ kind, value }: Pick<KeptProtection, 'kind' | 'value'>): string {
  const choices: Readonly<Record<string, string>> = m.choices
  return choices[`${kind} ${value}`] ?? `${kind}: ${value}`
}
