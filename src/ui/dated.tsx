import { dateInWords, known } from './edtf.ts'
import type { View } from './view.ts'

const MACHINE_READABLE = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** A date as precise as it is known. */
export function Dated({ view, edtf }: { view: View; edtf: string | null }) {
  if (edtf === null) return <span class="undated">{view.m.dates.unknown}</span>
  const words = dateInWords(view, edtf)
  return MACHINE_READABLE.test(known(edtf)) ? <time datetime={known(edtf)}>{words}</time> : <span>{words}</span>
}

/** A sentence of the messages with a date in its `{date}` place. */
export function AroundDate({ view, text, edtf }: { view: View; text: string; edtf: string }) {
  const [before = '', after = ''] = text.split('{date}')
  return (
    <span>
      {before}
      <Dated view={view} edtf={edtf} />
      {after}
    </span>
  )
}
