import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'

const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' } as const

const held = new Map<string, { readonly text: string; readonly type: string }>()

/**
 * A stylesheet or module that lies beside the code: `asset(new URL('./keys.js', import.meta.url))` at the top of a file gives
 * the address for Layout's `assets`. The address holds a hash of the content, so it may be kept for ever.
 */
export function asset(file: URL): string {
  const ending = file.pathname.endsWith('.css') ? 'css' : 'js'
  const text = readFileSync(file, 'utf8')
  const path = `/assets/desk/${createHash('sha256').update(text).digest('hex').slice(0, 16)}.${ending}`
  held.set(path, { text, type: TYPES[ending] })
  return path
}

/** These are of the program, not of the register: anyone may have them. */
export function addDeskAssets(desk: Hono): void {
  desk.get('/assets/desk/:file', (c) => {
    const found = held.get(c.req.path)
    if (!found) return c.notFound()
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('content-type', found.type)
    return c.body(found.text)
  })
}
