import type { Status } from '../publishing/index.ts'
import { AroundDate } from './dated.tsx'
import { VerdictMark } from './marks.tsx'
import { placeIn } from './place-in.ts'
import type { View } from './view.ts'

/** Where a person stands, always with the day of the last evidence: an old certainty is not a present one. */
export function StatusPanel({ view, status }: { view: View; status: Status }) {
  const m = view.m.person
  return (
    <section class={`status liberty-${status.liberty}`} aria-label={m.status}>
      <p class="status-word">{view.m.liberty[status.liberty]}</p>
      <p class="parts">
        {status.since && <AroundDate view={view} text={m.since} edtf={status.since} />}{' '}
        {status.place && <span>{placeIn(view, status.place).text}</span>}
      </p>
      <p class="status-evidence">
        {status.lastEvidence === null ? (
          <span>{m.noEvidence}</span>
        ) : (
          <AroundDate view={view} text={m.lastEvidence} edtf={status.lastEvidence} />
        )}{' '}
        <VerdictMark view={view} state={status.state} />
        {status.ladder !== status.state && <span>{view.m.ladder[status.ladder]}</span>}
      </p>
    </section>
  )
}
