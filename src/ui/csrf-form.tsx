import type { Child } from 'hono/jsx'
import type { View } from './view.ts'

/** The field in which a form of the desk brings its token along. */
export const TOKEN_FIELD = 'form_token'

/** Shows that the form comes from a page of the desk; on the site, which changes nothing, there is none. */
export function FormToken({ view }: { view: View }) {
  return view.staff ? <input type="hidden" name={TOKEN_FIELD} value={view.staff.formToken} /> : null
}

export interface CsrfFormProps {
  readonly view: View
  readonly action: string
  readonly class?: string
  readonly id?: string
  /** For a form with files. */
  readonly files?: boolean
  readonly children: Child
}

/** A form that the desk takes: posts to it, and brings the token of this page. */
export function CsrfForm({ view, action, class: look, id, files = false, children }: CsrfFormProps) {
  return (
    <form
      method="post"
      action={action}
      {...(look ? { class: look } : {})}
      {...(id ? { id } : {})}
      {...(files ? { enctype: 'multipart/form-data' } : {})}
    >
      <FormToken view={view} />
      {children}
    </form>
  )
}
