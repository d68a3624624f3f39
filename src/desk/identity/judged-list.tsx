import { CsrfForm, Dated, fill, deskIdentity as m } from '../../ui/index.ts'
import { PER_PAGE } from './load-queue.ts'
import type { QueuePageProps } from './queue-page.tsx'

/** What was judged, with a way to take the last word on a pair back; and what is not followed, with the reason. */
export function JudgedList({ view, rows, staff, conflicts }: QueuePageProps) {
  return (
    <>
      {conflicts.length > 0 && (
        <section class="dw-failed">
          <h2>{view.count(m.conflicts, conflicts.length)}</h2>
          <ul>
            {conflicts.slice(0, PER_PAGE).map(({ judgement, why }) => (
              <li>
                {judgement.left} · {judgement.right}: {m.conflict[why]}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ol class="dw-list">
        {rows.judged.slice(0, PER_PAGE).map((row) => (
          <li>
            <h2 class="dw-title">
              {fill(m.verdictLine, { left: row.left_name, right: row.right_name, verdict: m.verdicts[row.verdict] })}
            </h2>
            <p class="meta parts">
              <span>
                {row.second_by
                  ? fill(m.byTwo, { name: staff.nameOf(row.judged_by), second: staff.nameOf(row.second_by) })
                  : fill(m.by, { name: staff.nameOf(row.judged_by) })}
              </span>
              <Dated view={view} edtf={row.judged_at.toISOString().slice(0, 10)} />
              <span>“{row.reason}”</span>
            </p>
            {row.standing && row.verdict !== 'unsure' && staff.mayJudge && (
              <CsrfForm view={view} action="/identity/undo" class="id-undo">
                <input type="hidden" name="left" value={row.left_node} />
                <input type="hidden" name="right" value={row.right_node} />
                <input
                  name="reason"
                  required
                  maxlength={500}
                  aria-label={m.reason}
                  placeholder={m.reason}
                  autocomplete="off"
                />
                <button type="submit" class="plain">
                  {m.undo}
                </button>
              </CsrfForm>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
