import type { Claim, KeptSecondReading } from '../../reading/index.ts'
import { describe, Layout, Quote, type View } from '../../ui/index.ts'

export interface SecondPageProps {
  readonly view: View
  readonly report: { readonly id: string; readonly title: string | null; readonly language: string }
  readonly second: KeptSecondReading
  /** What the rules read of the same report, by id. */
  readonly rules: ReadonlyMap<string, Claim>
}

/** In what a model reads a report differently. It decides nothing: whoever agrees makes a claim of it by hand. */
export function SecondPage({ view, report, second, rules }: SecondPageProps) {
  const { differences, refused, reading, extractor } = second
  const byId = new Map(reading.claims.map((claim) => [claim.id, claim]))
  const room = `/read/${encodeURIComponent(report.id)}`
  const refusals = refused.quote_not_found + refused.subject_not_found
  return (
    <Layout view={view} title="Second reader">
      <header class="page-head">
        <h1>Second reader</h1>
        <p class="lead">{report.title ?? report.id}</p>
        <p class="meta">
          Read by {extractor}, beside the rules. {differences.agreed} claims as the rules read them; {refusals} refused,
          because the report does not have their words or names. Nothing on this page counts until a person makes a
          claim of it.
        </p>
      </header>
      <section>
        <h2>Read otherwise</h2>
        {differences.other.length === 0 && <p>Nothing.</p>}
        {differences.other.map((pair) => (
          <div class="second-pair">
            <p class="meta">Differs in: {pair.in.join(', ')}</p>
            <Side view={view} who="Rules" claim={rules.get(pair.rules)} language={report.language} />
            <Side view={view} who="Model" claim={byId.get(pair.second)} language={report.language} room={room} />
          </div>
        ))}
      </section>
      <section>
        <h2>Only the model reads</h2>
        {differences.onlySecond.length === 0 && <p>Nothing.</p>}
        {differences.onlySecond.map((id) => (
          <Side view={view} who="Model" claim={byId.get(id)} language={report.language} room={room} />
        ))}
      </section>
      <section>
        <h2>Only the rules read</h2>
        {differences.onlyRules.length === 0 && <p>Nothing.</p>}
        {differences.onlyRules.map((id) => (
          <Side view={view} who="Rules" claim={rules.get(id)} language={report.language} />
        ))}
      </section>
      <p>
        <a href={room}>Back to the reading room</a>
      </p>
    </Layout>
  )
}

interface SideProps {
  readonly view: View
  readonly who: string
  readonly claim: Claim | undefined
  readonly language: string
  readonly room?: string
}

function Side({ view, who, claim, language, room }: SideProps) {
  if (!claim) return null
  const { subject, ...rest } = claim
  const words = describe(view, {
    ...rest,
    kind: claim.releaseKind,
    subject: { kind: subject.kind, name: subject.name, personId: null },
  })
  return (
    <div class="second-side">
      <p>
        <b>{who}:</b> {words.label} {words.subject}{' '}
        {[claim.date?.edtf ?? '', ...words.parts].filter(Boolean).join(' · ')}
      </p>
      <Quote text={claim.quote.text} language={language} />
      {room && (
        <p>
          <a href={`${room}?quote=${encodeURIComponent(claim.quote.text)}#by-hand`}>Make a claim of these words</a>
        </p>
      )}
    </div>
  )
}
