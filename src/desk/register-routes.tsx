import type { Context } from 'hono'
import { DEFAULT_UPLOAD_LIMIT, pageNumber, sendPage, submissionOf } from '../ui/index.ts'
import { ClaimsPage } from './claims-page.tsx'
import type { DeskDeps } from './deps.ts'
import { fieldOf, formOf, notFound } from './mount.tsx'
import { OverviewPage } from './overview-page.tsx'
import { PeoplePage } from './people-page.tsx'
import { ReportPage } from './report-page.tsx'
import { openRoom } from './room.ts'
import type { Actor, DeskRoute } from './route.ts'
import { CheckedPage, CheckPage, PersonPage, ReportsPage } from './simple-pages.tsx'

const page = (c: Context): number => pageNumber(c.req.query('page'))

/** Looking at the register, and holding a text against it. */
export function registerRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const reading = (
    path: string,
    show: (c: Context, actor: Actor) => Promise<Response>,
    menu?: DeskRoute['menu'],
  ): DeskRoute => ({ method: 'get', path, may: 'register.read', ...(menu ? { menu } : {}), handle: show })
  const open = (c: Context, actor: Actor) => openRoom(c, deps, actor)
  return [
    reading('/', async (c, actor) => sendPage(c, <OverviewPage room={await open(c, actor)} />), {
      label: 'Register',
      order: 10,
    }),
    reading('/check', async (c, actor) => sendPage(c, <CheckPage room={await open(c, actor)} />), {
      label: 'Check an article',
      order: 20,
    }),
    {
      method: 'post',
      path: '/check',
      may: 'register.read',
      formLimit: (deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT) + 64 * 1024,
      handle: (c, actor) => check(c, deps, actor),
    },
    reading('/reports', async (c, actor) => sendPage(c, <ReportsPage room={await open(c, actor)} number={page(c)} />), {
      label: 'Reports',
      order: 30,
    }),
    reading('/reports/:id', (c, actor) => report(c, deps, actor)),
    reading(
      '/claims',
      async (c, actor) =>
        sendPage(c, <ClaimsPage room={await open(c, actor)} state={c.req.query('state')} number={page(c)} />),
      { label: 'Claims', order: 40 },
    ),
    reading('/people', async (c, actor) => sendPage(c, <PeoplePage room={await open(c, actor)} number={page(c)} />), {
      label: 'People',
      order: 50,
    }),
    { method: 'post', path: '/people', may: 'register.read', handle: (c, actor) => search(c, deps, actor) },
    reading('/people/:id', async (c, actor) => {
      const room = await open(c, actor)
      const person = room.register.people.get(c.req.param('id') ?? '')
      return person ? sendPage(c, <PersonPage room={room} person={person} />) : notFound(c)
    }),
  ]
}

async function check(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const room = await openRoom(c, deps, actor)
  const submission = await submissionOf(formOf(c), room.limit)
  // A verdict tells of reports that the account may not see: one that is bounded is told what the public is told.
  const against = room.bounded ? 'edition' : 'register'
  return sendPage(c, <CheckedPage room={room} result={await deps.check({ ...submission, against })} />)
}

async function report(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const room = await openRoom(c, deps, actor)
  const found = room.register.reports.get(c.req.param('id') ?? '')
  const text = found ? await deps.text(found.id) : null
  if (!found || text === null) return notFound(c)
  return sendPage(c, <ReportPage room={room} report={found} text={text} />)
}

/** How many people a search shows at most. */
const HITS = 25

async function search(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const room = await openRoom(c, deps, actor)
  const query = fieldOf(c, 'q').slice(0, 200)
  if (query === '') return sendPage(c, <PeoplePage room={room} number={1} />)
  const hits = await deps.searchPeople(query, HITS)
  const seen = hits.filter(({ personId }) => room.register.people.has(personId))
  return sendPage(c, <PeoplePage room={room} number={1} found={{ query, hits: seen }} />)
}
