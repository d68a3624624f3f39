import type { CheckedPerson } from '../../check/index.ts'
import { Name } from '../name.tsx'
import { sentence } from '../sentence.ts'
import type { Sources } from '../sources.ts'
import { fill, type View } from '../view.ts'

/** Whom the names in the article probably mean. Minors are left out here as everywhere. */
export function PeopleNamed({
  view,
  people,
  sources,
}: {
  view: View
  people: readonly CheckedPerson[]
  sources: Sources
}) {
  const shown = people.filter(({ minor }) => !minor)
  if (shown.length === 0) return null
  const m = view.m.check
  return (
    <section class="named" aria-labelledby="named-heading">
      <h2 id="named-heading">{m.people}</h2>
      <p class="meta">{m.peopleHint}</p>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{m.person}</th>
            <th scope="col">{m.likely}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((person) => (
            <tr>
              <th scope="row">{person.name}</th>
              <td>
                <Match view={view} person={person} sources={sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Match({ view, person, sources }: { view: View; person: CheckedPerson; sources: Sources }) {
  const { match } = person
  const name = match ? sources.personName(match.personId) : undefined
  if (!match || name === undefined) return <span class="meta">{view.m.check.notFound}</span>
  return (
    <>
      <Name view={view} name={name} personId={match.personId} />{' '}
      <span class="meta">
        {fill(view.m.check.closeness, { percent: `${Math.round(match.score * 100)}%` })}
        {match.reasons.length > 0 && <span {...view.english}>: {sentence(match.reasons)}</span>}
      </span>
    </>
  )
}
