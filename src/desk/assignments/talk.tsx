import { CsrfForm, deskFind, fill, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import type { Staff, StaffMember } from '../work/staff.ts'
import type { AssignmentRow, CommentRow } from './load-work.ts'

const m = deskFind.work

export interface TalkProps {
  readonly view: View
  readonly target: string
  readonly staff: Staff & { readonly members: readonly StaffMember[] }
  readonly assignments: readonly AssignmentRow[]
  readonly comments: readonly CommentRow[]
  readonly mayAssign: boolean
}

/** Who is to work at it, and what the staff say about it among themselves. */
export function Talk({ view, target, staff, assignments, comments, mayAssign }: TalkProps) {
  return (
    <section class="dw dw-talk" aria-labelledby="talk-title">
      <h2 id="talk-title">{m.title2}</h2>
      {assignments.map((one) => (
        <AssignmentLine view={view} one={one} staff={staff} back={target} />
      ))}
      {mayAssign && (
        <CsrfForm view={view} action="/work/assign" class="dw-bar">
          <input type="hidden" name="target" value={target} />
          <Field label={m.assign}>
            <select name="assignee">
              {staff.members.map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
            </select>
          </Field>
          <Field label={m.note}>
            <input name="note" maxlength={300} />
          </Field>
          <button type="submit" class="plain">
            {m.assignButton}
          </button>
        </CsrfForm>
      )}
      {comments.map(({ by, text, at }) => (
        <p class="rr-decided dw-said">
          <b>{staff.nameOf(by)}</b>{' '}
          <time datetime={at.toISOString()}>{at.toISOString().slice(0, 16).replace('T', ' ')}</time> {text}
        </p>
      ))}
      {staff.mayPropose && (
        <CsrfForm view={view} action="/work/comments" class="rr-form">
          <input type="hidden" name="target" value={target} />
          <Field label={m.comment} hint={m.commentHint}>
            <textarea name="text" rows={2} required maxlength={4000} />
          </Field>
          <button type="submit" class="plain">
            {m.commentButton}
          </button>
        </CsrfForm>
      )}
    </section>
  )
}

export function AssignmentLine({
  view,
  one,
  staff,
  back,
}: {
  view: View
  one: AssignmentRow
  staff: Staff
  back?: string
}) {
  const href = one.target.startsWith('report:')
    ? `/read/${encodeURIComponent(one.target.slice('report:'.length))}`
    : `/people/${encodeURIComponent(one.target.slice('person:'.length))}/file`
  return (
    <CsrfForm view={view} action="/work/done" class="dw-line dw-job">
      <p>
        <a href={href}>{one.title ?? one.target}</a> <b>{fill(m.to, { name: staff.nameOf(one.assignee) })}</b>{' '}
        <span class="meta">{fill(m.by, { name: staff.nameOf(one.by) })}</span> {one.note}
      </p>
      <input type="hidden" name="id" value={String(one.id)} />
      {back && <input type="hidden" name="target" value={back} />}
      {(one.assignee === staff.me || one.by === staff.me) && (
        <button type="submit" class="plain">
          {m.done}
        </button>
      )}
    </CsrfForm>
  )
}
