import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { Validator } from '@seriousme/openapi-schema-validator'
import { OpenAPIClientAxios } from 'openapi-client-axios'
import { createApi } from '../../dist/api/index.js'
import { checkResultSchema } from '../../dist/check/index.js'
import { createApiDeps } from '../../dist/cli/api-deps.js'
import { createSiteDeps } from '../../dist/cli/site-deps.js'
import { testRegister } from './register.ts'

const app = await testRegister({ demo: true })
const siteDeps = await createSiteDeps(app)
const deps = { ...createApiDeps(app, siteDeps), limits: { read: 100_000, check: 1000 } }
const api = createApi(deps)
const server = createServer(getRequestListener(api.fetch)).listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
// At once: the register is gone before the tests' end, and nothing here publishes.
siteDeps.close()
after(() => {
  server.close()
  server.closeAllConnections()
})

const view = deps.edition()
const person = [...view.people.values()].find(({ facts }) => facts.length > 3) ?? assert.fail()
const event = view.events.find(({ ledger }) => ledger) ?? assert.fail()
const [report] = [...view.reports.keys()]
const [claim] = [...view.claims.keys()]

interface Document {
  readonly openapi: string
  readonly paths: Record<
    string,
    Record<
      string,
      {
        operationId: string
        parameters?: { name: string; in: string; required?: boolean }[]
        requestBody?: unknown
        responses: Record<string, { content?: Record<string, { schema: object }> }>
      }
    >
  >
  readonly components: { readonly schemas: Record<string, object> }
}
const document = (await (await fetch(`${base}/api/v1/openapi.json`)).json()) as Document

/** What each route is asked with by the generated client. */
const asked: Record<string, { parameters?: Record<string, string | number>; body?: unknown; status?: number }> = {
  getPerson: { parameters: { id: person.id } },
  listClaimsOfPerson: { parameters: { id: person.id } },
  searchPeople: { parameters: { q: person.name } },
  getEvent: { parameters: { id: event.id } },
  getLedger: { parameters: { id: event.id } },
  getReport: { parameters: { id: report ?? '' } },
  getClaim: { parameters: { id: claim ?? '' } },
  getEditionDiff: { parameters: { number: 1 } },
  getTable: { parameters: { table: 'people', format: 'csv' } },
  getFeed: { parameters: { kind: 'person', id: person.id, format: 'atom' } },
  getWholeFeed: { parameters: { format: 'ical' } },
  check: {
    body: { text: 'Two people were released in Harbour on Monday, the committee said.', published: '2025-02-04' },
  },
  reconcile: { body: { queries: JSON.stringify({ q0: { query: person.name } }) } },
  previewPerson: { parameters: { id: person.id } },
  watchByMail: { body: { email: 'reader@example.org', topic: 'all' }, status: 404 },
  confirmMail: { body: { token: 'x' }, status: 404 },
  endMail: { body: { token: 'x' }, status: 404 },
}

test('the document is OpenAPI 3.1 to a validator', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(document) as never)
  assert.equal(valid, true, JSON.stringify(errors))
  assert.equal(validator.version, '3.1')
})

test('a client generated from the document calls every route, and each answer is what the document says', async () => {
  const client = await new OpenAPIClientAxios({
    definition: structuredClone(document) as never,
    withServer: { url: base },
  }).init()
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ ...structuredClone(document), $id: 'document' })
  let called = 0
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const { parameters = {}, body, status = 200 } = asked[operation.operationId] ?? {}
      const call = client[operation.operationId]
      assert.ok(call, operation.operationId)
      const headers =
        operation.operationId === 'reconcile' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
      const response = await call(parameters, body, { validateStatus: () => true, headers })
      assert.equal(response.status, status, `${method} ${path}: ${JSON.stringify(response.data).slice(0, 300)}`)
      called++
      const pointer = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`
      if (!operation.responses[status]?.content?.['application/json']) continue
      const validate = ajv.getSchema(`document${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}`)
      assert.ok(validate, pointer)
      assert.ok(validate(response.data), `${method} ${path}: ${JSON.stringify(validate.errors?.slice(0, 3))}`)
    }
  assert.equal(called, Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length)
  assert.ok(called >= 30)
})

const get = (path: string, init: RequestInit = {}) => api.request(`http://site.example/api/v1${path}`, init)
const json = async (path: string) =>
  (await (await get(path)).json()) as { items: { id: string }[]; next: string | null }

test('cursors walk through every list once, in order, whatever the size of the page', async () => {
  for (const [path, all] of [
    ['/people', view.people.size],
    ['/reports', view.reports.size],
    ['/claims', view.claims.size],
    ['/events', view.events.length],
  ] as const) {
    const ids: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await json(`${path}?limit=17${next ? `&after=${next}` : ''}`)
      assert.ok(page.items.length <= 17)
      ids.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    assert.deepEqual(ids, [...new Set(ids)].sort())
    assert.equal(ids.length, all, path)
  }
})

