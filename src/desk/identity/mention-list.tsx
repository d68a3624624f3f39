import { CsrfForm, Dated, deskIdentity as m, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import { type MentionRow, PER_PAGE } from './load-queue.ts'
import type { QueuePageProps } from './queue-page.tsx'

/** Mentions with whom they may mean; those spelt exactly alike can be ticked and answered together. */
export function MentionList({ view, rows, kind, page, staff }: QueuePageProps) {
  const shown = rows.mentions.slice(0, PER_PAGE)
  const bulk = kind === 'exact' && staff.mayJudge
  const list = (
    <ol class="dw-list">
      {shown.map((row) => (
        <li class={bulk ? 'id-ticked' : undefined}>
          {bulk && (
            <input
              type="checkbox"
              name="mention"
              value={`${row.report_id}:${row.ref}:${row.candidate_id}`}
              aria-label={`${row.name} · ${row.candidate}`}
            />
          )}
          <Mention view={view} row={row} />
        </li>
      ))}
    </ol>
  )
  if (!bulk) return list
  return (
    <CsrfForm view={view} action="/identity/exact" class="id-form">
      <input type="hidden" name="page" value={String(page)} />
      {list}
      <Field label={m.bulkReason} hint={m.reasonHint} wide>
        <input name="reason" required maxlength={500} autocomplete="off" />
      </Field>
      <div class="id-answers">
        <button type="submit">{m.bulk}</button>
      </div>
    </CsrfForm>
  )
}

function Mention({ view, row }: { view: View; row: MentionRow }) {
  return (
    <div>
      <p class="meta parts">
        <span>{row.outlet ?? m.unknownOutlet}</span>
        {row.published && <Dated view={view} edtf={row.published} />}
        {row.title && <span>{row.title}</span>}
      </p>
      <h2 class="dw-title">
        <a href={`/identity/mentions/${encodeURIComponent(row.report_id)}/${row.ref}`}>{row.name}</a>
      </h2>
      <p class="meta parts">
        <span>{row.candidate}</span>
        <span>{view.count(m.candidates, row.candidate_ids.length)}</span>
      </p>
    </div>
  )
}
