import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { TOKEN_FIELD } from '../ui/index.ts'

/** A module that sends something by itself brings the token of its page in this header. */
export const TOKEN_HEADER = 'x-form-token'

export const COOKIE = 'habeas_form'

/**
 * The token of every form on this page: made from a cookie that no other site can read or set, and from who is signed in.
 * It changes when somebody signs in or out, so a form laid out for one account cannot be sent by another.
 */
export function formToken(c: Context, secret: Uint8Array, actorId: string): string {
  const secure = isSecure(c)
  const held = heldCookie(c, secure)
  const value = held ?? randomBytes(24).toString('base64url')
  if (held === undefined) {
    const prefix = secure ? ({ prefix: 'host' } as const) : {}
    setCookie(c, COOKIE, value, { ...prefix, path: '/', httpOnly: true, sameSite: 'Strict', secure })
  }
  return tokenOf(secret, value, actorId)
}

/** Whether a sent form brings the token of a page that this browser was shown. */
export function hasFormToken(c: Context, secret: Uint8Array, actorId: string, form: FormData | null): boolean {
  const cookie = heldCookie(c, isSecure(c))
  const sent = c.req.header(TOKEN_HEADER) ?? form?.get(TOKEN_FIELD)
  if (cookie === undefined || typeof sent !== 'string') return false
  const wanted = Buffer.from(tokenOf(secret, cookie, actorId))
  const given = Buffer.from(sent)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

/** Behind a proxy the desk itself speaks plain HTTP; its address, which the proxy passes on, tells. */
export function isSecure(c: Context): boolean {
  return c.get('secure') === true
}

function heldCookie(c: Context, secure: boolean): string | undefined {
  return secure ? getCookie(c, COOKIE, 'host') : getCookie(c, COOKIE)
}

/** The token that goes with a cookie, for whoever is signed in; '' for nobody. */
export function tokenOf(secret: Uint8Array, cookie: string, actorId: string): string {
  return createHmac('sha256', secret).update(`form\n${cookie}\n${actorId}`).digest('base64url')
}
