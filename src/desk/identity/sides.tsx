import { Dated, describe, fill, deskIdentity as m, type View } from '../../ui/index.ts'
import type { Line, Side } from './load-question.ts'

/** A person of the register with what is said of them, beside another. */
export function PersonSide({ view, side, heading }: { view: View; side: Side; heading: string }) {
  return (
    <section class="id-side">
      <p class="id-kicker">{heading}</p>
      <h2>
        <a href={`/people/${encodeURIComponent(side.id)}`}>{side.name}</a>
      </h2>
      <p class="meta parts">
        <span>{side.id}</span>
        {side.born && <span>{fill(m.born, { year: side.born.slice(0, 4) })}</span>}
        {side.minor && <b>{m.minor}</b>}
        <span>{view.count(m.reports, side.reports)}</span>
      </p>
      {side.names.length > 1 && <p class="id-names">{side.names.filter((name) => name !== side.name).join(' · ')}</p>}
      <Timeline view={view} lines={side.lines} label={side.name} />
    </section>
  )
}

/** What is said, in the order in which it happened. */
export function Timeline({ view, lines, label }: { view: View; lines: readonly Line[]; label: string }) {
  if (lines.length === 0) return <p class="hint">{m.noClaims}</p>
  return (
    <table class="id-lines">
      <caption class="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{m.when}</th>
          <th scope="col">{m.what}</th>
          <th scope="col">{m.how}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ claim, state, report_id }) => {
          const subject = { kind: claim.subject.kind, name: claim.subject.name, personId: null }
          const { label: kind, parts } = describe(view, { ...claim, subject, kind: claim.releaseKind })
          return (
            <tr>
              <td>
                <Dated view={view} edtf={claim.date?.edtf ?? null} />
              </td>
              <td>
                <a href={`/read/${encodeURIComponent(report_id)}#c-${claim.id}`}>{kind}</a>
                {parts.length > 0 && `: ${parts.join(', ')}`}
              </td>
              <td>{state === null ? m.waiting : m.states[state]}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
