import type { Context, Hono } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { stylesheet } from '../stylesheet.ts'

/** Sends a page as a whole document. */
export async function sendPage(
  c: Context,
  page: JSX.Element,
  status: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 429 | 500 = 200,
): Promise<Response> {
  return c.html(`<!doctype html>${await page.toString()}`, status)
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#1c2b3a"/><path d="M9 7v18M23 7v18M9 16h14" stroke="#fff" stroke-width="3.4" fill="none"/></svg>`

/** Adds the stylesheet and the icon: the only files a page needs. */
export function addAssets(app: Hono): void {
  app.get('/assets/:file', (c) => {
    if (c.req.path !== stylesheet.path) return c.notFound()
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('content-type', 'text/css; charset=utf-8')
    return c.body(stylesheet.css)
  })
  app.get('/icon.svg', (c) => {
    c.header('cache-control', 'public, max-age=86400')
    c.header('content-type', 'image/svg+xml')
    return c.body(ICON)
  })
}
