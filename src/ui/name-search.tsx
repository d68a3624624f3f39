import type { View } from './view.ts'

/** Looks a person up. Sent as a form body: an address with a name in it would stay in histories and in proxies' logs. */
export function NameSearch({
  view,
  query = '',
  level = 'page',
}: {
  view: View
  query?: string
  level?: 'page' | 'aside'
}) {
  const m = view.m.people
  return (
    <search>
      <form class={`name-search name-search-${level}`} method="post" action={view.href('/people')}>
        <label for="q">{m.search}</label>
        <div class="search-row">
          <input id="q" name="q" type="search" value={query} autocomplete="off" spellcheck={false} maxlength={200} />
          <button type="submit">{m.searchButton}</button>
        </div>
        <p class="hint">{m.searchHint}</p>
      </form>
    </search>
  )
}
