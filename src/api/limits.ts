import { createHash, randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from './answers.ts'

const MINUTE = 60_000
/** So many addresses are remembered within a minute; beyond, all are counted as one. */
const MOST_ADDRESSES = 50_000

/**
 * At most so many questions a minute from one address. Nothing is written down: addresses are held as hashes under a key that is made
 * anew each minute, when all are forgotten.
 */
export function limited(most: number, now: () => number): MiddlewareHandler {
  let [started, key, counts] = [now(), randomBytes(16), new Map<string, number>()]
  return async (c, next) => {
    if (now() - started >= MINUTE) [started, key, counts] = [now(), randomBytes(16), new Map()]
    const wanted = createHash('sha256').update(key).update(addressOf(c)).digest('base64')
    const who = counts.has(wanted) || counts.size < MOST_ADDRESSES ? wanted : 'many'
    const count = (counts.get(who) ?? 0) + 1
    counts.set(who, count)
    const left = Math.ceil((started + MINUTE - now()) / 1000)
    c.header('ratelimit-limit', String(most))
    c.header('ratelimit-remaining', String(Math.max(0, most - count)))
    c.header('ratelimit-reset', String(left))
    if (count <= most) return next()
    c.header('retry-after', String(left))
    return refuse(c, {
      status: 429,
      expected: `at most ${most} questions a minute`,
      got: `${count}`,
      where: c.req.routePath,
      todo: `Go on in ${left} seconds, or take the whole edition: /api/v1/data.`,
    })
  }
}

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

/** Behind a proxy all readers have one address; then the proxy is the place for limits. */
const addressOf = (c: Context): string =>
  (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown'
