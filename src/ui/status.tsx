import type { Status } from '../publishing/index.ts'
import { heldState } from '../weighing/index.ts'
import { AroundDate } from './dated.tsx'
import { dateInWords } from './edtf.ts'
import { VerdictMark } from './marks.tsx'
import { placeIn } from './place-in.ts'
import { fill, type View } from './view.ts'

/** Where a person stands, always with the day of the last evidence: an old certainty is not a present one. */
export function StatusPanel({ view, status, asOf }: { view: View; status: Status; asOf: string }) {
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
      <LastSeen view={view} status={status} asOf={asOf} />
      {status.possiblyInvented && <p class="warn">{m.possiblyInvented}</p>}
    </section>
  )
}

/** How old the last sign of custody is: a year of silence is neither freedom nor custody. */
function LastSeen({ view, status, asOf }: { view: View; status: Status; asOf: string }) {
  const { custodySeen, liberty } = status
  if (!custodySeen || custodySeen.outSince || liberty !== 'deprived') return null
  const m = view.m.person
  return (
    <p class="status-evidence">
      <AroundDate view={view} text={m.lastSeen} edtf={custodySeen.date} />
      <span>{fill(m.held[heldState(custodySeen.date, asOf)], { date: dateInWords(view, asOf) })}</span>
    </p>
  )
}
