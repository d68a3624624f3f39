import type { Letters } from '../publishing/index.ts'
import { AroundDate } from './dated.tsx'
import type { View } from './view.ts'

/** Where somebody is held and who may write there, with the day and the source of that; and what writing can mean for the writer. */
export function LettersView({ view, letters: { facility, rule } }: { view: View; letters: Letters }) {
  const m = view.m.letters
  return (
    <section class="letters">
      <h2>{m.title}</h2>
      <p>
        <a href={view.href(`/facilities/${facility.id}`)}>
          {facility.names[view.language] ?? facility.names.en ?? facility.id}
        </a>
      </p>
      {rule === null ? (
        <p>{m.unknown}</p>
      ) : (
        <>
          <p>{rule.says[view.language] ?? m.accepted[rule.accepted]}</p>
          <p class="meta">
            <AroundDate view={view} text={m.asOf} edtf={rule.as_of} />{' '}
            <a href={rule.source} rel="noreferrer noopener external">
              {m.source}
            </a>
          </p>
        </>
      )}
      <p class="hint">{m.care}</p>
    </section>
  )
}
