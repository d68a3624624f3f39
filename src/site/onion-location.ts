import type { MiddlewareHandler } from 'hono'

/** Tells Tor Browser where the same page stands as an onion service. Pages themselves never name their own host. */
export function onionLocation(origin: string): MiddlewareHandler {
  return async (c, next) => {
    await next()
    c.res.headers.set('onion-location', origin + c.req.path)
  }
}
