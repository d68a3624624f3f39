import { type Context, Hono } from 'hono'
import {
  addAssets,
  DEFAULT_UPLOAD_LIMIT,
  inputProblem,
  type Problem,
  ProblemPage,
  problem,
  sendPage,
  strictHeaders,
} from '../ui/index.ts'
import { addDeskAssets } from './asset.ts'
import type { DeskDeps } from './deps.ts'
import { deskView, mount, notFound } from './mount.tsx'
import { ownMachineOnly } from './own-machine.ts'
import { deskRoutes } from './routes.ts'
import { frameWords } from './words.ts'

/** The workplace of the staff, on a port of its own. Nothing it sends may be kept by a cache. */
export function createDesk(deps: DeskDeps): Hono {
  const desk = new Hono()
  const address = deps.address === undefined ? null : new URL(deps.address)
  desk.use(strictHeaders({ modules: true }))
  desk.use(ownMachineOnly(address ? [address.hostname] : [], refuseForeign))
  desk.use((c, next) => {
    c.set('secure', address?.protocol === 'https:')
    return next()
  })
  addDeskAssets(desk)
  addAssets(desk)
  desk.use(async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  mount(desk, deps, deskRoutes(deps))
  desk.notFound(notFound)
  desk.onError((error, c) => {
    const view = deskView(c)
    const limit = deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT
    const refusal = inputProblem(view, error, limit) ?? invalidProblem(c, error)
    if (!refusal) deps.onError?.(error, c.req.routePath)
    const formLimit = refusal && c.req.path === '/check' ? limit : 0
    const page = <ProblemPage view={view} problem={refusal ?? problem(view, 'failed')} formLimit={formLimit} />
    return sendPage(c, page, refusal?.status ?? 500)
  })
  return desk
}

/** A stage that refuses what it was given says in its own words what it expected: the sender's fault, not ours. */
function invalidProblem(c: Context, error: unknown): Problem | null {
  if (c.req.method !== 'POST' || !(error instanceof Error && /^Invalid[A-Z]\w*Error$/.test(error.name))) return null
  return { status: 400, title: frameWords.invalid, said: error.message }
}

function refuseForeign(c: Context): Promise<Response> {
  const view = deskView(c)
  const refusal = problem(view, 'foreign')
  return sendPage(c, <ProblemPage view={view} problem={refusal} />, refusal.status)
}
