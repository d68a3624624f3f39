import { peopleByName } from '../publishing/index.ts'
import { fill, Layout, NameSearch, PageLinks, PeopleTable, slicePage, type View } from '../ui/index.ts'
import type { PersonHit } from './deps.ts'
import type { Page } from './page.ts'

/** Keeps a page of the list under 100 kB. */
const PER_PAGE = 100

export function PeoplePage({ page: { view, edition, sources }, number }: { page: Page; number: number }) {
  const m = view.m.people
  const all = peopleByName(edition, view.language)
  const { items, of } = slicePage(all, number, PER_PAGE)
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <PeopleHead view={view} />
      <Ways view={view} />
      {all.length === 0 ? <p>{m.empty}</p> : <h2 class="count">{view.count(m.all, all.length)}</h2>}
      {items.length > 0 && <PeopleTable view={view} people={items} nameOf={sources.personName} />}
      <PageLinks view={view} path="/people" number={number} of={of} />
    </Layout>
  )
}

export interface FoundProps {
  readonly page: Page
  readonly query: string
  readonly hits: readonly PersonHit[]
}

export function PeopleFoundPage({ page: { view, edition, sources }, query, hits }: FoundProps) {
  const m = view.m.people
  const found = hits.flatMap((hit) => {
    const person = edition.people.get(hit.personId)
    return person ? [{ person, hit }] : []
  })
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <PeopleHead view={view} />
      <NameSearch view={view} query={query} />
      {found.length === 0 ? (
        <section class="none-found">
          <h2>{fill(m.none, { q: query })}</h2>
          <p>{m.noneHelp}</p>
        </section>
      ) : (
        <>
          <h2 class="count">{view.count(m.results, found.length, { q: query })}</h2>
          <PeopleTable
            view={view}
            people={found.map(({ person }) => person)}
            nameOf={sources.personName}
            reasons={new Map(found.map(({ person, hit }) => [person.id, hit.reasons]))}
          />
        </>
      )}
      <p>
        <a href={view.href('/people')}>{m.showAll}</a>
      </p>
    </Layout>
  )
}

/** A folder answers no form: there one looks from A to Z, or lets the one script look. */
function Ways({ view }: { view: View }) {
  const m = view.m.editions
  return (
    <>
      {!view.mirror && <NameSearch view={view} />}
      <p>
        <a href={view.href('/names')}>{m.names}</a>
        {view.mirror && (
          <>
            {' · '}
            <a href={view.href('/search/offline')}>{m.searchTitle}</a>
          </>
        )}
      </p>
    </>
  )
}

function PeopleHead({ view }: { view: View }) {
  return (
    <header class="page-head">
      <h1>{view.m.people.title}</h1>
      <p class="lead">{view.m.people.lead}</p>
    </header>
  )
}
