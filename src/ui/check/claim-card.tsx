import type { Verdict } from '../../weighing/index.ts'
import { Dated } from '../dated.tsx'
import { describe } from '../describe.ts'
import { VerdictMark } from '../marks.tsx'
import { OriginsPicture } from '../origins-picture.tsx'
import { SourceCard } from '../source-card.tsx'
import type { Sources } from '../sources.ts'
import { fill, type View } from '../view.ts'
import type { Numbered } from './numbered.ts'

/** The verdict on one claim, beside the words it stands in. */
export function ClaimCard({ view, item, sources }: { view: View; item: Numbered; sources: Sources }) {
  const { claim, verdict, number } = item
  const { label, subject, parts } = describe(view, claim)
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
        {parts.map((part) => (
          <span>{part}</span>
        ))}
        {claim.speaker && claim.speaker.kind !== 'outlet' && (
          <span>{fill(view.m.check.said, { name: claim.speaker.name })}</span>
        )}
      </p>
      {verdict.explanation && <p class="explanation">{verdict.explanation}</p>}
      <OriginsPicture view={view} counts={verdict.independentOrigins} />
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
      <ul>
        {verdict.beside.map((ref) => {
          const report = sources.report(ref.reportId)
          return (
            <li>
              {ref.says}{' '}
              {report ? (
                <a href={view.href(`/reports/${encodeURIComponent(ref.reportId)}`)}>{ref.origin}</a>
              ) : (
                <span class="meta">{ref.origin}</span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The sources behind a verdict, one click away. */
export function Evidence({ view, verdict, sources }: { view: View; verdict: EvidenceOf; sources: Sources }) {
  const m = view.m.sources
  const n = verdict.for.length + verdict.against.length
  if (n === 0) return null
  return (
    <details class="evidence">
      <summary>{view.count(m.title, n)}</summary>
      {(['against', 'for'] as const).map(
        (side) =>
          verdict[side].length > 0 && (
            <section class={`side side-${side}`}>
              <h4>{m[side]}</h4>
              <ul>
                {verdict[side].map((source) => (
                  <SourceCard view={view} source={source} sources={sources} />
                ))}
              </ul>
            </section>
          ),
      )}
    </details>
  )
}

type EvidenceOf = Pick<Verdict, 'for' | 'against'>
