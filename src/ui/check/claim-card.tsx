import type { Verdict } from '../../weighing/index.ts'
import { Dated } from '../dated.tsx'
import { describe } from '../describe.ts'
import { Explanation } from '../explanation.tsx'
import { said } from '../explanations.ts'
import { VerdictMark } from '../marks.tsx'
import { OriginsPicture } from '../origins-picture.tsx'
import { Parts } from '../parts.tsx'
import { SourceCard } from '../source-card.tsx'
import type { Sources } from '../sources.ts'
import { fill, type View } from '../view.ts'
import { voiceIn } from '../voice-in.ts'
import type { Numbered } from './numbered.ts'

/** The verdict on one claim, beside the words it stands in. */
export function ClaimCard({ view, item, sources }: { view: View; item: Numbered; sources: Sources }) {
  const { claim, verdict, number } = item
  const description = describe(view, claim)
  const { label, subject } = description
  return (
    <li class={`claim v-${verdict.state}`} id={`c${number}`}>
      <div class="claim-head">
        <a class="number" href={`#t${number}`} aria-label={fill(view.m.check.back, { n: number })}>
          {number}
        </a>
        <VerdictMark view={view} state={verdict.state} />
      </div>
      <h3 class="claim-title">
        <span class="label">{label}</span> <span class="subject">{subject}</span>
      </h3>
      <p class="meta parts">
        {claim.date && <Dated view={view} edtf={claim.date.edtf} />}
        <Parts of={description} language="" />
        {claim.speaker && claim.speaker.kind !== 'outlet' && (
          <span>{fill(view.m.check.said, { name: voiceIn(view, claim.speaker.name) })}</span>
        )}
      </p>
      <Explanation view={view} weighed={verdict} />
      <Beside view={view} verdict={verdict} sources={sources} />
      <Evidence view={view} verdict={verdict} sources={sources} />
    </li>
  )
}

/** Counts of something else about the same event: shown with what they say, never as contradictions. */
function Beside({ view, verdict, sources }: { view: View; verdict: Verdict; sources: Sources }) {
  if (verdict.beside.length === 0) return null
  return (
    <div class="beside">
      <h4>{view.m.check.beside}</h4>
      <BesideList view={view} beside={verdict.beside.slice(0, BESIDE_SHOWN)} sources={sources} />
      {verdict.beside.length > BESIDE_SHOWN && (
        <details class="folded">
          <summary>{view.count(view.m.check.besideMore, verdict.beside.length - BESIDE_SHOWN)}</summary>
          <BesideList view={view} beside={verdict.beside.slice(BESIDE_SHOWN)} sources={sources} />
        </details>
      )}
    </div>
  )
}

const BESIDE_SHOWN = 4

function BesideList({ view, beside, sources }: { view: View; beside: Verdict['beside']; sources: Sources }) {
  return (
    <ul>
      {beside.map(({ says, parts, origin, reportId }) => (
        <li>
          {parts ? <span>{said(view, parts)}</span> : <span {...view.english}>{says}</span>}{' '}
          {sources.report(reportId) ? (
            <a href={view.href(`/reports/${encodeURIComponent(reportId)}`)}>{voiceIn(view, origin)}</a>
          ) : (
            <span class="meta">{voiceIn(view, origin)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

export type Weighed = Pick<Verdict, 'for' | 'against' | 'independentOrigins'>

/** How many independent origins speak for and against; the sources themselves one click away. */
export function Evidence({ view, verdict, sources }: { view: View; verdict: Weighed; sources: Sources }) {
  const n = verdict.for.length + verdict.against.length
  const picture = <OriginsPicture view={view} counts={verdict.independentOrigins} />
  if (n === 0) return <p class="evidence">{picture}</p>
  return (
    <details class="evidence">
      <summary>
        {picture} <span class="open-sources">{view.count(view.m.sources.title, n)}</span>
      </summary>
      <Side view={view} side="against" verdict={verdict} sources={sources} />
      <Side view={view} side="for" verdict={verdict} sources={sources} />
    </details>
  )
}

interface SideProps {
  readonly view: View
  readonly side: 'for' | 'against'
  readonly verdict: Weighed
  readonly sources: Sources
}

function Side({ view, side, verdict, sources }: SideProps) {
  if (verdict[side].length === 0) return null
  return (
    <section class="side">
      <h4>{view.m.sources[side]}</h4>
      <ul>
        {verdict[side].map((source) => (
          <SourceCard view={view} source={source} sources={sources} />
        ))}
      </ul>
    </section>
  )
}
