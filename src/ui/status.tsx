import type { Status } from '../publishing/index.ts'
import { Dated } from './dated.tsx'
import { dateInWords } from './edtf.ts'
import { VerdictMark } from './marks.tsx'
import { fill, type View } from './view.ts'

/** Where a person stands, always with the day of the last evidence: an old certainty is not a present one. */
export function StatusPanel({ view, status }: { view: View; status: Status }) {
  const m = view.m.person
  return (
    <section class={`status liberty-${status.liberty}`} aria-label={m.status}>
      <p class="status-word">{view.m.liberty[status.liberty]}</p>
      <p class="parts">
        {status.since && <span>{fill(m.since, { date: dateInWords(view, status.since) })}</span>}
        {status.place && <span>{status.place}</span>}
      </p>
      <p class="status-evidence">
        <LastEvidence view={view} status={status} />
        <VerdictMark view={view} state={status.state} />
        {status.ladder !== status.state && <span>{view.m.ladder[status.ladder]}</span>}
      </p>
    </section>
  )
}

function LastEvidence({ view, status }: { view: View; status: Status }) {
  if (status.lastEvidence === null) return <span>{view.m.person.noEvidence}</span>
  const [before = '', after = ''] = view.m.person.lastEvidence.split('{date}')
  return (
    <span>
      {before}
      <Dated view={view} edtf={status.lastEvidence} />
      {after}
    </span>
  )
}
