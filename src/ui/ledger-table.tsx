import type { Ledger } from '../publishing/index.ts'
import type { VerdictState } from '../weighing/index.ts'
import { Mark } from './marks.tsx'
import { Name } from './name.tsx'
import { heldClaims, type Sources } from './sources.ts'
import type { View } from './view.ts'

/** One line for each person named: outcome, independent origins for and against, and the reports behind them. */
export function LedgerTable({ view, slots, sources }: { view: View; slots: Ledger['slots']; sources: Sources }) {
  const m = view.m.events
  return (
    <table class="ledger">
      <thead>
        <tr>
          <th scope="col">{m.person}</th>
          <th scope="col">{m.outcomeColumn}</th>
          <th scope="col" class="num">
            {m.for}
          </th>
          <th scope="col" class="num">
            {m.against}
          </th>
          <th scope="col">{m.evidence}</th>
        </tr>
      </thead>
      <tbody>
        {slots.map((slot) => (
          <tr>
            <th scope="row">
              <PublishedName view={view} person={slot.person} sources={sources} />
              <Reasons view={view} codes={slot.reasonCodes} />
            </th>
            <td class={`outcome v-${stateOf(slot)}`}>
              <Mark state={stateOf(slot)} /> <span>{view.m.outcome[slot.outcome]}</span>
            </td>
            <td class="num">{view.number(slot.for)}</td>
            <td class="num">{view.number(slot.against)}</td>
            <td>
              <EvidenceLinks view={view} claimIds={slot.evidence} sources={sources} brief />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same measure as everywhere: two independent origins and none against support. */
function stateOf({ for: pro, against }: Ledger['slots'][number]): VerdictState {
  if (against > 0) return pro > 0 ? 'disputed' : 'contradicted'
  return pro >= 2 ? 'supported' : pro === 1 ? 'single_origin' : 'unseen'
}

export function PublishedName({
  view,
  person,
  sources,
}: {
  view: View
  person: Ledger['slots'][number]['person']
  sources: Sources
}) {
  const own = person.id === null ? undefined : sources.personName(person.id)
  return <Name view={view} name={own ?? person.name} personId={own === undefined ? null : person.id} />
}

type Reason = Ledger['slots'][number]['reasonCodes'][number] | Ledger['tallies'][number]['reasonCodes'][number]

export function Reasons({ view, codes }: { view: View; codes: readonly Reason[] }) {
  if (codes.length === 0) return null
  return <span class="reasons">{codes.map((code) => view.m.reason[code]).join(', ')}</span>
}

/** Links to the words themselves, one for each report; kept short because a ledger has many lines. */
export function EvidenceLinks({
  view,
  claimIds,
  sources,
  brief = false,
}: {
  view: View
  claimIds: readonly string[]
  sources: Sources
  /** Under a heading that says what it is, the bare number will do. */
  brief?: boolean
}) {
  const links = heldClaims(sources, claimIds)
  if (links.length === 0) return null
  return (
    <details class="evidence">
      <summary>
        {brief ? (
          <>
            <span class="open-sources" aria-hidden="true">
              {view.number(links.length)}
            </span>
            <span class="visually-hidden">{view.count(view.m.sources.title, links.length)}</span>
          </>
        ) : (
          <span class="open-sources">{view.count(view.m.sources.title, links.length)}</span>
        )}
      </summary>
      <ul class="evidence-links">
        {links.map(({ claim, report }) => (
          <li>
            <a href={view.href(`/reports/${encodeURIComponent(report.id)}#${encodeURIComponent(claim.id)}`)}>
              {report.outlet ?? view.m.sources.unknownOutlet}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
