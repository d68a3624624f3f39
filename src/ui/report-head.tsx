import type { PublishedReport } from '../publishing/index.ts'
import { ReportRecord } from './claim-list.tsx'
import { Quote } from './quote.tsx'
import { ReportList } from './report-list.tsx'
import type { View } from './view.ts'

export interface ReportHeadProps {
  readonly view: View
  readonly report: PublishedReport
  /** Reports of the same lineage. */
  readonly reports: readonly PublishedReport[]
}

/** A report's entry in the catalogue: what it is, what it says in our words, which reports are one text with it. */
export function ReportHead({ view, report, reports }: ReportHeadProps) {
  const siblings = reports.filter(({ id, lineage }) => lineage === report.lineage && id !== report.id)
  return (
    <>
      <header class="page-head">
        <h1 lang={report.language}>{report.title ?? view.m.sources.untitled}</h1>
      </header>
      {report.aiWritten && <aside class="notice notice-ai">{view.m.reports.ai}</aside>}
      {report.notices.map(({ kind, quote }) => (
        <aside class="notice">
          <p class="notice-title">{view.m.notice[kind]}</p>
          <Quote text={quote} language={report.language} />
        </aside>
      ))}
      <ReportRecord view={view} report={report} />
      {report.summary && (
        <section>
          <h2>{view.m.reports.summary}</h2>
          <p class="lead">{report.summary}</p>
        </section>
      )}
      {siblings.length > 0 && (
        <section>
          <h2>{view.count(view.m.reports.lineage, siblings.length)}</h2>
          <p class="meta">{view.m.reports.lineageHint}</p>
          <ReportList view={view} reports={siblings} />
        </section>
      )}
    </>
  )
}
