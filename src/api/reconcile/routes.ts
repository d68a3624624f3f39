import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { notFound, refuse } from '../answers.ts'
import type { ApiDeps } from '../deps.ts'
import { problemSchema } from '../schemas.ts'
import { siteOf } from '../site-of.ts'
import { candidatesFor, PERSON } from './match.ts'
import { previewOf } from './preview.ts'
import { PROPERTIES, propertyOf } from './properties.ts'

const tags = ['reconciliation']
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const answer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: json(schema) },
  304: { description: 'the same as you hold (If-None-Match)' },
  400: { description: 'asked wrongly', content: json(problemSchema) },
})

const named = z.object({ id: z.string(), name: z.string() })
const suggestions = z.object({ result: z.array(named.extend({ description: z.string().optional() })).readonly() })
const prefix = z.object({ prefix: z.string().max(200).default(''), cursor: z.coerce.number().int().min(0).default(0) })

const querySchema = z.object({
  query: z.string(),
  type: z.unknown().optional(),
  limit: z.coerce.number().int().optional(),
  properties: z.array(z.object({ pid: z.string(), v: z.unknown().optional() })).optional(),
})
/** As many as OpenRefine sends at once, and some more. */
const MOST_QUERIES = 100
const queriesSchema = z.record(z.string(), querySchema).refine((all) => Object.keys(all).length <= MOST_QUERIES)
const extendSchema = z.object({
  ids: z.array(z.string()).max(1000),
  properties: z.array(z.object({ id: z.string() })).max(50),
})

const manifest = createRoute({
  method: 'get',
  path: '/reconcile',
  operationId: 'getReconciliation',
  tags,
  summary: 'W3C reconciliation service: the manifest, or the answer to `queries` or `extend`',
  request: { query: z.object({ queries: z.string().optional(), extend: z.string().optional() }) },
  responses: answer('the manifest or the answer', z.looseObject({})),
})

const ask = createRoute({
  method: 'post',
  path: '/reconcile',
  operationId: 'reconcile',
  tags,
  summary: 'Ask whom names mean (`queries`) or for columns (`extend`)',
  request: {
    body: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: z.object({ queries: z.string().optional(), extend: z.string().optional() }),
        },
      },
    },
  },
  responses: answer('the answer', z.looseObject({})),
})

const suggest = (what: 'entity' | 'property' | 'type') =>
  createRoute({
    method: 'get',
    path: `/reconcile/suggest/${what}`,
    operationId: `suggest${what[0]?.toUpperCase()}${what.slice(1)}`,
    tags,
    summary: `What a few letters could mean: ${what}`,
    request: { query: prefix },
    responses: answer('suggestions', suggestions),
  })

const propose = createRoute({
  method: 'get',
  path: '/reconcile/extend/propose',
  operationId: 'proposeProperties',
  tags,
  summary: 'The columns that can be asked for',
  request: { query: z.object({ type: z.string().optional(), limit: z.coerce.number().int().min(1).optional() }) },
  responses: answer('the columns', z.object({ type: z.string(), properties: z.array(named).readonly() })),
})

const preview = createRoute({
  method: 'get',
  path: '/reconcile/preview',
  operationId: 'previewPerson',
  tags,
  summary: 'A person in a few lines of HTML, for a small frame',
  request: { query: z.object({ id: z.string().min(1).max(200) }) },
  responses: {
    200: { description: 'the preview', content: { 'text/html': { schema: z.string() } } },
    304: { description: 'the same as you hold (If-None-Match)' },
    404: { description: 'not in the current edition', content: json(problemSchema) },
  },
})

