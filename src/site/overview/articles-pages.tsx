import type { OffenceEntry, Overview } from '../../publishing/index.ts'
import { Layout, type View } from '../../ui/index.ts'
import type { Page } from '../page.ts'
import { PeopleOf } from './people-of.tsx'

export function ArticlesPage({ page: { view, edition }, overview }: { page: Page; overview: Overview }) {
  const m = view.m.overview.articles
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      {overview.offences.length === 0 && <p>{m.none}</p>}
      <ul class="entries">
        {overview.offences.map(({ offence, personIds }) => (
          <li>
            <a href={view.href(`/articles/${offence.id}`)}>{articleName(view, offence)}</a>{' '}
            <span class="meta">{view.count(view.m.people.all, personIds.length)}</span>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

export function ArticlePage({ page, entry }: { page: Page; entry: OffenceEntry }) {
  const { view, edition } = page
  const { offence, personIds } = entry
  const m = view.m.overview.articles
  const wordings = Object.values(offence.short ?? {}).flat()
  const name = articleName(view, offence)
  return (
    <Layout view={view} title={name} edition={edition}>
      <header class="page-head">
        <h1>{name}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      {wordings.length > 0 && (
        <dl class="record">
          <div>
            <dt>{m.wording}</dt>
            <dd>{wordings.join('; ')}</dd>
          </div>
        </dl>
      )}
      <PeopleOf page={page} title={m.charged} ids={personIds} />
      <p>
        <a href={view.href('/articles')}>{m.title}</a>
      </p>
    </Layout>
  )
}

function articleName(view: View, { article, names, id }: OffenceEntry['offence']): string {
  return `${article} · ${names[view.language] ?? names.en ?? id}`
}
