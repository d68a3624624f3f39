import type { Reason } from '../weighing/index.ts'
import { explain } from './explanations.ts'
import type { View } from './view.ts'

interface Explained {
  readonly explanation: string
  readonly reasons?: readonly Reason[]
}

/** Why it stands as it does: in the reader's language where the reasons are given in parts, else in the stages' English. */
export function Explanation({ view, weighed, inline = false }: { view: View; weighed: Explained; inline?: boolean }) {
  const own = explain(view, weighed.reasons)
  const text = own ?? weighed.explanation
  if (text === '') return null
  const language = own === null ? view.english : {}
  return inline ? (
    <span class="explanation" {...language}>
      {text}
    </span>
  ) : (
    <p class="explanation" {...language}>
      {text}
    </p>
  )
}
