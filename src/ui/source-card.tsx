import type { EvidenceRef } from '../weighing/index.ts'
import { Dated } from './dated.tsx'
import { Quote } from './quote.tsx'
import type { Sources } from './sources.ts'
import { fill, type View } from './view.ts'
import { voiceIn } from './voice-in.ts'

/** One report that speaks for or against: who, when, in which words, and two ways to read on. */
export function SourceCard({ view, source, sources }: { view: View; source: EvidenceRef; sources: Sources }) {
  const report = sources.report(source.reportId)
  const claim = sources.claim(source.claimId)
  const m = view.m.sources
  if (!report)
    return (
      <li class="source">
        <p class="source-head">{source.origin}</p>
        <p class="meta">{m.notHeld}</p>
      </li>
    )
  const outlet = report.outlet ?? m.unknownOutlet
  return (
    <li class="source">
      <p class="source-head">
        <b>{outlet}</b> <Dated view={view} edtf={report.published} />{' '}
        {source.origin !== outlet && <span>{fill(m.credits, { origin: voiceIn(view, source.origin) })}</span>}
        {report.aiWritten && <span class="warn">{m.ai}</span>}
      </p>
      {claim && <Quote text={claim.quote.text} language={report.language} cite={report.url} />}
      <p class="source-links">
        <a href={view.href(`/reports/${encodeURIComponent(report.id)}`)}>{m.inRegister}</a>{' '}
        <OutsideLink view={view} url={report.url} outlet={report.outlet} />
      </p>
    </li>
  )
}

/** A link out of the register. It tells the other site nothing about where the reader came from. */
export function OutsideLink({ view, url, outlet }: { view: View; url: string | null; outlet: string | null }) {
  if (!url || !/^https?:\/\//i.test(url)) return null
  return (
    <a href={url} rel="noreferrer noopener external">
      {outlet ? fill(view.m.sources.original, { outlet }) : view.m.sources.originalUntold}
    </a>
  )
}
