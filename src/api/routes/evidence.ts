import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { claimReviews } from '../../exports/index.ts'
import type { EditionView, PublishedClaim } from '../../publishing/index.ts'
import { answers, notFound, pageOf } from '../answers.ts'
import type { ApiDeps } from '../deps.ts'
import { keysOf, pageThrough } from '../listing.ts'
import { claimSchema, cursorQuery, eventLine, idParam, ledgerSchema, reportSchema } from '../schemas.ts'
import { siteOf } from '../site-of.ts'
import { claimsAbout } from './people.ts'

const tags = ['evidence']

const events = createRoute({
  method: 'get',
  path: '/events',
  operationId: 'listEvents',
  tags,
  summary: 'Releases, by id',
  request: { query: cursorQuery },
  responses: answers('a page of releases', pageOf(eventLine)),
})

const event = createRoute({
  method: 'get',
  path: '/events/{id}',
  operationId: 'getEvent',
  tags,
  summary: 'One release',
  request: { params: idParam },
  responses: answers('the release', eventLine, true),
})

const ledger = createRoute({
  method: 'get',
  path: '/events/{id}/ledger',
  operationId: 'getLedger',
  tags,
  summary: 'The ledger of one release: announced, named, confirmed, disputed, unnamed',
  request: { params: idParam },
  responses: answers('the ledger', ledgerSchema, true),
})

const reports = createRoute({
  method: 'get',
  path: '/reports',
  operationId: 'listReports',
  tags,
  summary: 'Reports behind the edition, by id; never their text',
  request: { query: cursorQuery.extend({ outlet: z.string().optional() }) },
  responses: answers('a page of reports', pageOf(reportSchema)),
})

const report = createRoute({
  method: 'get',
  path: '/reports/{id}',
  operationId: 'getReport',
  tags,
  summary: 'One report',
  request: { params: idParam },
  responses: answers('the report', reportSchema, true),
})

const claims = createRoute({
  method: 'get',
  path: '/claims',
  operationId: 'listClaims',
  tags,
  summary: 'Claims with their exact words, by id',
  request: {
    query: cursorQuery.extend({
      report: z.string().optional(),
      person: z.string().optional(),
      type: claimSchema.shape.type.optional(),
      state: claimSchema.shape.state.optional(),
    }),
  },
  responses: answers('a page of claims', pageOf(claimSchema)),
})

const claim = createRoute({
  method: 'get',
  path: '/claims/{id}',
  operationId: 'getClaim',
  tags,
  summary: 'One claim',
  request: { params: idParam },
  responses: answers('the claim', claimSchema, true),
})

const reviews = createRoute({
  method: 'get',
  path: '/claim-reviews',
  operationId: 'listClaimReviews',
  tags,
  summary: 'schema.org ClaimReview of checked public statements; never of a person',
  responses: answers('all of them', z.array(z.looseObject({ '@type': z.literal('ClaimReview') }))),
})

export function addEvidence(api: OpenAPIHono, deps: ApiDeps): void {
  api.openapi(events, (c) => {
    const view = deps.edition()
    const all = new Map(view.events.map((one) => [one.id, one]))
    const { items, next } = pageThrough(all, [...all.keys()].sort(), c.req.valid('query'))
    return c.json({ edition: view.id, items: items.map(({ ledger: _ledger, ...line }) => line), next })
  })
  api.openapi(event, (c) => {
    const found = deps.edition().events.find(({ id }) => id === c.req.valid('param').id)
    if (!found) return notFound(c, 'a release')
    const { ledger: _ledger, ...line } = found
    return c.json(line)
  })
  api.openapi(ledger, (c) => {
    const found = deps.edition().events.find(({ id }) => id === c.req.valid('param').id)
    return found?.ledger ? c.json(found.ledger) : notFound(c, 'a release with a ledger')
  })
  addReports(api, deps)
}

/** A report and a person know their claims; without either, all are gone through. */
function narrowest(view: EditionView, reportId: string | undefined, personId: string | undefined): readonly string[] {
  if (reportId !== undefined) return [...(view.reports.get(reportId)?.claimIds ?? [])].sort()
  if (personId === undefined) return keysOf(view, 'claims')
  const person = view.people.get(personId)
  return person ? claimsAbout(person) : []
}

function addReports(api: OpenAPIHono, deps: ApiDeps): void {
  api.openapi(reports, (c) => {
    const view = deps.edition()
    const { outlet, ...page } = c.req.valid('query')
    const fits = (one: { readonly outlet: string | null }) => outlet === undefined || one.outlet === outlet
    return c.json({ edition: view.id, ...pageThrough(view.reports, keysOf(view, 'reports'), page, fits) })
  })
  api.openapi(report, (c) => {
    const found = deps.edition().reports.get(c.req.valid('param').id)
    return found ? c.json(found) : notFound(c, 'a report')
  })
  api.openapi(claims, (c) => {
    const view = deps.edition()
    const { report: reportId, person, type, state, ...page } = c.req.valid('query')
    const fits = (one: PublishedClaim) =>
      (reportId === undefined || one.reportId === reportId) &&
      (person === undefined || one.subject.personId === person) &&
      (type === undefined || one.type === type) &&
      (state === undefined || one.state === state)
    return c.json({ edition: view.id, ...pageThrough(view.claims, narrowest(view, reportId, person), page, fits) })
  })
  api.openapi(claim, (c) => {
    const found = deps.edition().claims.get(c.req.valid('param').id)
    return found ? c.json(found) : notFound(c, 'a claim')
  })
  api.openapi(reviews, (c) => c.json([...claimReviews(deps.edition(), siteOf(c, deps))]))
}
