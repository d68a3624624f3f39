import { Layout, VerdictKey } from '../ui/index.ts'
import type { Page } from './page.ts'

/** Method and About: a title, a lead and sections, all from the messages. */
export function TextPage({ page: { view, edition }, text }: { page: Page; text: 'method' | 'about' }) {
  const { title, lead, sections } = view.m[text]
  return (
    <Layout view={view} title={title} edition={edition}>
      <article class="prose">
        <header class="page-head">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
        </header>
        {sections.map((section) => (
          <section>
            <h2>{section.title}</h2>
            <p>{section.text}</p>
          </section>
        ))}
        {text === 'method' && <VerdictKey view={view} open />}
      </article>
    </Layout>
  )
}
