import type { WaitingRow } from '../../lists/index.ts'
import { CsrfForm, Dated, fill, Layout, deskLists as m, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import { ASSETS } from './assets.ts'
import type { Candidate } from './load-candidates.ts'

export interface WaitingPageProps {
  readonly view: View
  readonly rows: readonly WaitingRow[]
  readonly total: number
  readonly candidates: ReadonlyMap<string, Candidate>
  readonly said: string | null
  readonly refusal: string | null
}

/** Rows of lists whose name alone says of nobody who it is: one after the other, without a new upload. */
export function WaitingPage({ view, rows, total, candidates, said, refusal }: WaitingPageProps) {
  return (
    <Layout view={view} title={m.waitingTitle} assets={ASSETS}>
      <div class="dw">
        <header class="page-head">
          <h1>{m.waitingTitle}</h1>
          <p class="lead">{m.waitingPageLead}</p>
        </header>
        {refusal && (
          <p class="dw-failed" role="alert">
            {refusal}
          </p>
        )}
        {said && (
          <p class="rr-saved" role="status">
            {said}
          </p>
        )}
        <h2 class="count">{total === 0 ? m.waitingNone : view.count(m.outcomes.quarantined, total)}</h2>
        <ol class="dw-list">
          {rows.map((row) => (
            <WaitingItem view={view} row={row} candidates={candidates} />
          ))}
        </ol>
        <p>
          <a href="/lists">{m.title}</a>
        </p>
      </div>
    </Layout>
  )
}

function WaitingItem({ view, row, candidates }: Pick<WaitingPageProps, 'view' | 'candidates'> & { row: WaitingRow }) {
  const { id, map, number, asOf, why, cells, importSeq } = row
  const names = map.fields.name.map(({ column }) => column)
  const title = names.map((column) => cells[column] ?? '').find((name) => name !== '') ?? row.key
  const others = Object.entries(cells).filter(([column, words]) => column !== names[0] && words !== '')
  const choices = row.candidates.flatMap((one) => candidates.get(one) ?? [])
  return (
    <li id={`row-${id}`}>
      <p class="meta parts">
        <a href={`/lists/imports/${importSeq}`}>{map.name}</a>
        <span>{fill(m.rowOf, { n: number })}</span>
        <Dated view={view} edtf={asOf} />
      </p>
      <h3 class="dw-title">{title}</h3>
      <p class="hint">{why}</p>
      <dl class="li-cells">
        {others.map(([column, words]) => (
          <div>
            <dt>{column}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <CsrfForm view={view} action={`/lists/waiting/${id}`} class="rr-form li-form">
        <fieldset class="rr-choices">
          <legend class="label">{m.whom}</legend>
          {choices.map((one, at) => (
            <label class="rr-tick">
              <input type="radio" name="means" value={one.id} checked={at === 0 && choices.length === 1} />{' '}
              <span>
                <b>{one.name}</b> {told(view, one)} <a href={`/people/${encodeURIComponent(one.id)}/file`}>{m.file1}</a>
              </span>
            </label>
          ))}
          <label class="rr-tick">
            <input type="radio" name="means" value="new" /> <span>{m.isNew}</span>
          </label>
          <label class="rr-tick">
            <input type="radio" name="means" value="other" /> <span>{m.isOther}</span>
          </label>
          <Field label={m.otherId} hint={m.otherIdHint}>
            <input name="other" maxlength={120} autocomplete="off" />
          </Field>
          <label class="rr-tick">
            <input type="radio" name="means" value="drop" /> <span>{m.isNobody}</span>
          </label>
        </fieldset>
        <p>
          <button type="submit">{m.decideRow}</button>
        </p>
      </CsrfForm>
    </li>
  )
}

function told(view: View, { born, liberty, place, reports }: Candidate): string {
  const words: Readonly<Record<string, string>> = view.m.liberty
  return [born && fill(m.born, { born }), words[liberty ?? 'unknown'] ?? liberty, place, view.count(m.reports, reports)]
    .filter(Boolean)
    .join(' · ')
}
