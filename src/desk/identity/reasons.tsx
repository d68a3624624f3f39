import { type ContextReason, contextText } from '../../matching/index.ts'
import { type Reason, reasonText } from '../../names/index.ts'
import { deskIdentity as m, type View } from '../../ui/index.ts'

/** Reasons in words, each with which way it speaks: never by colour alone. */
export function Reasons({
  view,
  names,
  context,
}: {
  view: View
  names: readonly Reason[]
  context?: readonly ContextReason[]
}) {
  const language = view.language === 'be' || view.language === 'ru' ? view.language : 'en'
  return (
    <dl class="id-reasons">
      <dt>{m.name}</dt>
      {names.map((reason) => (
        <dd class={look(reason.weight)}>{reasonText(reason, language)}</dd>
      ))}
      {context && <dt>{m.beside}</dt>}
      {context?.length === 0 && <dd>{m.nothingBeside}</dd>}
      {context?.map((reason) => (
        <dd class={look(reason.weight)}>{contextText(reason, language)}</dd>
      ))}
    </dl>
  )
}

const look = (weight: number): string => (weight > 0 ? 'id-for' : weight < 0 ? 'id-against' : 'id-neither')
