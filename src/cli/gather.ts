import { basename } from 'node:path'
import { readFileBounded, readStreamBounded } from '../intake/index.ts'

/** The bytes behind a file name, an address or "-"; refused beyond intake's limit before they fill the memory. */
export async function gather(source: string): Promise<{ readonly bytes: Uint8Array; readonly name: string | null }> {
  if (source === '-') return { bytes: await readStreamBounded(process.stdin), name: null }
  if (/^https?:\/\//.test(source)) return fetchBounded(source)
  return { bytes: await readFileBounded(source), name: basename(source) }
}

async function fetchBounded(address: string): Promise<{ bytes: Uint8Array; name: string }> {
  const { bytes } = await fetchPage(address)
  return { bytes, name: basename(new URL(address).pathname) || 'page.html' }
}

/** A page, bounded in bytes and time; "unchanged" (304) is an answer where the headers ask for it. */
export async function fetchPage(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly bytes: Uint8Array; readonly headers: Headers }> {
  const response = await fetch(address, { headers, signal: AbortSignal.timeout(30_000) }).catch((cause: unknown) => {
    throw new UnreachablePageError(
      `${address}: expected a page that answers, got no answer. Save the page and give the file.`,
      { cause },
    )
  })
  if (response.status === 304) return { status: 304, bytes: new Uint8Array(), headers: response.headers }
  if (!response.ok || !response.body)
    throw new UnreachablePageError(
      `${address}: expected a page, got status ${response.status}. Save the page and give the file.`,
    )
  return { status: response.status, bytes: await readStreamBounded(response.body), headers: response.headers }
}

/** The address may be right and the network not: a failure, no wrong usage. */
class UnreachablePageError extends Error {
  override name = 'UnreachablePageError'
}
