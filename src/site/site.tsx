import { type Context, Hono } from 'hono'
import {
  assetAt,
  createView,
  inputProblem,
  LOCALES,
  type Locale,
  ProblemPage,
  problem,
  readSubmission,
  sendPage,
  strictHeaders,
} from '../ui/index.ts'
import { CheckedPage, CheckPage } from './check-page.tsx'
import type { SiteDeps } from './deps.ts'
import { DEFAULT_UPLOAD_LIMIT, openPage } from './page.ts'

/** The public face. It knows the current edition and nothing else, runs no script, sets no cookie and keeps no log. */
export function createSite(deps: SiteDeps): Hono {
  const site = new Hono()
  site.use(strictHeaders())
  site.get('/assets/:file', asset)
  site.get('/icon.svg', asset)
  for (const locale of LOCALES) addPages(site, deps, locale)
  site.notFound((c) =>
    sendPage(c, <ProblemPage view={plainView(c)} problem={problem(plainView(c), 'notFound')} />, 404),
  )
  site.onError((error, c) => {
    deps.onError?.(error, c.req.routePath)
    c.header('cache-control', 'no-store')
    return sendPage(c, <ProblemPage view={plainView(c)} problem={problem(plainView(c), 'failed')} />, 500)
  })
  return site
}

function addPages(site: Hono, deps: SiteDeps, locale: Locale): void {
  const at = (path: string) => `${locale.prefix}${path}`
  site.get(at('/check'), (c) => sendPage(c, <CheckPage page={openPage(c, deps, locale)} />))
  site.post(at('/check'), (c) => check(c, deps, locale))
}

async function check(c: Context, deps: SiteDeps, locale: Locale): Promise<Response> {
  c.header('cache-control', 'no-store')
  const page = openPage(c, deps, locale)
  try {
    const result = await deps.check(await readSubmission(c.req.raw, page.limit))
    return await sendPage(c, <CheckedPage page={page} result={result} />)
  } catch (error) {
    const refusal = inputProblem(page.view, error, page.limit)
    if (!refusal) throw error
    const body = <ProblemPage view={page.view} problem={refusal} formLimit={page.limit} edition={page.edition} />
    return sendPage(c, body, refusal.status)
  }
}

function asset(c: Context): Response | Promise<Response> {
  const found = assetAt(c.req.path)
  if (!found) return c.notFound()
  c.header('cache-control', found.keep ? 'public, max-age=31536000, immutable' : 'public, max-age=86400')
  c.header('content-type', found.type)
  return c.body(found.body)
}

/** For pages that must stand even when the edition cannot be read. */
function plainView(c: Context) {
  const locale = LOCALES.find(({ prefix }) => prefix !== '' && c.req.path.startsWith(`${prefix}/`)) ?? LOCALES[0]!
  return createView('site', c.req.path, locale)
}

export { DEFAULT_UPLOAD_LIMIT }
