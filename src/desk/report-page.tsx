import type { PublishedClaim, PublishedReport } from '../publishing/index.ts'
import { AnnotatedArticle, ClaimHead, fill, Layout, type Placed, ReportHead } from '../ui/index.ts'
import type { Room } from './room.ts'

interface PlacedClaim extends Placed {
  readonly claim: PublishedClaim
}

export interface ReportPageProps {
  readonly room: Room
  readonly report: PublishedReport
  readonly text: string
}

/** A report with its whole text, every claim marked where it stands. */
export function ReportPage({ room: { view, register, sources }, report, text }: ReportPageProps) {
  const m = view.m
  return (
    <Layout view={view} title={report.title ?? m.sources.untitled}>
      <article class="report">
        <ReportHead view={view} report={report} reports={[...register.reports.values()]} />
        <section>
          <h2>{m.desk.text}</h2>
          <AnnotatedArticle
            view={view}
            text={text}
            language={report.language}
            title={report.title}
            claims={placed(report, register.claims)}
            card={({ claim, number }) => (
              <li class={`claim v-${claim.state}`} id={`c${number}`}>
                <a class="number" id={claim.id} href={`#t${number}`} aria-label={fill(m.check.back, { n: number })}>
                  {number}
                </a>
                <ClaimHead view={view} claim={claim} sources={sources} />
                {register.minorClaims.has(claim.id) && <p class="warn">{m.desk.minor}</p>}
              </li>
            )}
          />
        </section>
      </article>
    </Layout>
  )
}

function placed(report: PublishedReport, claims: ReadonlyMap<string, PublishedClaim>): readonly PlacedClaim[] {
  return report.claimIds
    .flatMap((id) => claims.get(id) ?? [])
    .toSorted((a, b) => a.quote.start - b.quote.start || a.quote.end - b.quote.end)
    .map((claim, i) => ({ claim, number: i + 1, start: claim.quote.start, end: claim.quote.end, state: claim.state }))
}
