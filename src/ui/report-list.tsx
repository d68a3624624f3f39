import type { PublishedReport } from '../publishing/index.ts'
import { Dated } from './dated.tsx'
import type { View } from './view.ts'

/** Reports as a catalogue lists them: title, outlet, day. */
export function ReportList({ view, reports }: { view: View; reports: readonly PublishedReport[] }) {
  return (
    <ul class="catalogue">
      {reports.map((report) => (
        <li>
          <a
            class="catalogue-title"
            href={view.href(`/reports/${encodeURIComponent(report.id)}`)}
            lang={report.language}
          >
            {report.title ?? view.m.sources.untitled}
          </a>
          <span class="parts">
            <span>{report.outlet ?? view.m.sources.unknownOutlet}</span> <Dated view={view} edtf={report.published} />{' '}
            {report.claimIds.length > 0 && <span>{view.count(view.m.reports.claims, report.claimIds.length)}</span>}
            {report.aiWritten && <span class="warn">{view.m.sources.ai}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
