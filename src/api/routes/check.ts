import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { answers, refuse } from '../answers.ts'
import type { ApiDeps } from '../deps.ts'
import { checkAnswerSchema, checkRequestSchema, problemSchema } from '../schemas.ts'

/** In bytes: more than any article, less than would hurt. */
const LARGEST = 10 * 1024 * 1024

const check = createRoute({
  method: 'post',
  path: '/check',
  operationId: 'check',
  tags: ['check'],
  summary: 'Read an article and hold each claim against the edition; stores nothing',
  request: { body: { required: true, content: { 'application/json': { schema: checkRequestSchema } } } },
  responses: {
    ...answers(
      'the article’s people, claims and verdicts; the same object as `habeas check --json`',
      checkAnswerSchema,
    ),
    413: { description: 'too large', content: { 'application/json': { schema: problemSchema } } },
    422: { description: 'no text that can be read', content: { 'application/json': { schema: problemSchema } } },
  },
})

export function addCheck(api: OpenAPIHono, deps: ApiDeps): void {
  api.use(
    '/check',
    bodyLimit({
      maxSize: LARGEST,
      onError: (c) =>
        refuse(c, {
          status: 413,
          expected: `at most ${LARGEST} bytes`,
          got: 'more',
          where: '/check',
          todo: 'Send the article’s text alone.',
        }),
    }),
  )
  api.openapi(check, async (c) => {
    try {
      return c.json(await deps.check(c.req.valid('json')), 200, { 'cache-control': 'no-store' })
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'UnreadableReportError') throw error
      return refuse(c, {
        status: 422,
        expected: 'an article as text',
        got: error.message,
        where: '/check',
        todo: 'Send its text.',
      })
    }
  })
}
