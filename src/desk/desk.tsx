import { type Context, Hono } from 'hono'
import {
  addAssets,
  createView,
  DEFAULT_UPLOAD_LIMIT,
  inputProblem,
  ProblemPage,
  pageNumber,
  problem,
  readForm,
  readSubmission,
  sendPage,
  strictHeaders,
} from '../ui/index.ts'
import { ClaimsPage } from './claims-page.tsx'
import type { DeskDeps } from './deps.ts'
import { OverviewPage } from './overview-page.tsx'
import { ownMachineOnly } from './own-machine.ts'
import { PeoplePage } from './people-page.tsx'
import { ReportPage } from './report-page.tsx'
import { openRoom } from './room.ts'
import { CheckedPage, CheckPage, PersonPage, ReportsPage } from './simple-pages.tsx'

/** The workplace of the staff, on a port of its own: the whole register, read only. Nothing it sends may be kept by a cache. */
export function createDesk(deps: DeskDeps): Hono {
  const desk = new Hono()
  desk.use(strictHeaders())
  desk.use(ownMachineOnly(deps.hosts ?? [], (c) => refuse(c, 'foreign')))
  addAssets(desk)
  desk.use(async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  addPages(desk, deps)
  desk.notFound((c) => refuse(c, 'notFound'))
  desk.onError((error, c) => {
    const view = createView('desk', c.req.path)
    const limit = deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT
    const refusal = inputProblem(view, error, limit)
    if (!refusal) deps.onError?.(error, c.req.routePath)
    const page = (
      <ProblemPage view={view} problem={refusal ?? problem(view, 'failed')} formLimit={refusal ? limit : 0} />
    )
    return sendPage(c, page, refusal?.status ?? 500)
  })
  return desk
}

function addPages(desk: Hono, deps: DeskDeps): void {
  const page = (c: Context) => pageNumber(c.req.query('page'))
  desk.get('/', async (c) => sendPage(c, <OverviewPage room={await openRoom(c, deps)} />))
  desk.get('/reports', async (c) => sendPage(c, <ReportsPage room={await openRoom(c, deps)} number={page(c)} />))
  desk.get('/reports/:id', (c) => report(c, deps, c.req.param('id')))
  desk.get('/claims', async (c) =>
    sendPage(c, <ClaimsPage room={await openRoom(c, deps)} state={c.req.query('state')} number={page(c)} />),
  )
  desk.get('/people', async (c) => sendPage(c, <PeoplePage room={await openRoom(c, deps)} number={page(c)} />))
  desk.post('/people', (c) => search(c, deps))
  desk.get('/people/:id', async (c) => {
    const room = await openRoom(c, deps)
    const person = room.register.people.get(c.req.param('id'))
    return person ? sendPage(c, <PersonPage room={room} person={person} />) : c.notFound()
  })
  desk.get('/check', async (c) => sendPage(c, <CheckPage room={await openRoom(c, deps)} />))
  desk.post('/check', async (c) => {
    const room = await openRoom(c, deps)
    const result = await deps.check(await readSubmission(c.req.raw, room.limit))
    return sendPage(c, <CheckedPage room={room} result={result} />)
  })
}

async function report(c: Context, deps: DeskDeps, id: string): Promise<Response> {
  const room = await openRoom(c, deps)
  const found = room.register.reports.get(id)
  const text = found ? await deps.text(id) : null
  if (!found || text === null) return c.notFound()
  return sendPage(c, <ReportPage room={room} report={found} text={text} />)
}

/** How many people a search shows at most. */
const HITS = 25

async function search(c: Context, deps: DeskDeps): Promise<Response> {
  const room = await openRoom(c, deps)
  const given = (await readForm(c.req.raw, 10_000)).get('q')
  const query = typeof given === 'string' ? given.trim().slice(0, 200) : ''
  if (query === '') return sendPage(c, <PeoplePage room={room} number={1} />)
  const hits = await deps.searchPeople(query, HITS)
  return sendPage(c, <PeoplePage room={room} number={1} found={{ query, hits }} />)
}

function refuse(c: Context, kind: 'foreign' | 'notFound'): Promise<Response> {
  const view = createView('desk', c.req.path)
  const refusal = problem(view, kind)
  return sendPage(c, <ProblemPage view={view} problem={refusal} />, refusal.status)
}
