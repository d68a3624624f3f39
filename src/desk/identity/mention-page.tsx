import { CsrfForm, Dated, fill, Layout, deskIdentity as m, type View } from '../../ui/index.ts'
import type { Staff } from '../work/staff.ts'
import type { MentionQuestion } from './load-question.ts'
import { Reasons } from './reasons.tsx'
import { PersonSide, Timeline } from './sides.tsx'
import { VerdictForm } from './verdict-form.tsx'

export interface MentionPageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly question: MentionQuestion
  readonly staff: Staff
  readonly refusal: string | null
  readonly given: { readonly person: string; readonly reason: string } | null
}

/** Whom a mention means: what the report says beside what the register says of each who may be meant. */
export function MentionPage({ view, assets, question, staff, refusal, given }: MentionPageProps) {
  const path = `/identity/mentions/${encodeURIComponent(question.reportId)}/${question.ref}`
  return (
    <Layout view={view} title={question.name} assets={assets}>
      <div class="dw">
        <header class="page-head">
          <p class="meta">
            <a href="/identity">{m.title}</a>
          </p>
          <h1>{question.name}</h1>
          <p class="meta parts">
            <span>{question.outlet ?? m.unknownOutlet}</span>
            {question.published && <Dated view={view} edtf={question.published} />}
            <a href={`/read/${encodeURIComponent(question.reportId)}`}>{question.title ?? question.reportId}</a>
          </p>
        </header>
        {refusal && (
          <p class="dw-failed" role="alert">
            {refusal}
          </p>
        )}
        <section class="id-side">
          <p class="id-kicker">{m.theReport}</p>
          <Timeline view={view} lines={question.lines} label={m.theReport} />
        </section>
        <h2 class="count">{view.count(m.candidates, question.candidates.length)}</h2>
        <div class="id-sides">
          {question.candidates.map((candidate) => (
            <div class="id-candidate">
              <PersonSide
                view={view}
                side={candidate.side}
                heading={fill(m.likely, { percent: percent(candidate.total) })}
              />
              <Reasons view={view} names={candidate.nameReasons} context={candidate.context} />
            </div>
          ))}
        </div>
        {staff.mayJudge && question.candidates.length > 0 && (
          <CsrfForm view={view} action={path} class="id-form">
            <fieldset class="id-choices">
              <legend>{m.chosen}</legend>
              {question.candidates.map(({ personId, side }, at) => (
                <label class="rr-tick">
                  <input
                    type="radio"
                    name="person"
                    value={personId}
                    required
                    checked={given ? given.person === personId : question.candidates.length === 1 && at === 0}
                  />
                  <span>
                    <b>{side.name}</b> <small class="hint">{side.id}</small>
                  </span>
                </label>
              ))}
            </fieldset>
            <VerdictForm reason={given?.reason ?? ''} same={m.same} />
          </CsrfForm>
        )}
      </div>
    </Layout>
  )
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
