import { accountWords as words } from './words.ts'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password'
  readonly value?: string
  readonly hint?: string
  readonly autocomplete: string
  readonly numeric?: boolean
  readonly autofocus?: boolean
}

/** A labelled line to type into. */
export function Field({ name, label, type = 'text', value, hint, autocomplete, numeric, autofocus }: FieldProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        required
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        maxlength={400}
        {...(value === undefined ? {} : { value })}
        {...(numeric ? { inputmode: 'numeric' as const } : {})}
        {...(autofocus ? { autofocus: true } : {})}
        {...(hint ? { 'aria-describedby': `${name}-hint` } : {})}
      />
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** A new password, twice. */
export function NewPassword({ label }: { label: string }) {
  return (
    <>
      <Field name="next" label={label} type="password" autocomplete="new-password" hint={words.passwordHint} />
      <Field name="again" label={words.again} type="password" autocomplete="new-password" />
    </>
  )
}

/** What went wrong, read aloud by itself and first on the page. */
export function Fault({ said }: { said: string | undefined }) {
  return said ? (
    <p class="warn" role="alert">
      {said}
    </p>
  ) : null
}
