import type { PersonEntry } from '../publishing/index.ts'
import { Layout, PersonView } from '../ui/index.ts'
import type { Page } from './page.ts'

export function PersonPage({ page: { view, edition, sources }, person }: { page: Page; person: PersonEntry }) {
  return (
    <Layout view={view} title={person.name} edition={edition}>
      <PersonView view={view} person={person} events={edition.events} sources={sources} />
    </Layout>
  )
}
