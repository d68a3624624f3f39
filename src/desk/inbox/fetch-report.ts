import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { DEFAULT_LIMIT, readStreamBounded } from '../../intake/index.ts'

/** An address was not fetched: it may not be, or it did not answer. The message says what to do. */
export class FetchRefusedError extends Error {
  override name = 'FetchRefusedError'
}

/** Where addresses may be fetched from: this machine alone, unless whoever runs the desk allows more. */
export type FetchesFrom = 'loopback' | 'anywhere'

const PATIENCE_MS = 20_000
const MOST_HOPS = 4

/**
 * Fetches one address because somebody asked for it just now. Each hop of a redirect is looked at anew, so that no page outside
 * leads the desk to a machine inside. @throws FetchRefusedError
 */
export async function fetchReport(address: string, from: FetchesFrom): Promise<Uint8Array> {
  let url = parse(address)
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    await refuseForbidden(url, from)
    const answer = await ask(url)
    const to = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
    if (to === null) return readAnswer(answer, url)
    await answer.body?.cancel()
    url = parse(new URL(to, url).href)
  }
  throw new FetchRefusedError(
    `${address}: expected a page, got more than ${MOST_HOPS} redirects. Open it and paste its text.`,
  )
}

function parse(address: string): URL {
  const url = URL.parse(address)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '') return url
  throw new FetchRefusedError(
    `expected an address that begins with http:// or https://, got "${address.slice(0, 200)}"`,
  )
}

async function refuseForbidden(url: URL, from: FetchesFrom): Promise<void> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : (await resolve(url, host)).map(({ address }) => address)
  const loopback = addresses.every(isLoopback)
  if (from === 'loopback' && !loopback)
    throw new FetchRefusedError(
      `${url.host}: expected an address of this machine, got one outside. Fetching from elsewhere shows this desk to others and is off; ` +
        'whoever runs it can set HABEAS_FETCH=anywhere. Or open the page and paste its text.',
    )
  if (from === 'anywhere' && !loopback && addresses.some(isInside))
    throw new FetchRefusedError(`${url.host}: expected an address of the public internet, got one of a local network`)
}

async function resolve(url: URL, host: string) {
  try {
    return await lookup(host, { all: true })
  } catch (cause) {
    throw new FetchRefusedError(
      `${url.host}: expected a host that can be found, got none. Is there a network? Else paste the text.`,
      { cause },
    )
  }
}

async function ask(url: URL): Promise<Response> {
  try {
    return await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { accept: 'text/html, text/plain, application/pdf' },
    })
  } catch (cause) {
    throw new FetchRefusedError(
      `${url.host}: expected an answer within ${PATIENCE_MS / 1000} s, got none. Is there a network? Else paste the text.`,
      { cause },
    )
  }
}

async function readAnswer(answer: Response, url: URL): Promise<Uint8Array> {
  if (!answer.ok || !answer.body)
    throw new FetchRefusedError(
      `${url.host}: expected a page, got the answer ${answer.status}. Open it in a browser and paste its text.`,
    )
  return readStreamBounded(answer.body, DEFAULT_LIMIT, url.href)
}

const isLoopback = (address: string): boolean =>
  address === '::1' || /^127\./.test(address) || /^::ffff:127\./i.test(address)

/** Of a network that is nobody else's: RFC 1918, 4193, 6598, 3927, 4291. */
const isInside = (address: string): boolean =>
  /^(10|127|0)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^f[cd]|^fe[89ab]|^::1?$/i.test(
    address.replace(/^::ffff:/i, ''),
  )
