import type { Context } from 'hono'
import { DEFAULT_UPLOAD_LIMIT, sendPage, submissionOf } from '../ui/index.ts'
import { CheckedPage, CheckPage } from './check-pages.tsx'
import { loadSources } from './check-sources.ts'
import type { DeskDeps } from './deps.ts'
import { deskView, formOf } from './mount.tsx'
import { OverviewReader } from './overview.ts'
import { OverviewPage } from './overview-page.tsx'
import type { Actor, DeskRoute } from './route.ts'
import { isBounded } from './scope.ts'

/** The register at a glance, holding a text against it, and the addresses by which the site's components lead to its parts. */
export function registerRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const overview = new OverviewReader(deps.db)
  const limit = deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT
  return [
    {
      method: 'get',
      path: '/',
      may: 'register.read',
      menu: { label: 'Register', order: 10 },
      handle: async (c, actor) =>
        sendPage(c, <OverviewPage view={deskView(c)} overview={await overview.read(actor)} />),
    },
    {
      method: 'get',
      path: '/check',
      may: 'register.read',
      menu: { label: 'Check an article', order: 20 },
      handle: (c) => sendPage(c, <CheckPage view={deskView(c)} limit={limit} />),
    },
    {
      method: 'post',
      path: '/check',
      may: 'register.read',
      formLimit: limit + 64 * 1024,
      handle: (c, actor) => check(c, deps, actor, limit),
    },
    leads('/reports', () => '/find?in=reports'),
    leads('/claims', () => '/find?in=claims'),
    leads('/people', () => '/find?in=people'),
    leads('/reports/:id', (id) => `/read/${id}`),
    leads('/people/:id', (id) => `/people/${id}/file`),
  ]
}

/** Shared components link as the site does; here these parts have rooms of their own. */
function leads(path: string, to: (id: string) => string): DeskRoute {
  const handle = (c: Context) => c.redirect(to(encodeURIComponent(c.req.param('id') ?? '')), 303)
  return { method: 'get', path, may: 'register.read', handle }
}

async function check(c: Context, deps: DeskDeps, actor: Actor, limit: number): Promise<Response> {
  const submission = await submissionOf(formOf(c), limit)
  // A verdict tells of reports that the account may not see: one that is bounded is told what the public is told.
  const result = await deps.check({ ...submission, against: isBounded(actor) ? 'edition' : 'register' })
  const sources = await loadSources(deps.db, actor, result)
  return sendPage(c, <CheckedPage view={deskView(c)} result={result} sources={sources} />)
}
