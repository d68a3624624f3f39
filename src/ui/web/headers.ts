import type { MiddlewareHandler } from 'hono'

const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

/** The desk has modules of its own; they come from here and talk to nobody else. */
const WITH_MODULES = [...CSP, "script-src 'self'", "connect-src 'self'"]

const HEADERS: Readonly<Record<string, string>> = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=(), browsing-topics=()',
  'x-dns-prefetch-control': 'off',
}

/** Every answer carries these: no script but, on the desk, modules of our own; no frame, no foreign resource, no referrer. */
export function strictHeaders(options: { readonly modules?: boolean } = {}): MiddlewareHandler {
  const policy = (options.modules ? WITH_MODULES : CSP).join('; ')
  return async (c, next) => {
    await next()
    c.res.headers.set('content-security-policy', policy)
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-cache')
  }
}
