import { createHash } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { EditionView } from '../publishing/index.ts'

interface Kept {
  readonly headers: Headers
  /** Name and value by turns, as a server writes them. */
  readonly lines: readonly string[]
  readonly zipped: Uint8Array<ArrayBuffer>
  readonly tag: string
}

/** In bytes, as kept. */
const MOST = 192 * 1024 * 1024
const QUICK = 1

/**
 * A page follows from its address and the edition alone, so it is made once an edition and kept as bytes, packed; the one that was
 * asked for longest ago goes first. Every page names its edition, so a new one begins with none.
 */
export class PageStore {
  readonly #edition: () => EditionView
  readonly #pages = new Map<string, Kept>()
  #of: EditionView | null = null
  #size = 0

  constructor(edition: () => EditionView) {
    this.#edition = edition
  }

  /** Null without an edition: then nothing is kept, and the page itself tells what is wrong. */
  edition(): EditionView | null {
    try {
      return this.#edition()
    } catch {
      return null
    }
  }

  get(address: string): Kept | null {
    const current = this.edition()
    if (current !== this.#of) {
      this.#pages.clear()
      ;[this.#of, this.#size] = [current, 0]
    }
    const kept = this.#pages.get(address)
    if (!kept) return null
    this.#pages.delete(address)
    this.#pages.set(address, kept)
    return kept
  }

  /** Keeps a page of the edition that `get` was last asked about. */
  keep(address: string, headers: Headers, body: Uint8Array): Kept {
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const all = new Headers(headers)
    all.set('etag', tag)
    all.set('vary', 'accept-encoding')
    all.set('cache-control', 'no-cache')
    const kept = { headers: all, lines: [...all].flat(), zipped: gzipSync(body, { level: QUICK }), tag }
    this.#size += kept.zipped.byteLength - (this.#pages.get(address)?.zipped.byteLength ?? 0)
    this.#pages.delete(address)
    this.#pages.set(address, kept)
    for (const [oldest, { zipped }] of this.#pages) {
      if (this.#size <= MOST) break
      this.#pages.delete(oldest)
      this.#size -= zipped.byteLength
    }
    return kept
  }
}

/** Keeps what the site answers. What was sent in a form, and whatever asks not to be kept, is made each time. */
export function pageCache(pages: PageStore): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET') return next()
    const of = pages.edition()
    if (of === null) return next()
    const address = c.req.url.slice(c.req.url.indexOf('/', 8))
    let kept = pages.get(address)
    if (!kept) {
      await next()
      const { headers, status } = c.res
      // 'no-cache' is what every page says that says nothing else: to be asked for again, and kept meanwhile.
      const isPlain = headers.get('cache-control') === 'no-cache' && headers.has('content-type')
      if (status !== 200 || !isPlain || pages.edition() !== of) return
      kept = pages.keep(address, headers, new Uint8Array(await c.res.arrayBuffer()))
    }
    // Else what was set before would be set again.
    c.res = undefined
    c.res = answer(kept, c.req.header('if-none-match'), c.req.header('accept-encoding'))
  }
}

/** Sends what is kept as it is; all else is answered by the others. Many readers at once ask for the same few pages. */
export function quickAnswers(pages: PageStore, others: RequestListener): RequestListener {
  return (request, response) => {
    const kept = request.method === 'GET' && request.url !== undefined ? pages.get(request.url) : null
    const { 'if-none-match': held, 'accept-encoding': accepted } = request.headers
    if (!kept) others(request, response)
    else if (isHeld(kept, held)) response.writeHead(304, [...kept.lines]).end()
    else {
      const packed = takesPacked(accepted?.toString())
      const body = packed ? kept.zipped : gunzipSync(kept.zipped)
      const lines = [...kept.lines, 'content-length', String(body.byteLength)]
      if (packed) lines.push('content-encoding', 'gzip')
      response.writeHead(200, lines).end(body)
    }
  }
}

function answer(kept: Kept, held: string | undefined, accepted: string | undefined): Response {
  const headers = new Headers(kept.headers)
  if (isHeld(kept, held)) return new Response(null, { status: 304, headers })
  if (!takesPacked(accepted)) return new Response(gunzipSync(kept.zipped), { headers })
  headers.set('content-encoding', 'gzip')
  return new Response(kept.zipped, { headers })
}

const isHeld = ({ tag }: Kept, held: string | undefined): boolean =>
  held?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag) ?? false

const takesPacked = (accepted: string | undefined): boolean => /\bgzip\b(?!;q=0)/.test(accepted ?? '')
