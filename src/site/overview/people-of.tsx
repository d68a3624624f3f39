import { PeopleTable } from '../../ui/index.ts'
import type { Page } from '../page.ts'

/** The people behind a number, as on every other page that lists people. */
export function PeopleOf({ page: { view, edition, sources }, title, ids }: PeopleOfProps) {
  const people = ids.flatMap((id) => edition.people.get(id) ?? [])
  if (people.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <PeopleTable view={view} people={people} nameOf={sources.personName} />
    </section>
  )
}

interface PeopleOfProps {
  readonly page: Page
  readonly title: string
  readonly ids: readonly string[]
}
