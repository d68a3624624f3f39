import type { PublishedClaim, PublishedReport } from '../publishing/index.ts'
import { Dated } from './dated.tsx'
import { describe } from './describe.ts'
import { VerdictMark } from './marks.tsx'
import { Parts, Subject } from './parts.tsx'
import { Quote } from './quote.tsx'
import { OutsideLink } from './source-card.tsx'
import type { Sources } from './sources.ts'
import { fill, type View } from './view.ts'
import { voiceIn, voicesIn } from './voice-in.ts'

export interface ClaimListProps {
  readonly view: View
  readonly claims: readonly PublishedClaim[]
  readonly language: string
  readonly sources: Sources
}

/** The claims of one report, each over the words it rests on. */
export function ClaimList({ view, claims, language, sources }: ClaimListProps) {
  return (
    <ol class="claim-list">
      {claims.map((claim) => (
        <li class={`claim v-${claim.state}`} id={claim.id}>
          <ClaimHead view={view} claim={claim} sources={sources} />
          <Quote text={claim.quote.text} language={language} />
        </li>
      ))}
    </ol>
  )
}

export function ClaimHead({ view, claim, sources }: { view: View; claim: PublishedClaim; sources: Sources }) {
  const description = describe(view, claim)
  const { label } = description
  const language = sources.report(claim.reportId)?.language ?? ''
  const { personId } = claim.subject
  const linked = personId !== null && sources.personName(personId) !== undefined ? personId : null
  return (
    <>
      <div class="claim-head">
        <VerdictMark view={view} state={claim.state} />
        {claim.ladder !== claim.state && <span class="meta">{view.m.ladder[claim.ladder]}</span>}
      </div>
      <h3 class="claim-title">
        <span class="label">{label}</span>{' '}
        <Subject view={view} of={description} personId={linked} language={language} />
      </h3>
      <p class="parts">
        {claim.date && <Dated view={view} edtf={claim.date.edtf} />}
        <Parts of={description} language={language} />
        {claim.speaker && claim.speaker.kind !== 'outlet' && (
          <span>{fill(view.m.check.said, { name: voiceIn(view, claim.speaker.name) })}</span>
        )}
      </p>
    </>
  )
}

/** A report's entry in the catalogue. */
export function ReportRecord({ view, report }: { view: View; report: PublishedReport }) {
  const m = view.m.reports
  const languages = new Intl.DisplayNames(view.language, { type: 'language', fallback: 'code' })
  const rows: readonly (readonly [string, string])[] = [
    [m.outlet, report.outlet ?? view.m.sources.unknownOutlet],
    [m.language, report.language === 'und' ? view.m.check.unknown : (languages.of(report.language) ?? report.language)],
    [m.credits, voicesIn(view, report.credits)],
  ]
  return (
    <dl class="record">
      {rows
        .filter(([, value]) => value !== '')
        .map(([term, value]) => (
          <div class="record-row">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      <div class="record-row">
        <dt>{m.published}</dt>
        <dd class="spread">
          <Dated view={view} edtf={report.published} />
          <OutsideLink view={view} url={report.url} outlet={report.outlet} />
        </dd>
      </div>
      <div class="record-row">
        <dt>{m.fingerprint}</dt>
        <dd class="hash">{report.sha256}</dd>
      </div>
    </dl>
  )
}
