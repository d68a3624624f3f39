import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { namedIn } from '../../feeds/index.ts'
import { type EditionView, type PersonEntry, personAsOf } from '../../publishing/index.ts'
import { answers, notFound, pageOf, problem, withdrawn } from '../answers.ts'
import type { ApiDeps } from '../deps.ts'
import { keysOf, pageThrough } from '../listing.ts'
import {
  claimSchema,
  cursorQuery,
  datedPersonSchema,
  dayQuery,
  hitSchema,
  idParam,
  namedSchema,
  personLine,
} from '../schemas.ts'

const tags = ['people']

const list = createRoute({
  method: 'get',
  path: '/people',
  operationId: 'listPeople',
  tags,
  summary: 'Everybody whom the edition shows, by id',
  request: {
    query: cursorQuery.extend({
      liberty: personLine.shape.status.shape.liberty.optional(),
      facility: z.string().optional().openapi({ description: 'id of a place of detention, from /facilities' }),
      article: z.string().optional().openapi({ description: 'id of an article of law, from /articles' }),
      event: z.string().optional().openapi({ description: 'id of a release' }),
    }),
  },
  responses: answers('a page of people', pageOf(personLine)),
})

const one = createRoute({
  method: 'get',
  path: '/people/{id}',
  operationId: 'getPerson',
  tags,
  summary: 'One person: status, names, facts with their sources; now, as of a day, or as known on a day',
  request: { params: idParam, query: dayQuery },
  responses: { ...answers('the person', datedPersonSchema, true), 410: problem('published once, and withdrawn since') },
})

const claims = createRoute({
  method: 'get',
  path: '/people/{id}/claims',
  operationId: 'listClaimsOfPerson',
  tags,
  summary: 'Every published claim about one person, by id',
  request: { params: idParam, query: cursorQuery },
  responses: answers('a page of claims', pageOf(claimSchema), true),
})

const search = createRoute({
  method: 'get',
  path: '/search',
  operationId: 'searchPeople',
  tags,
  summary: 'Whom a name could mean, in any spelling or script',
  request: {
    query: z.object({
      q: z.string().trim().min(1).max(200),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
  },
  responses: answers(
    'whom it could mean, best first',
    z.object({ edition: z.string(), items: z.array(hitSchema).readonly() }),
  ),
})

const namedList = (path: '/facilities' | '/articles', operationId: string, summary: string) =>
  createRoute({
    method: 'get',
    path,
    operationId,
    tags,
    summary,
    responses: answers('all of them, by id', z.object({ edition: z.string(), items: z.array(namedSchema).readonly() })),
  })

const lineOf = ({ id, name, description, status }: PersonEntry) => ({ id, name, description, status })

function fileOf(view: EditionView, whole: PersonEntry, asOf: string | undefined) {
  const person = asOf === undefined ? whole : personAsOf(whole, asOf)
  const { names, facts, recognitions, eventIds } = person
  const later = new Set(
    view.events.flatMap(({ id, date }) => (asOf !== undefined && date.slice(0, 10) > asOf ? [id] : [])),
  )
  return {
    ...lineOf(person),
    ...{ names, facts, recognitions, eventIds: eventIds.filter((id) => !later.has(id)) },
    ...(asOf === undefined ? {} : { asOf }),
  }
}

/** The claims that a person's facts rest on, in order. */
export function claimsAbout({ facts }: PersonEntry): readonly string[] {
  return [...new Set(facts.flatMap((fact) => [...fact.for, ...fact.against].map(({ claimId }) => claimId)))].sort()
}

export function addPeople(api: OpenAPIHono, deps: ApiDeps): void {
  api.openapi(list, (c) => {
    const view = deps.edition()
    const { liberty, facility, article, event, ...page } = c.req.valid('query')
    const { facilities, articles } = facility || article ? namedIn(view) : { facilities: null, articles: null }
    const at = facility === undefined ? null : new Set(facilities?.get(facility)?.personIds ?? [])
    const under = article === undefined ? null : new Set(articles?.get(article)?.personIds ?? [])
    const { items, next } = pageThrough(
      view.people,
      keysOf(view, 'people'),
      page,
      ({ id, status, eventIds }) =>
        (liberty === undefined || status.liberty === liberty) &&
        (event === undefined || eventIds.includes(event)) &&
        (at === null || at.has(id)) &&
        (under === null || under.has(id)),
    )
    return c.json({ edition: view.id, items: items.map(lineOf), next })
  })
  api.openapi(one, async (c) => {
    const { id } = c.req.valid('param')
    const { asOf, knownOn } = c.req.valid('query')
    const view = deps.edition()
    if (knownOn === undefined) {
      const person = view.people.get(id)
      return person ? c.json(fileOf(view, person, asOf)) : notFound(c, 'a person')
    }
    const number = (await deps.versions?.knownOn(knownOn)) ?? null
    const found = number === null ? null : await deps.versions?.person(id, number)
    if (!found) return notFound(c, 'a person', 'the edition that was the newest on that day')
    if (found.kind === 'withdrawn') return withdrawn(c)
    const { edition, published } = found
    return c.json({ ...fileOf(view, found.person, asOf), knownOn: { day: knownOn, edition, published } })
  })
  api.openapi(claims, (c) => {
    const view = deps.edition()
    const { id } = c.req.valid('param')
    const person = view.people.get(id)
    if (!person) return notFound(c, 'a person')
    return c.json({ edition: view.id, ...pageThrough(view.claims, claimsAbout(person), c.req.valid('query')) })
  })
  api.openapi(search, async (c) => {
    const view = deps.edition()
    const { q, limit } = c.req.valid('query')
    const items = (await deps.searchPeople(q, limit)).flatMap(({ personId, score, reasons }) => {
      const person = view.people.get(personId)
      return person ? [{ person: lineOf(person), score, reasons }] : []
    })
    return c.json({ edition: view.id, items })
  })
  for (const [path, operationId, key, summary] of [
    ['/facilities', 'listFacilities', 'facilities', 'Places of detention that the edition names'],
    ['/articles', 'listArticles', 'articles', 'Articles of law that the edition names'],
  ] as const)
    api.openapi(namedList(path, operationId, summary), (c) => {
      const view = deps.edition()
      const items = [...namedIn(view)[key].values()].map(({ id, name, personIds }) => ({
        id,
        name,
        people: personIds.length,
      }))
      return c.json({ edition: view.id, items })
    })
}
