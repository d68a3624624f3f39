import type { Context } from 'hono'
import { isSecure } from '../form-token.ts'

/**
 * Where a request comes from, to slow down who guesses. Behind a proxy of this machine that is the last address the proxy
 * wrote; the ones before it, and the header on a direct connection, anybody can make up.
 */
export function clientAddress(c: Context): string {
  const direct = socketAddress(c)
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isSecure(c) && forwarded && /^(127\.|::1$|::ffff:127\.)/.test(direct) ? forwarded : direct
}

function socketAddress(c: Context): string {
  const incoming: unknown = c.env?.incoming
  if (incoming === null || typeof incoming !== 'object' || !('socket' in incoming)) return 'unknown'
  const { socket } = incoming
  const known = socket !== null && typeof socket === 'object' && 'remoteAddress' in socket
  return known && typeof socket.remoteAddress === 'string' ? socket.remoteAddress : 'unknown'
}