test('lists are narrowed by what stands in the edition', async () => {
  const free = await json('/people?liberty=free&limit=500')
  assert.deepEqual(
    free.items.map(({ id }) => id),
    [...view.people.values()]
      .filter(({ status }) => status.liberty === 'free')
      .map(({ id }) => id)
      .sort(),
  )
  const own = await json(`/claims?person=${person.id}&limit=500`)
  const expected = [...view.claims.values()].filter(({ subject }) => subject.personId === person.id)
  assert.deepEqual(
    own.items.map(({ id }) => id),
    expected.map(({ id }) => id).sort(),
  )
  const { items } = (await (await get('/articles')).json()) as { items: { id: string; people: number }[] }
  for (const { id, people } of items.slice(0, 3))
    assert.equal((await json(`/people?article=${encodeURIComponent(id)}&limit=500`)).items.length, people)
})

test('whoever holds an answer is told that it is the same; a new edition changes the tag', async () => {
  const first = await get(`/people/${person.id}`)
  const tag = first.headers.get('etag') ?? ''
  assert.match(tag, /^"[\w-]{27}"$/)
  const again = await get(`/people/${person.id}`, { headers: { 'if-none-match': `"x", W/${tag}` } })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
  const other = createApi({ ...deps, edition: () => ({ ...view, id: '2026-01-01.2' }) })
  const newer = await other.request(`http://site.example/api/v1/people/${person.id}`, {
    headers: { 'if-none-match': tag },
  })
  assert.equal(newer.status, 200)
})

interface Dated {
  readonly status: { liberty: string; since: string | null; place: string | null }
  readonly facts: { type: string; date: { edtf: string } | null }[]
  readonly asOf?: string
  readonly knownOn?: { day: string; edition: number; published: string }
}

test('a person is told as of a day: nothing that happened later stands in the answer, and the status is that of the day', async () => {
  const out = [...view.people.values()].find(
    ({ status, custody }) => status.liberty === 'free' && (custody?.liberty.length ?? 0) > 1,
  )
  assert.ok(out?.custody)
  const [first, second] = out.custody.liberty
  assert.ok(first && second && first.value === 'deprived' && second.from.length === 10)
  const before = new Date(Date.parse(second.from) - 86_400_000).toISOString().slice(0, 10)
  const ask = async (day: string) => (await (await get(`/people/${out.id}?asOf=${day}`)).json()) as Dated
  const then = await ask(before)
  assert.deepEqual([then.status.liberty, then.status.since, then.asOf], ['deprived', first.from, before])
  assert.ok(then.facts.length > 0 && then.facts.length < out.facts.length)
  assert.ok(then.facts.every(({ date }) => date === null || date.edtf.slice(0, 10) <= before))
  assert.equal((await ask(second.from)).status.liberty, second.value)
  assert.equal((await ask('1990-01-01')).status.liberty, 'unknown')
  assert.equal((await get(`/people/${out.id}?asOf=yesterday`)).status, 400)
  assert.equal((await get(`/people/${out.id}?asOf=2025-02-30`)).status, 400)
})

test('a person is told as known on a day; who was withdrawn since is told on no day', async () => {
  const day = view.published.slice(0, 10)
  const known = (await (await get(`/people/${person.id}?knownOn=${day}`)).json()) as Dated
  assert.deepEqual(known.knownOn, { day, edition: view.number, published: view.published })
  assert.equal(known.facts.length, person.facts.length)
  const both = (await (await get(`/people/${person.id}?knownOn=${day}&asOf=1990-01-01`)).json()) as Dated
  assert.deepEqual([both.asOf, both.knownOn?.edition, both.status.liberty], ['1990-01-01', view.number, 'unknown'])
  const early = await get(`/people/${person.id}?knownOn=1990-01-01`)
  assert.equal(early.status, 404)
  const gone = createApi({
    ...deps,
    versions: { person: async () => ({ kind: 'withdrawn' }), knownOn: async () => 1 },
  })
  const refused = await gone.request(`http://site.example/api/v1/people/${person.id}?knownOn=${day}`)
  assert.equal(refused.status, 410)
  const said = await refused.text()
  assert.ok(!said.includes(person.id) && !said.includes(person.name) && !said.includes(day))
})

test('any page of the web may ask, no cookie is set, and no answer can be framed or run', async () => {
  const { headers } = await get('/people', { headers: { origin: 'https://elsewhere.example' } })
  assert.equal(headers.get('access-control-allow-origin'), '*')
  assert.equal(headers.get('access-control-allow-credentials'), null)
  assert.equal(headers.get('set-cookie'), null)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
  const asked = await get('/check', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })
  assert.equal(asked.status, 204)
})

test('too many questions a minute are told when to go on', async () => {
  let now = 0
  const strict = createApi({ ...deps, limits: { read: 3, check: 1 }, now: () => now })
  const ask = () => strict.request('http://site.example/api/v1/edition')
  for (let n = 0; n < 3; n++) assert.equal((await ask()).status, 200)
  const refused = await ask()
  assert.equal(refused.status, 429)
  assert.equal(refused.headers.get('retry-after'), '60')
  now = 60_000
  assert.equal((await ask()).status, 200)
})

