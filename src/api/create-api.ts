import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { cors } from 'hono/cors'
import type { ZodError } from 'zod'
import { refuse } from './answers.ts'
import type { ApiDeps } from './deps.ts'
import { InvalidCursorError } from './invalid-cursor.ts'
import { limited } from './limits.ts'
import { addReconciliation } from './reconcile/routes.ts'
import { addCheck } from './routes/check.ts'
import { addData } from './routes/data.ts'
import { addEditions } from './routes/editions.ts'
import { addEvidence } from './routes/evidence.ts'
import { addMail } from './routes/mail.ts'
import { addMailPage } from './routes/mail-page.ts'
import { addPeople } from './routes/people.ts'
import { siteOf } from './site-of.ts'
import { unchanged } from './unchanged.ts'

/** Where the API lies on the site's server. */
export const API_PATH = '/api/v1'

const LIMITS = { read: 600, check: 30 }

/** The public interface for programs. It knows the current edition and nothing else, and keeps no log of who asks. */
export function createApi(deps: ApiDeps): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : misasked(c, result.error)),
  }).basePath(API_PATH)
  const { read, check } = deps.limits ?? LIMITS
  const now = deps.now ?? Date.now
  api.use(plainHeaders)
  api.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'POST'],
      exposeHeaders: ['etag', 'retry-after'],
      maxAge: 86_400,
    }),
  )
  api.use('/check', limited(check, now))
  api.use('/mail/*', limited(check, now))
  api.use(limited(read, now))
  api.use(unchanged(deps))
  for (const add of [addPeople, addEvidence, addCheck, addEditions, addData, addReconciliation, addMail, addMailPage])
    add(api, deps)
  api.get('/openapi.json', (c) => c.json(document(api, siteOf(c, deps))))
  api.get('/', (c) => c.redirect(`${API_PATH}/openapi.json`))
  api.notFound((c) =>
    refuse(c, {
      status: 404,
      expected: 'a path of the API',
      got: 'another',
      where: API_PATH,
      todo: `See ${API_PATH}/openapi.json.`,
    }),
  )
  api.onError((error, c) => failed(c, error, deps))
  return api
}

function document(api: OpenAPIHono, site: string) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Habeas',
      version: '1',
      description:
        'Who is held, who is free, and how we know. Every answer is made from the current edition; what is not in it cannot be asked for. No key is needed and no log is kept.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: site }],
  })
}

/** Answers are data: no program is run from them, no frame is made of them, and no address of a reader goes anywhere. */
async function plainHeaders(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  c.res.headers.set('x-content-type-options', 'nosniff')
  c.res.headers.set('referrer-policy', 'no-referrer')
  if (!c.res.headers.has('content-security-policy'))
    c.res.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
}

function misasked(c: Context, { issues }: ZodError): Response {
  const [issue] = issues
  return refuse(c, {
    status: 400,
    expected: issue?.message ?? 'something else',
    got: 'something that is none',
    where: `${c.req.routePath} ${issue?.path.join('.') ?? ''}`.trim(),
    todo: `See ${API_PATH}/openapi.json.`,
  })
}

function failed(c: Context, error: Error, deps: ApiDeps): Response {
  const where = c.req.routePath
  if (error instanceof InvalidCursorError)
    return refuse(c, {
      status: 400,
      expected: 'the `next` of an answer',
      got: 'another text',
      where,
      todo: 'Start anew without `after`.',
    })
  if ('status' in error && error.status === 400)
    return refuse(c, {
      status: 400,
      expected: 'JSON as the document says',
      got: 'something else',
      where,
      todo: `See ${API_PATH}/openapi.json.`,
    })
  deps.onError?.(error, where)
  return refuse(c, { status: 500, expected: 'an answer', got: 'a failure of ours', where, todo: 'Try again later.' })
}
