import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { entitiesOf, packageOf, rowsOf, SHAPES, writeEntities, writeTable } from '../../exports/index.ts'
import {
  CALENDAR_TYPE,
  FEED_TYPES,
  type FeedFormat,
  newsOf,
  type Topic,
  writeCalendar,
  writeFeed,
} from '../../feeds/index.ts'
import { answers, notFound } from '../answers.ts'
import type { ApiDeps } from '../deps.ts'
import { problemSchema } from '../schemas.ts'
import { siteOf } from '../site-of.ts'

const tags = ['data']

const text = (description: string, ...types: readonly string[]) => ({
  200: { description, content: Object.fromEntries(types.map((type) => [type, { schema: z.string() }])) },
  304: { description: 'the same as you hold (If-None-Match)' },
  404: { description: 'no such thing', content: { 'application/json': { schema: problemSchema } } },
  429: { description: 'too many questions', content: { 'application/json': { schema: problemSchema } } },
})

const names = SHAPES.map(({ name }) => name) as [string, ...string[]]

const about = createRoute({
  method: 'get',
  path: '/data',
  operationId: 'getDataPackage',
  tags,
  summary: 'The whole edition as a Frictionless data package: codebook and files',
  responses: answers('the data package', z.looseObject({ name: z.string(), resources: z.array(z.looseObject({})) })),
})

const table = createRoute({
  method: 'get',
  path: '/data/{table}/{format}',
  operationId: 'getTable',
  tags,
  summary: 'One table of the edition as CSV or JSON lines',
  request: { params: z.object({ table: z.enum(names), format: z.enum(['csv', 'jsonl']) }) },
  responses: text('the table', 'text/csv', 'application/jsonl'),
})

const entities = createRoute({
  method: 'get',
  path: '/entities',
  operationId: 'getEntities',
  tags,
  summary: 'The edition as FollowTheMoney entities, one a line; prisoners never carry a topic',
  responses: text('the entities', 'application/jsonl'),
})

/** How many people a search's feed follows. */
const MOST_HITS = 25

const FORMATS = ['atom', 'json', 'rss', 'ical'] as const

const feed = createRoute({
  method: 'get',
  path: '/feeds/{kind}/{id}/{format}',
  operationId: 'getFeed',
  tags,
  summary: 'What there is to tell of a person, place, article of law, release or search, as a feed or a calendar',
  request: {
    params: z.object({
      kind: z.enum(['person', 'facility', 'article', 'event', 'search']),
      id: z.string().min(1).max(200).openapi({ description: 'an id; for a search the name to search for' }),
      format: z.enum(FORMATS),
    }),
  },
  responses: text('the feed', 'application/atom+xml', 'application/feed+json', 'application/rss+xml', 'text/calendar'),
})

const wholeFeed = createRoute({
  method: 'get',
  path: '/feeds/{format}',
  operationId: 'getWholeFeed',
  tags,
  summary: 'What is new, as a feed or a calendar',
  request: { params: z.object({ format: z.enum(FORMATS) }) },
  responses: text('the feed', 'application/atom+xml', 'application/feed+json', 'application/rss+xml', 'text/calendar'),
})

export function addData(api: OpenAPIHono, deps: ApiDeps): void {
  api.openapi(about, (c) => {
    const { id: edition, published } = deps.edition()
    const described = packageOf({ edition, published }, 'csv')
    const base = `${siteOf(c, deps)}/api/v1/data`
    return c.json({
      ...described,
      resources: described.resources.map((resource) => ({ ...resource, path: `${base}/${resource.name}/csv` })),
    })
  })
  api.openapi(table, (c) => {
    const { table: name, format } = c.req.valid('param')
    const shape = SHAPES.find((one) => one.name === name)
    if (!shape) return notFound(c, 'a table')
    return c.body(inPieces(writeTable(shape, rowsOf(deps.edition(), name), format)), 200, {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.${format}"`,
    })
  })
  api.openapi(entities, (c) =>
    c.body(inPieces(writeEntities(entitiesOf(deps.edition(), siteOf(c, deps)))), 200, {
      'content-type': 'application/jsonl; charset=utf-8',
    }),
  )
  const send = async (c: Parameters<typeof siteOf>[0], topic: Topic, format: (typeof FORMATS)[number]) => {
    const view = deps.edition()
    const hits = topic.kind === 'search' ? await deps.searchPeople(topic.query, MOST_HITS) : []
    const news = newsOf(view, topic, () => hits)
    if (!news) return notFound(c, `a ${topic.kind}`)
    const site = siteOf(c, deps)
    if (format === 'ical') return c.body(writeCalendar(news, site), 200, { 'content-type': CALENDAR_TYPE })
    const written = writeFeed(news, site, new URL(c.req.url).pathname, view.published, format satisfies FeedFormat)
    return c.body(written, 200, { 'content-type': FEED_TYPES[format] })
  }
  api.openapi(feed, (c) => {
    const { kind, id, format } = c.req.valid('param')
    return send(c, kind === 'search' ? { kind, query: id } : { kind, id }, format)
  })
  api.openapi(wholeFeed, (c) => send(c, { kind: 'all' }, c.req.valid('param').format))
}

/** Each piece is made when the reader has taken the one before, so that a large table holds up nobody else. */
function inPieces(pieces: Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve))
      const { value, done } = pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void pieces.return(undefined),
  })
}
