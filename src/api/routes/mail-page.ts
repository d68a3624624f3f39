import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ApiDeps } from '../deps.ts'

const ACTS = {
  confirm: { title: 'Yes, tell me', done: 'You will be told of changes. Every mail says how to end it.' },
  end: { title: 'Tell me no more', done: 'You will be told no more, and the address is forgotten.' },
} as const

/**
 * Where the links in mails lead: a page with one button, because programs that look through mails open links, and looking must not be an
 * answer. The same address takes the one-click end of mail programs (RFC 8058).
 */
export function addMailPage(api: OpenAPIHono, { mail }: ApiDeps): void {
  if (!mail) return
  api.get('/mail/answer', (c) => {
    const act = actOf(c)
    return act
      ? page(c, ACTS[act].title, html`<form method="post"><button>${ACTS[act].title}</button></form>`)
      : gone(c)
  })
  api.post('/mail/answer', async (c) => {
    const act = actOf(c)
    const done = act !== null && (await mail[act](c.req.query('token') ?? ''))
    return done ? page(c, ACTS[act].title, html`<p>${ACTS[act].done}</p>`) : gone(c)
  })
}

function actOf(c: Context): keyof typeof ACTS | null {
  const act = c.req.query('act')
  return act === 'confirm' || act === 'end' ? act : null
}

function page(c: Context, title: string, body: ReturnType<typeof html>, status: 200 | 404 = 200) {
  c.header('cache-control', 'no-store')
  c.header('content-security-policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
  return c.html(
    html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`,
    status,
  )
}

const gone = (c: Context) =>
  page(c, 'Nothing to answer', html`<p>The question was answered, or it is too old.</p>`, 404)
