import type { MiddlewareHandler } from 'hono'

const OWN: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Lets through only what was asked of this machine by its own name. A page elsewhere whose name is made to point here
 * (DNS rebinding), or a form that another site sends, is turned away by `refuse`.
 */
export function ownMachineOnly(hosts: readonly string[], refuse: MiddlewareHandler): MiddlewareHandler {
  const allowed = new Set([...OWN, ...hosts])
  return async (c, next) => {
    const { host, hostname } = new URL(c.req.url)
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const foreign = (origin !== undefined && !sameHost(origin, host)) || site === 'cross-site'
    if (!allowed.has(hostname) || (c.req.method !== 'GET' && foreign)) return refuse(c, next)
    return next()
  }
}

/** 'null' is what a browser sends for a form on a page that forbids referrers: it tells nothing, sec-fetch-site does. */
function sameHost(origin: string, host: string): boolean {
  return origin === 'null' || (URL.canParse(origin) && new URL(origin).host === host)
}
