import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { InvalidTopicError, parseTopic, topicText } from '../../feeds/index.ts'
import { refuse } from '../answers.ts'
import type { ApiDeps } from '../deps.ts'
import { problemSchema } from '../schemas.ts'

const problem = (description: string) => ({ description, content: { 'application/json': { schema: problemSchema } } })
const done = z.object({ done: z.boolean() })

const ask = createRoute({
  method: 'post',
  path: '/mail/watch',
  operationId: 'watchByMail',
  tags: ['mail'],
  summary: 'Be told of changes by mail; counts only once the address has said yes',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ email: z.email().max(254), topic: z.string().max(210) }) } },
    },
  },
  responses: {
    202: {
      description: 'a question went to the address, if it is one',
      content: { 'application/json': { schema: done } },
    },
    400: problem('asked wrongly'),
    404: problem('mail is not set up here'),
    429: { description: 'too many questions; Retry-After says when to go on' },
  },
})

const answer = (path: '/mail/confirm' | '/mail/end', operationId: string, summary: string) =>
  createRoute({
    method: 'post',
    path,
    operationId,
    tags: ['mail'],
    summary,
    request: {
      body: {
        required: true,
        content: { 'application/json': { schema: z.object({ token: z.string().min(1).max(200) }) } },
      },
    },
    responses: {
      200: { description: 'done', content: { 'application/json': { schema: done } } },
      404: problem('no such question, or mail is not set up here'),
      429: { description: 'too many questions; Retry-After says when to go on' },
    },
  })

export function addMail(api: OpenAPIHono, { mail }: ApiDeps): void {
  const missing = (c: Parameters<typeof refuse>[0], got: string) =>
    refuse(c, {
      status: 404,
      expected: 'mail that is set up',
      got,
      where: c.req.routePath,
      todo: 'Follow a feed instead.',
    })
  api.openapi(ask, async (c) => {
    if (!mail) return missing(c, 'an edition without mail')
    const { email, topic } = c.req.valid('json')
    try {
      await mail.ask(email, topicText(parseTopic(topic)))
    } catch (error) {
      if (!(error instanceof InvalidTopicError)) throw error
      return refuse(c, { status: 400, expected: error.message, got: 'another', where: 'topic', todo: 'Give a topic.' })
    }
    return c.json({ done: true }, 202)
  })
  for (const [route, act] of [
    [answer('/mail/confirm', 'confirmMail', 'Say yes to the question in the mail'), 'confirm'],
    [answer('/mail/end', 'endMail', 'Be told no more'), 'end'],
  ] as const)
    api.openapi(route, async (c) => {
      if (!mail) return missing(c, 'an edition without mail')
      const found = await mail[act](c.req.valid('json').token)
      return found ? c.json({ done: true }, 200) : missing(c, 'a token that is none')
    })
}
