import { createHmac } from 'node:crypto'
import type { Subscription } from './store.ts'
import type { Delivery, Message } from './tell.ts'

export class InvalidWebhookError extends Error {
  override name = 'InvalidWebhookError'
}

/** An address to call: https, or http on this machine alone. */
export function webhookAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const own = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url?.username !== '' || !(url.protocol === 'https:' || (url.protocol === 'http:' && own)))
    throw new InvalidWebhookError(`webhook: expected an https address without a user, got "${text}"`)
  return url.href
}

/** In milliseconds before each further try. */
const WAITS = [1000, 5000, 30_000]
const PATIENCE = 10_000

/**
 * Posts a message, signed as Standard Webhooks says (standardwebhooks.com): HMAC-SHA256 over id, time and body. Tries again when the other
 * side is unreachable or says "later" (429, 5xx), longer each time; a redirect is not followed.
 */
export async function callWebhook(
  { id, target, secret }: Pick<Subscription, 'id' | 'target' | 'secret'>,
  message: Message,
  wait: (milliseconds: number) => Promise<void>,
): Promise<Delivery> {
  const body = JSON.stringify(message)
  const messageId = `${id}.${message.edition}`
  let why = ''
  for (const pause of [0, ...WAITS]) {
    if (pause > 0) await wait(pause)
    const answer = await post(target, body, headersFor(messageId, body, secret))
    if (answer === 410) return { kind: 'gone' }
    if (typeof answer === 'number' && answer >= 200 && answer < 300) return { kind: 'done' }
    why = typeof answer === 'number' ? `expected status 200, got ${answer}` : answer
    if (typeof answer === 'number' && answer < 500 && answer !== 429) return { kind: 'failed', why }
  }
  return { kind: 'failed', why }
}

async function post(target: string, body: string, headers: Readonly<Record<string, string>>): Promise<number | string> {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const response = await fetch(target, { method: 'POST', body, headers, redirect: 'manual', signal })
    await response.body?.cancel()
    return response.status
  } catch (error) {
    return `expected an answer, got ${error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : 'none'}`
  }
}

function headersFor(id: string, body: string, secret: string): Readonly<Record<string, string>> {
  const time = String(Math.floor(Date.now() / 1000))
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': `v1,${signatureOf(id, time, body, secret)}`,
  }
}

function signatureOf(id: string, time: string, body: string, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
}