test('what is asked wrongly is refused in words, never with a stack', async () => {
  const bad: readonly (readonly [string, RequestInit, number])[] = [
    ['/people?limit=0', {}, 400],
    ['/people?limit=1e9', {}, 400],
    ['/people?after=nonsense', {}, 400],
    ['/people?liberty=happy', {}, 400],
    ['/people/nobody', {}, 404],
    ['/people/nobody?asOf=2025-01-01', {}, 404],
    ['/people/nobody?knownOn=2099-01-01', {}, 404],
    ['/people/nobody?knownOn=never', {}, 400],
    ['/people/..%2f..%2fetc', {}, 404],
    ['/events/none/ledger', {}, 404],
    ['/nothing', {}, 404],
    ['/data/passwords/csv', {}, 400],
    ['/feeds/person/nobody/atom', {}, 404],
    ['/feeds/planet/mars/atom', {}, 400],
    ['/search?q=', {}, 400],
    ['/check', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400],
    ['/check', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 400],
    ['/check', { method: 'POST', body: '{"text":"..."}', headers: { 'content-type': 'application/json' } }, 422],
    [
      '/check',
      {
        method: 'POST',
        body: JSON.stringify({ text: 'a'.repeat(11 * 1024 * 1024) }),
        headers: { 'content-type': 'application/json', 'content-length': '11534400' },
      },
      413,
    ],
    ['/reconcile?queries=%7B', {}, 400],
  ]
  for (const [path, init, status] of bad) {
    const response = await get(path, init)
    const text = await response.text()
    assert.equal(response.status, status, `${path} ${text}`)
    assert.ok(typeof (JSON.parse(text) as { error: { expected: string } }).error.expected === 'string', path)
    assert.ok(!/\bat .*\.js:\d/.test(text), path)
  }
})

test('a failure of ours is told by its route alone', async () => {
  const told: string[] = []
  const broken = createApi({
    ...deps,
    searchPeople: () => Promise.reject(new Error('secret words')),
    onError: (_error, route) => told.push(route),
  })
  const response = await broken.request('http://site.example/api/v1/search?q=Somebody')
  assert.equal(response.status, 500)
  assert.ok(!(await response.text()).includes('secret'))
  assert.deepEqual(told, ['/api/v1/search'])
})

test('a check gives the very object of the contract', async () => {
  const text = 'Five people were released from prison in Zalesse on Monday, the Harbour Committee said.'
  const response = await get('/check', {
    method: 'POST',
    body: JSON.stringify({ text, outlet: 'The Harbour Post', published: '2025-02-04' }),
    headers: { 'content-type': 'application/json' },
  })
  const answer = (await response.json()) as { report: { outlet: string; published: string }; claims: unknown[] }
  assert.deepEqual(checkResultSchema.parse(answer), answer)
  assert.equal(answer.report.outlet, 'The Harbour Post')
  assert.ok(answer.claims.length > 0)
  const expected = await app.check({
    bytes: new TextEncoder().encode(text),
    fileName: null,
    file: null,
    against: 'edition',
    metadata: { outlet: 'The Harbour Post', published: '2025-02-04' },
  })
  assert.deepEqual(answer, JSON.parse(JSON.stringify(expected)))
  assert.equal(response.headers.get('cache-control'), 'no-store')
})

test('before the first edition every list is empty and nothing fails', async () => {
  const none = await createSiteDeps(await testRegister())
  none.close()
  const early = createApi({ ...deps, edition: none.edition, searchPeople: none.searchPeople })
  for (const path of [
    '/people',
    '/claims',
    '/reports',
    '/events',
    '/statistics',
    '/edition',
    '/editions',
    '/data',
    '/entities',
    '/feeds/atom',
    '/feeds/ical',
    '/search?q=a',
    '/facilities',
    '/claim-reviews',
    '/reconcile',
  ])
    assert.equal((await early.request(`http://site.example/api/v1${path}`)).status, 200, path)
})

test('nothing of a report that was not released is in any answer', async () => {
  const text = 'Zyta Unheard was released from prison in Zalesse on Monday, Nobody Gazette wrote. MARKERWORD'
  await app.add({ bytes: new TextEncoder().encode(text), fileName: 'x.txt', cameFrom: 'test' })
  await app.settle()
  for (const path of [
    '/people?limit=500',
    '/claims?limit=500',
    '/reports?limit=500',
    '/search?q=Zyta%20Unheard',
    '/entities',
    '/data/claims/csv',
    '/feeds/search/Zyta%20Unheard/json',
    '/statistics',
  ])
    assert.ok(
      !/Zyta|MARKERWORD|Zalesse/.test(
        (await (await get(path)).text()).replaceAll('Zyta%20Unheard', '').replaceAll('"Zyta Unheard"', ''),
      ),
      path,
    )
})
