import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { problemSchema } from './schemas.ts'

/** What was asked for is not there, or was asked wrongly; told in the words of every error of ours. */
export interface Refusal {
  readonly status: 400 | 404 | 410 | 413 | 422 | 429 | 500
  readonly expected: string
  readonly got: string
  readonly where: string
  readonly todo: string
}

export function refuse(c: Context, refusal: Refusal): Response {
  return c.json({ error: refusal }, refusal.status, { 'cache-control': 'no-store' })
}

export const notFound = (c: Context, what: string, edition = 'the current edition'): Response =>
  refuse(c, {
    status: 404,
    expected: `${what} of ${edition}`,
    got: 'an id that it does not have',
    where: c.req.routePath,
    todo: 'Look it up in a list or a search.',
  })

/** What was published once and is not any more; nothing of it is told. */
export const withdrawn = (c: Context): Response =>
  refuse(c, {
    status: 410,
    expected: 'something that is still published',
    got: 'an id of something that was withdrawn',
    where: c.req.routePath,
    todo: 'Do not ask again, and take it out of what you keep.',
  })

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })

export const problem = (description: string) => ({ description, content: json(problemSchema) })

/** The answers of a route that gives one thing. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema, misses = false) {
  return {
    200: { description, content: json(schema) },
    304: { description: 'the same as you hold (If-None-Match)' },
    400: problem('asked wrongly'),
    ...(misses ? { 404: problem('not in the current edition') } : {}),
    429: problem('too many questions; Retry-After says when to go on'),
  }
}

/** One page of a list; `next` is null on the last. */
export const pageOf = <Schema extends z.ZodType>(items: Schema) =>
  z.object({
    edition: z.string().describe('the edition that was asked'),
    items: z.array(items).readonly(),
    next: z.string().nullable().describe('give it as `after` for the next page'),
  })
