import type { Fact } from '../publishing/index.ts'
import { Evidence } from './check/claim-card.tsx'
import { Dated } from './dated.tsx'
import { describe } from './describe.ts'
import { sortKey } from './edtf.ts'
import { Explanation } from './explanation.tsx'
import { VerdictMark } from './marks.tsx'
import { Parts } from './parts.tsx'
import type { Sources } from './sources.ts'
import type { View } from './view.ts'

/** What is known of one person, in the order of time, each fact with its weight and its sources. */
export function FactList({ view, facts, sources }: { view: View; facts: readonly Fact[]; sources: Sources }) {
  const ordered = facts.toSorted((a, b) => compare(order(a), order(b)))
  return (
    <ol class="facts">
      {ordered.map((fact) => {
        const description = describe(view, fact)
        const { label, parts } = description
        const language = sources.report([...fact.for, ...fact.against][0]?.reportId ?? '')?.language ?? ''
        return (
          <li class={`fact v-${fact.state}`} id={fact.id}>
            <p class="fact-date">{fact.date ? <Dated view={view} edtf={fact.date.edtf} /> : view.m.person.undated}</p>
            <div class="fact-body">
              <h3>{label}</h3>
              {parts.length > 0 && (
                <p class="parts">
                  <Parts of={description} language={language} />
                </p>
              )}
              <p class="fact-verdict">
                <VerdictMark view={view} state={fact.state} />
                {fact.ladder !== fact.state && <span class="meta">{view.m.ladder[fact.ladder]}</span>}
              </p>
              <Explanation view={view} weighed={fact} />
              <Evidence view={view} verdict={fact} sources={sources} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** '~' sorts after '-': within one month a fact without a day comes last. */
function order({ date }: Fact): string {
  return `${sortKey(date?.edtf ?? null)}~`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