export function addReconciliation(api: OpenAPIHono, deps: ApiDeps): void {
  api.use('/reconcile', bodyLimit({ maxSize: 1024 * 1024 }))
  api.openapi(manifest, (c) => {
    const { queries, extend } = c.req.valid('query')
    return queries === undefined && extend === undefined
      ? c.json(manifestOf(siteOf(c, deps)))
      : reply(c, deps, { queries, extend })
  })
  api.openapi(ask, (c) => reply(c, deps, c.req.valid('form')))
  api.openapi(suggest('entity'), async (c) => {
    const { prefix: letters, cursor } = c.req.valid('query')
    const hits = letters.trim() === '' ? [] : (await deps.searchPeople(letters, cursor + 10)).slice(cursor)
    const { people } = deps.edition()
    const result = hits.flatMap(({ personId }) => {
      const person = people.get(personId)
      return person ? [{ id: person.id, name: person.name, description: person.status.liberty }] : []
    })
    return c.json({ result })
  })
  api.openapi(suggest('property'), (c) => {
    const wanted = c.req.valid('query').prefix.toLowerCase()
    return c.json({
      result: PROPERTIES.filter(({ name }) => name.includes(wanted)).map(({ id, name }) => ({ id, name })),
    })
  })
  api.openapi(suggest('type'), (c) => {
    const fits = PERSON.name.toLowerCase().includes(c.req.valid('query').prefix.toLowerCase())
    return c.json({ result: fits ? [PERSON] : [] })
  })
  api.openapi(propose, (c) => {
    const { limit } = c.req.valid('query')
    return c.json({ type: PERSON.id, properties: PROPERTIES.slice(0, limit).map(({ id, name }) => ({ id, name })) })
  })
  api.openapi(preview, (c) => {
    const person = deps.edition().people.get(c.req.valid('query').id)
    if (!person) return notFound(c, 'a person')
    // The one answer that is made to stand in another page's frame; it holds words and nothing that acts.
    c.header('content-security-policy', "default-src 'none'")
    return c.html(previewOf(person))
  })
}

/** Reconciliation Service API 0.2, W3C Entity Reconciliation Community Group. */
function manifestOf(site: string) {
  const base = `${site}/api/v1/reconcile`
  const suggestion = (what: string) => ({ service_url: base, service_path: `/suggest/${what}` })
  return {
    versions: ['0.2'],
    name: 'Habeas: people of the register',
    identifierSpace: `${site}/people/`,
    schemaSpace: `${site}/api/v1/reconcile/properties/`,
    view: { url: `${site}/people/{{id}}` },
    defaultTypes: [PERSON],
    preview: { url: `${base}/preview?id={{id}}`, width: 400, height: 160 },
    suggest: { entity: suggestion('entity'), property: suggestion('property'), type: suggestion('type') },
    extend: { propose_properties: { service_url: base, service_path: '/extend/propose' }, property_settings: [] },
    batchSize: 50,
  }
}

async function reply(
  c: Context,
  deps: ApiDeps,
  { queries, extend }: { readonly queries?: string | undefined; readonly extend?: string | undefined },
): Promise<Response> {
  const view = deps.edition()
  if (queries !== undefined) {
    const asked = read(queriesSchema, queries)
    if (!asked) return misasked(c, 'queries')
    const answers: Record<string, unknown> = {}
    for (const [key, query] of Object.entries(asked)) answers[key] = { result: await candidatesFor(view, deps, query) }
    return c.json(answers)
  }
  const asked = extend === undefined ? null : read(extendSchema, extend)
  if (!asked) return misasked(c, extend === undefined ? 'queries or extend' : 'extend')
  const properties = asked.properties.flatMap(({ id }) => propertyOf(id) ?? [])
  const rows = asked.ids.map((id) => {
    const person = view.people.get(id)
    return [id, Object.fromEntries(properties.map((one) => [one.id, person ? one.valuesOf(person) : []]))]
  })
  return c.json({ meta: properties.map(({ id, name }) => ({ id, name })), rows: Object.fromEntries(rows) })
}

function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Not JSON is asked wrongly, and told so by the caller.
    return null
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : null
}

const misasked = (c: Context, where: string): Response =>
  refuse(c, {
    status: 400,
    expected: 'JSON as the reconciliation service API 0.2 says',
    got: 'something else',
    where,
    todo: 'See the manifest.',
  })
