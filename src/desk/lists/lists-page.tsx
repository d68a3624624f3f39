import type { ColumnMap, PastImport } from '../../lists/index.ts'
import { CsrfForm, Dated, fill, Layout, deskLists as m, megabytes, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import { ASSETS } from './assets.ts'

export interface ListsPageProps {
  readonly view: View
  readonly maps: readonly ColumnMap[]
  readonly past: readonly PastImport[]
  readonly limit: number
  readonly refusal: string | null
  readonly mayImport: boolean
  /** Rows about which nobody said whom they mean. */
  readonly waiting: number
}

/** Where a list comes in, and what came in so far. */
export function ListsPage({ view, maps, past, limit, refusal, mayImport, waiting }: ListsPageProps) {
  return (
    <Layout view={view} title={m.title} assets={ASSETS}>
      <div class="dw">
        <header class="page-head">
          <h1>{m.title}</h1>
          <p class="lead">{m.lead}</p>
        </header>
        {refusal && (
          <p class="dw-failed" role="alert">
            {refusal}
          </p>
        )}
        {waiting > 0 && (
          <p class="li-waiting">
            <a href="/lists/waiting">{view.count(m.outcomes.quarantined, waiting)}</a>
          </p>
        )}
        <CsrfForm view={view} action="/lists/upload" class="rr-form li-form" files>
          <Field label={m.file} hint={fill(m.fileHint, { limit: megabytes(view, limit) })}>
            <input type="file" name="file" accept=".csv,.tsv,.xlsx,.json,.jsonl,.ndjson" required />
          </Field>
          <div class="rr-fields">
            <Field label={m.map}>
              <select name="map">
                <option value="">{m.mapFit}</option>
                {maps.map(({ id, name }) => (
                  <option value={id}>{name}</option>
                ))}
              </select>
            </Field>
            <Field label={m.asOf}>
              <input type="date" name="as_of" max={new Date().toISOString().slice(0, 10)} />
            </Field>
          </div>
          <details class="dw-folded">
            <summary>{m.mapOwn}</summary>
            <Field label={m.mapOwn} hint={m.mapOwnHint}>
              <textarea name="own_map" rows={10} spellcheck={false} />
            </Field>
          </details>
          <p class="li-forms">
            {mayImport && (
              <button type="submit" name="purpose" value="import">
                {m.toImport}
              </button>
            )}
            <button type="submit" name="purpose" value="compare" {...(mayImport ? { class: 'plain' } : {})}>
              {m.toCompare}
            </button>
          </p>
        </CsrfForm>
        {mayImport && (
          <section>
            <h2>{m.past}</h2>
            {past.length === 0 ? <p>{m.noPast}</p> : <Past view={view} past={past} />}
          </section>
        )}
      </div>
    </Layout>
  )
}

function Past({ view, past }: { view: View; past: readonly PastImport[] }) {
  const head = m.pastHead
  return (
    <div class="li-scroll">
      <table class="li-table">
        <thead>
          <tr>
            <th scope="col">{head.list}</th>
            <th scope="col">{head.asOf}</th>
            {[head.rows, head.new, head.known, head.quarantined].map((label) => (
              <th scope="col" class="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {past.map(({ seq, listId, asOf, rows, outcomes }) => (
            <tr>
              <th scope="row">
                <a href={`/lists/imports/${seq}`}>{listId}</a>
              </th>
              <td>
                <Dated view={view} edtf={asOf} />
              </td>
              {[rows, outcomes.new ?? 0, outcomes.known ?? 0, outcomes.quarantined ?? 0].map((n) => (
                <td class="num">{view.number(n)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
