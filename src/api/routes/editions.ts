import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { namedIn } from '../../feeds/index.ts'
import type { EditionView, Fact } from '../../publishing/index.ts'
import { answers, notFound } from '../answers.ts'
import type { ApiDeps } from '../deps.ts'
import { diffSchema, editionSchema, statisticsSchema } from '../schemas.ts'

const tags = ['edition']

const current = createRoute({
  method: 'get',
  path: '/edition',
  operationId: 'getEdition',
  tags,
  summary: 'The current edition',
  responses: answers('the edition that every other answer is made from', editionSchema),
})

const diffs = createRoute({
  method: 'get',
  path: '/editions',
  operationId: 'listEditions',
  tags,
  summary: 'The last editions, newest first, with what each changed',
  responses: answers('their diffs', z.object({ edition: z.string(), items: z.array(diffSchema).readonly() })),
})

const diff = createRoute({
  method: 'get',
  path: '/editions/{number}/diff',
  operationId: 'getEditionDiff',
  tags,
  summary: 'What one of the last editions changed against the one before it',
  request: { params: z.object({ number: z.coerce.number().int().min(1) }) },
  responses: answers('the diff', diffSchema, true),
})

const statistics = createRoute({
  method: 'get',
  path: '/statistics',
  operationId: 'getStatistics',
  tags,
  summary: 'Figures of organisations, each under its own definition, and counts over what is published',
  responses: answers('the figures', z.object({ edition: z.string(), statistics: statisticsSchema })),
})

const numberOf = (view: EditionView): number => Number(view.id.split('.')[1] ?? 0)

export function addEditions(api: OpenAPIHono, deps: ApiDeps): void {
  api.openapi(current, (c) => {
    const view = deps.edition()
    const { id, published, people, reports, claims, events } = view
    const sizes = { people: people.size, reports: reports.size, claims: claims.size, events: events.length }
    return c.json({ id, number: numberOf(view), published, ...sizes })
  })
  api.openapi(diffs, (c) => {
    const view = deps.edition()
    return c.json({ edition: view.id, items: view.diffs ?? [] })
  })
  api.openapi(diff, (c) => {
    const found = (deps.edition().diffs ?? []).find(({ edition }) => edition === c.req.valid('param').number)
    return found ? c.json(found) : notFound(c, 'one of the last editions')
  })
  api.openapi(statistics, (c) => {
    const view = deps.edition()
    return c.json({ edition: view.id, statistics: statisticsOf(view) })
  })
}

const ARRESTS = new Set(['detained'])
const RELEASES = new Set(['released', 'pardoned', 'deported', 'exchanged', 'conditional_release'])

const made = new WeakMap<EditionView, ReturnType<typeof workOut>>()

function statisticsOf(view: EditionView) {
  const held = made.get(view) ?? workOut(view)
  made.set(view, held)
  return held
}

function workOut(view: EditionView) {
  const people = [...view.people.values()].map(({ status, facts }) => ({
    liberty: status.liberty,
    arrests: monthsOf(facts, ARRESTS),
    releases: monthsOf(facts, RELEASES),
  }))
  const { facilities, articles } = namedIn(view)
  const named = (all: typeof facilities) =>
    [...all.values()]
      .map(({ name, personIds }) => ({ key: name, people: personIds.length }))
      .sort((a, b) => b.people - a.people)
  return {
    figures: view.figures,
    liberty: tally(people.map(({ liberty }) => [liberty])),
    articles: named(articles),
    facilities: named(facilities),
    arrests: tally(people.map(({ arrests }) => arrests)),
    releases: tally(people.map(({ releases }) => releases)),
  }
}

/** Months of what stands; what is contradicted or only planned happened in no month. */
function monthsOf(facts: readonly Fact[], types: ReadonlySet<string>): readonly string[] {
  const standing = facts.filter(
    ({ type, polarity, modality, state }) =>
      types.has(type) && polarity === 'affirms' && modality !== 'planned' && state !== 'contradicted',
  )
  return standing.flatMap(({ date }) => date?.edtf.match(/^\d{4}-\d\d/)?.[0] ?? [])
}

/** Each person counts once under a key. */
function tally(keys: readonly (readonly string[])[]): readonly { readonly key: string; readonly people: number }[] {
  const counts = new Map<string, number>()
  for (const own of keys) for (const key of new Set(own)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, people]) => ({ key, people }))
}
