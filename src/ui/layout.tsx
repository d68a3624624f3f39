import type { Child } from 'hono/jsx'
import { CsrfForm } from './csrf-form.tsx'
import { AroundDate } from './dated.tsx'
import { MarkSymbols } from './marks.tsx'
import { stylesheet } from './stylesheet.ts'
import { fill, type View } from './view.ts'

/** Where the quick exit leads: a site that nobody has to explain having open. */
export const EXIT = 'https://www.wikipedia.org/'

const SITE_NAV = ['check', 'people', 'events', 'briefings', 'reports', 'statistics', 'method', 'about'] as const
const MORE = ['calendar', 'facilities', 'articles', 'organisations', 'outlets'] as const

export interface LayoutProps {
  readonly view: View
  readonly title: string
  readonly edition?: { readonly id: string; readonly published: string } | undefined
  /** The front page says the tagline itself, large. */
  readonly front?: boolean
  /** Further files of this page, by their address: `.css`, or a `.js` module on the desk. */
  readonly assets?: readonly string[]
  readonly children: Child
}

/** The whole document around a page. */
export function Layout({ view, title, edition, front = false, assets = [], children }: LayoutProps) {
  return (
    <html lang={view.language} dir={view.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{titleOf(view, title)}</title>
        <link rel="stylesheet" href={stylesheet.path} />
        {assets.map((path) =>
          path.endsWith('.css') ? <link rel="stylesheet" href={path} /> : <script type="module" src={path} />,
        )}
        <link rel="icon" href={view.neutral ? 'data:,' : '/icon.svg'} type="image/svg+xml" />
      </head>
      <body class={view.face}>
        <a class="skip" href="#content">
          {view.m.skip}
        </a>
        <MarkSymbols />
        <Masthead view={view} front={front} />
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <Footer view={view} edition={edition} />
      </body>
    </html>
  )
}

function titleOf(view: View, title: string): string {
  if (view.neutral) return view.m.neutralTitle
  return title === view.m.name ? title : `${title} · ${view.m.name}`
}

function Masthead({ view, front }: { view: View; front: boolean }) {
  const links =
    view.staff?.menu ??
    SITE_NAV.filter((key) => !(view.mirror && key === 'check')).map((key) => ({
      path: `/${key}`,
      label: view.m.nav[key],
    }))
  return (
    <header class="masthead">
      <div class="masthead-top">
        <a class="wordmark" href={view.href('/')}>
          {view.m.name}
        </a>
        <p class="tagline">{front ? '' : view.m.tagline}</p>
        <a class="leave" href={EXIT} rel="noreferrer noopener" title={view.m.leaveHint}>
          {view.m.leave}
        </a>
      </div>
      {links.length > 0 && (
        <nav aria-label={view.m.menu}>
          <ul class="menu">
            {links.map(({ path, label }) => (
              <NavLink view={view} path={path} label={label} />
            ))}
          </ul>
        </nav>
      )}
      {view.staff?.name && (
        <CsrfForm view={view} action="/sign-out" class="signed-in">
          <a href="/account">{view.staff.name}</a>
          <button type="submit" class="plain">
            {view.m.signOut}
          </button>
        </CsrfForm>
      )}
    </header>
  )
}

function NavLink({ view, path, label }: { view: View; path: string; label: string }) {
  const here = view.path === path || (path !== '/' && view.path.startsWith(`${path}/`))
  return (
    <li>
      <a href={view.href(path)} {...(here ? { 'aria-current': 'page' as const } : {})}>
        {label}
      </a>
    </li>
  )
}

function Footer({ view, edition }: { view: View; edition: LayoutProps['edition'] }) {
  return (
    <footer class="footer">
      {edition && !view.mirror && (
        <p>
          <AroundDate
            view={view}
            text={fill(view.m.footer.edition, { id: edition.id })}
            edtf={edition.published.slice(0, 10)}
          />
        </p>
      )}
      <p>{view.face === 'desk' ? view.m.footer.desk : view.m.footer.promise}</p>
      {view.face === 'site' && <p>{view.m.footer.wrong}</p>}
      {view.face === 'site' && <More view={view} />}
      <Languages view={view} />
    </footer>
  )
}

/** The other ways into the edition. */
function More({ view }: { view: View }) {
  const m = view.m.overview
  return (
    <nav class="languages" aria-label={m.more}>
      <ul class="languages-list">
        {MORE.map((page) => (
          <li>
            <a href={view.href(`/${page}`)}>{m.nav[page]}</a>
          </li>
        ))}
        <li>
          <a href={view.href('/corrections')}>{view.m.corrections.title}</a>
        </li>
        <li>
          <a href={view.href('/data')}>{view.m.data.title}</a>
        </li>
      </ul>
    </nav>
  )
}

function Languages({ view }: { view: View }) {
  if (view.face === 'desk' || view.locales.length < 2) return null
  return (
    <nav class="languages" aria-label={view.m.inLanguages}>
      <ul class="languages-list">
        {view.locales.map(({ language, prefix, m }) => (
          <li>
            {language === view.language ? (
              <b lang={language}>{m.language}</b>
            ) : (
              <a
                href={prefix && view.path === '/' ? prefix : `${prefix}${view.path}`}
                lang={language}
                hreflang={language}
              >
                {m.language}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
