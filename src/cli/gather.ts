import { basename } from 'node:path'
import { readFileBounded, readStreamBounded } from '../intake/index.ts'

/** The bytes behind a file name, an address or "-"; refused beyond intake's limit before they fill the memory. */
export async function gather(source: string): Promise<{ readonly bytes: Uint8Array; readonly name: string | null }> {
  if (source === '-') return { bytes: await readStreamBounded(process.stdin), name: null }
  if (/^https?:\/\//.test(source)) return fetchBounded(source)
  return { bytes: await readFileBounded(source), name: basename(source) }
}

async function fetchBounded(address: string): Promise<{ bytes: Uint8Array; name: string }> {
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) }).catch((cause: unknown) => {
    throw new UnreachablePageError(
      `${address}: expected a page that answers, got no answer. Save the page and give the file.`,
      {
        cause,
      },
    )
  })
  if (!response.ok || !response.body)
    throw new UnreachablePageError(
      `${address}: expected a page, got status ${response.status}. Save the page and give the file.`,
    )
  return { bytes: await readStreamBounded(response.body), name: basename(new URL(address).pathname) || 'page.html' }
}

/** The address may be right and the network not: a failure, no wrong usage. */
class UnreachablePageError extends Error {
  override name = 'UnreachablePageError'
}
