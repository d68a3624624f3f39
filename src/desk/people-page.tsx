import { fill, Layout, NameSearch, PageLinks, PeopleTable, slicePage } from '../ui/index.ts'
import type { Room } from './room.ts'

const PER_PAGE = 100

export interface PeoplePageProps {
  readonly room: Room
  readonly number: number
  /** After a search: what was asked, and whom it may mean, best first. */
  readonly found?: {
    readonly query: string
    readonly hits: readonly { readonly personId: string; readonly reasons: readonly string[] }[]
  }
}

export function PeoplePage({ room: { view, register }, number, found }: PeoplePageProps) {
  const m = view.m
  const collator = new Intl.Collator(view.language)
  const all = found
    ? found.hits.flatMap(({ personId }) => register.people.get(personId) ?? [])
    : [...register.people.values()].toSorted((a, b) => collator.compare(a.name, b.name))
  const { items, of } = slicePage(all, number, PER_PAGE)
  const heading = found
    ? view.count(m.people.results, all.length, { q: found.query })
    : view.count(m.people.all, all.length)
  return (
    <Layout view={view} title={m.people.title}>
      <header class="page-head">
        <h1>{m.people.title}</h1>
        <p class="lead">{m.desk.peopleLead}</p>
      </header>
      <NameSearch view={view} query={found?.query ?? ''} />
      <h2 class="count">{found && all.length === 0 ? fill(m.people.none, { q: found.query }) : heading}</h2>
      {items.length > 0 && (
        <PeopleTable
          view={view}
          people={items}
          reasons={new Map(found?.hits.map(({ personId, reasons }) => [personId, reasons]))}
        />
      )}
      <PageLinks view={view} path="/people" number={number} of={of} />
    </Layout>
  )
}
