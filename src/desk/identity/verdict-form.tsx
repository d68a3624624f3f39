import { deskIdentity as m } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'

/** A reason and three answers; the reason comes first, for it is what is easily left out. */
export function VerdictForm({ reason, same }: { reason: string; same: string | null }) {
  return (
    <>
      <Field label={m.reason} hint={m.reasonHint} wide>
        <input name="reason" value={reason} required maxlength={500} autocomplete="off" />
      </Field>
      <div class="id-answers">
        {same && (
          <button type="submit" name="verdict" value="same">
            {same}
          </button>
        )}
        <button type="submit" name="verdict" value="different" class="plain">
          {m.different}
        </button>
        <button type="submit" name="verdict" value="unsure" class="plain">
          {m.unsure}
        </button>
      </div>
    </>
  )
}
