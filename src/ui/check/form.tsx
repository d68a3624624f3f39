import { FormToken } from '../csrf-form.tsx'
import { fill, type View } from '../view.ts'

export interface CheckFormProps {
  readonly view: View
  /** In bytes. */
  readonly limit: number
  /** On a page where the form is not the main thing, its heading is one level down. */
  readonly brief?: boolean
}

/** Paste or upload, one button. Works without script. */
export function CheckForm({ view, limit, brief = false }: CheckFormProps) {
  const m = view.m.check
  return (
    <form class="check-form" method="post" action={view.href('/check')} enctype="multipart/form-data">
      <FormToken view={view} />
      <div class="field">
        <label for="text">{m.text}</label>
        <textarea id="text" name="text" rows={brief ? 7 : 14} aria-describedby="text-hint" spellcheck={false} />
        <p class="hint" id="text-hint">
          {m.textHint}
        </p>
      </div>
      <div class="field field-file">
        <label for="file">{m.file}</label>
        <input
          id="file"
          name="file"
          type="file"
          accept=".txt,.html,.htm,.md,text/plain,text/html,text/markdown"
          aria-describedby="file-hint"
        />
        <p class="hint" id="file-hint">
          {fill(m.fileHint, { limit: megabytes(view, limit) })}
        </p>
      </div>
      <div class="actions">
        <button type="submit">{m.button}</button>
        <p class="hint">{m.stores}</p>
      </div>
    </form>
  )
}

export function megabytes(view: View, bytes: number): string {
  return fill(view.m.bytes, { n: view.number(Math.round(bytes / 1024 / 1024)) })
}
