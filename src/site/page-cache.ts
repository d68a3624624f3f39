import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { EditionView } from '../publishing/index.ts'

interface Kept {
  readonly type: string
  readonly zipped: Uint8Array<ArrayBuffer>
  readonly tag: string
}

/** In bytes, as kept. */
const MOST = 192 * 1024 * 1024
const QUICK = 1

/**
 * A page follows from its address and the edition alone, so it is made once an edition and kept as bytes, packed. Who has it
 * already is told so. What was sent in a form, and whatever asks not to be kept, is made each time.
 */
export function pageCache(edition: () => EditionView): MiddlewareHandler {
  let of: EditionView | null = null
  let size = 0
  const pages = new Map<string, Kept>()
  return async (c, next) => {
    if (c.req.method !== 'GET') return next()
    const current = orNull(edition)
    if (current === null) return next()
    if (of !== current) {
      pages.clear()
      ;[of, size] = [current, 0]
    }
    const address = c.req.url.slice(c.req.url.indexOf('/', 8))
    let kept = pages.get(address)
    if (kept) {
      // Put last: what was asked for longest ago goes first.
      pages.delete(address)
      pages.set(address, kept)
    } else {
      await next()
      const type = c.res.headers.get('content-type')
      if (c.res.status !== 200 || type === null || c.res.headers.has('cache-control') || orNull(edition) !== of) return
      const body = new Uint8Array(await c.res.arrayBuffer())
      kept = {
        type,
        zipped: gzipSync(body, { level: QUICK }),
        tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      }
      pages.set(address, kept)
      size += kept.zipped.byteLength
      for (const [oldest, { zipped }] of pages) {
        if (size <= MOST) break
        pages.delete(oldest)
        size -= zipped.byteLength
      }
    }
    c.res = answer(kept, c.req.header('if-none-match'), c.req.header('accept-encoding'))
  }
}

/** Without an edition nothing is kept; the page itself tells what is wrong. */
function orNull(edition: () => EditionView): EditionView | null {
  try {
    return edition()
  } catch {
    return null
  }
}

function answer({ type, zipped, tag }: Kept, held: string | undefined, accepted: string | undefined): Response {
  const headers = { 'content-type': type, etag: tag, vary: 'accept-encoding', 'cache-control': 'no-cache' }
  if (held?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag))
    return new Response(null, { status: 304, headers })
  if (/\bgzip\b(?!;q=0)/.test(accepted ?? ''))
    return new Response(zipped, { headers: { ...headers, 'content-encoding': 'gzip' } })
  return new Response(gunzipSync(zipped), { headers })
}
