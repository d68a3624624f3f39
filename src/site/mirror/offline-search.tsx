import type { EditionView } from '../../publishing/index.ts'
import { createView, Layout, LOCALES, type Locale } from '../../ui/index.ts'
import { personNames } from '../names.ts'
import { fileOf, withRelativeLinks } from './addresses.ts'
import { SEARCH_SCRIPT } from './search-script.ts'

const PREFIXES = LOCALES.map(({ prefix }) => prefix)

/** The one script there is, in a copy that is read from a folder: it looks names up in an index that was made beforehand. */
export function offlineSearch(edition: EditionView): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const entries = personNames(edition).map(({ id, name, names }) => [
    id,
    name,
    names.map(({ text }) => text).join('\u0001'),
  ])
  const pages = LOCALES.map((locale) => {
    const path = fileOf(`${locale.prefix}/search/offline`, PREFIXES)
    return { path, bytes: Buffer.from(pageIn(locale, path)) }
  })
  return [
    { path: 'assets/search.js', bytes: Buffer.from(SEARCH_SCRIPT) },
    { path: 'assets/search-index.js', bytes: Buffer.from(`const INDEX=${JSON.stringify(entries)}\n`) },
    ...pages,
  ]
}

function pageIn(locale: Locale, path: string): string {
  const view = createView('site', '/search/offline', locale, { mirror: true })
  const m = view.m.editions
  const page = (
    <Layout view={view} title={m.searchTitle}>
      <header class="page-head">
        <h1>{m.searchTitle}</h1>
        <p class="lead">{m.searchLead}</p>
      </header>
      <search>
        <label for="q">{view.m.people.search}</label>
        <div class="search-row">
          <input
            id="q"
            type="search"
            autocomplete="off"
            spellcheck={false}
            data-none={m.searchNone}
            data-people={view.href('/people/')}
          />
        </div>
      </search>
      <ul class="links" id="found" aria-live="polite" />
      <noscript>
        <p>{m.searchNoScript}</p>
      </noscript>
      <p>
        <a href={view.href('/names')}>{m.names}</a>
      </p>
      <script src="/assets/search-index.js" />
      <script src="/assets/search.js" />
    </Layout>
  )
  const relative = withRelativeLinks(`<!doctype html>${String(page)}`, path, PREFIXES).html
  return relative.replace(/data-people="[^"]*"/, 'data-people="../people/"')
}
