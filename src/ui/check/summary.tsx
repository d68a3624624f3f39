import type { VerdictState } from '../../weighing/index.ts'
import { describe } from '../describe.ts'
import { Explanation } from '../explanation.tsx'
import { Mark, STATES, VerdictKey, VerdictMark } from '../marks.tsx'
import type { View } from '../view.ts'
import type { Shown } from './numbered.ts'

/** What was found, at a glance: a number for each verdict, and the claims that fail first. */
export function Summary({ view, shown }: { view: View; shown: Shown }) {
  const n = shown.claims.length
  const first = shown.claims.filter(({ state }) => state === 'contradicted' || state === 'disputed')
  return (
    <section class="summary" aria-label={view.m.check.tally}>
      <p class="summary-count">{n === 0 ? view.m.check.noClaims : view.count(view.m.check.claims, n)}</p>
      {n === 0 ? <p class="meta">{view.m.check.noClaimsHelp}</p> : <Tally view={view} tally={shown.tally} />}
      {shown.minors > 0 && <p class="minors">{view.count(view.m.check.minors, shown.minors)}</p>}
      {first.length > 0 && (
        <div class="first">
          <h2>{view.m.check.first}</h2>
          <ul>
            {first.map((item) => {
              const { label, subject } = describe(view, item.claim)
              return (
                <li class={`v-${item.state}`}>
                  <VerdictMark view={view} state={item.state} />
                  <a href={`#c${item.number}`}>
                    <span class="label">{label}</span> {subject}
                  </a>
                  <Explanation view={view} weighed={item.verdict} inline />
                </li>
              )
            })}
          </ul>
        </div>
      )}
      <VerdictKey view={view} />
    </section>
  )
}

function Tally({ view, tally }: { view: View; tally: Readonly<Record<VerdictState, number>> }) {
  return (
    <ul class="tally">
      {STATES.map((state) => (
        <li class={`v-${state}${tally[state] === 0 ? ' none' : ''}`}>
          <span class="tally-number">{view.number(tally[state])}</span>
          <span class="tally-word">
            <Mark state={state} /> {view.m.verdict[state]}
          </span>
        </li>
      ))}
    </ul>
  )
}
