import type { Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { stylesheet } from '../stylesheet.ts'

/** Sends a page as a whole document. */
export async function sendPage(
  c: Context,
  page: JSX.Element,
  status: 200 | 400 | 404 | 413 | 500 = 200,
): Promise<Response> {
  return c.html(`<!doctype html>${await page.toString()}`, status)
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#1c2b3a"/><path d="M9 7v18M23 7v18M9 16h14" stroke="#fff" stroke-width="3.4" fill="none"/></svg>`

/** The stylesheet and the icon: the only files a page needs. */
export function assetAt(path: string): { readonly body: string; readonly type: string; readonly keep: boolean } | null {
  if (path === stylesheet.path) return { body: stylesheet.css, type: 'text/css; charset=utf-8', keep: true }
  if (path === '/icon.svg') return { body: ICON, type: 'image/svg+xml', keep: false }
  return null
}
