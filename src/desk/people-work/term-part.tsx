import { Dated, fill, deskPeople as m, type View } from '../../ui/index.ts'
import { sentence } from '../reading-room/claim-card.tsx'
import { type ExpectedTerm, expectedTerms } from './expected-term.ts'
import type { FileClaim } from './load-file.ts'

/** When a term may end, with all that it was worked out from; nothing where the file does not tell enough. */
export function TermPart({ view, claims }: { view: View; claims: readonly FileClaim[] }) {
  const found = expectedTerms(claims)
  if (found.length === 0) return null
  return (
    <section id="term">
      <h2>{m.term.title}</h2>
      <p class="warn">{m.term.hint}</p>
      {found.map((one) => (
        <Range view={view} one={one} claims={claims} />
      ))}
    </section>
  )
}

function Range({ view, one, claims }: { view: View; one: ExpectedTerm; claims: readonly FileClaim[] }) {
  const { country, inputs, estimate } = one
  const words: Readonly<Record<string, string>> = m.term.codes
  const said = (codes: readonly string[]) => codes.map((code) => words[code] ?? code).join('; ')
  const { years, months, days } = inputs.term
  const [before] = inputs.before
  return (
    <dl class="rr-facts">
      <dt>{m.term.range}</dt>
      <dd>
        <Dated view={view} edtf={estimate.earliest} /> – <Dated view={view} edtf={estimate.latest} /> ({m.term.likely}{' '}
        <Dated view={view} edtf={estimate.likely} />) · {m.term.uncertain}
      </dd>
      <dt>{m.term.inputs}</dt>
      <dd>
        {fill(m.term.told, {
          years: String(years),
          months: String(months),
          days: String(days),
          from: before?.from ?? '–',
          verdict: inputs.verdict ?? '–',
          inForce: inputs.inForce ?? m.term.unknown,
          target: inputs.target ?? m.term.unknown,
        })}{' '}
        {claims
          .filter(({ id }) => one.claimIds.includes(id))
          .map(({ id, reportId, claim }, at) => (
            <>
              {at > 0 && ' · '}
              <a href={`/read/${encodeURIComponent(reportId)}?at=${id}#c-${id}`}>{sentence(view, claim)}</a>
            </>
          ))}
      </dd>
      <dt>{m.term.rule}</dt>
      <dd>
        {country}, {fill(m.term.version, { n: String(estimate.version) })}: {estimate.rules.join(', ') || m.term.noRule}
      </dd>
      <dt>{m.term.assumed}</dt>
      <dd>{said(['custody_throughout', ...estimate.assumptions])}</dd>
      {estimate.missing.length > 0 && <dt>{m.term.missing}</dt>}
      {estimate.missing.length > 0 && <dd>{said(estimate.missing)}</dd>}
    </dl>
  )
}
