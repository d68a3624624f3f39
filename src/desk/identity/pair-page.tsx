import type { Reason } from '../../names/index.ts'
import { CsrfForm, fill, Layout, deskIdentity as m, type View } from '../../ui/index.ts'
import type { Staff } from '../work/staff.ts'
import type { Side } from './load-question.ts'
import type { ProposalRow } from './load-queue.ts'
import { Reasons } from './reasons.tsx'
import { PersonSide } from './sides.tsx'
import { VerdictForm } from './verdict-form.tsx'

export interface PairPageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly left: Side
  readonly right: Side
  readonly reasons: readonly Reason[]
  readonly proposal: ProposalRow | null
  readonly staff: Staff
  readonly refusal: string | null
}

/** Two people of the register side by side: one person, or two? */
export function PairPage({ view, assets, left, right, reasons, proposal, staff, refusal }: PairPageProps) {
  const path = `/identity/pairs/${encodeURIComponent(left.id)}/${encodeURIComponent(right.id)}`
  const own = proposal?.proposed_by === staff.me
  return (
    <Layout view={view} title={`${left.name} · ${right.name}`} assets={assets}>
      <div class="dw">
        <header class="page-head">
          <p class="meta">
            <a href="/identity?kind=pairs">{m.title}</a>
          </p>
          <h1>
            {left.name} · {right.name}
          </h1>
          {proposal && (
            <p class="lead">
              {fill(m.proposedBy, { name: staff.nameOf(proposal.proposed_by), reason: proposal.reason })}
            </p>
          )}
        </header>
        {refusal && (
          <p class="dw-failed" role="alert">
            {refusal}
          </p>
        )}
        {reasons.length > 0 && <Reasons view={view} names={reasons} />}
        <div class="id-sides">
          <PersonSide view={view} side={left} heading={m.leftSide} />
          <PersonSide view={view} side={right} heading={m.rightSide} />
        </div>
        {staff.mayJudge && (
          <CsrfForm view={view} action={path} class="id-form">
            <p>{own ? m.ownProposal : m.mergeNote}</p>
            {proposal && !own && <input type="hidden" name="confirm" value="yes" />}
            <VerdictForm reason="" same={own ? null : proposal ? m.confirm : m.propose} />
          </CsrfForm>
        )}
      </div>
    </Layout>
  )
}
