import { createHash } from 'node:crypto'
import { type Entry, parseFeed } from './parse-feed.ts'
import type { Watch, WatchStore } from './store.ts'

/** What an address gave. */
export interface Fetched {
  readonly status: number
  readonly bytes: Uint8Array
  readonly etag: string | null
  readonly modified: string | null
}

export type Fetch = (
  url: string,
  held: { readonly etag: string | null; readonly modified: string | null },
) => Promise<Fetched>

/** Takes a page in as a report. */
export type TakeIn = (page: {
  readonly url: string
  readonly bytes: Uint8Array
  readonly outlet: string | null
  readonly published: string | null
}) => Promise<void>

export interface Look {
  readonly watch: Watch
  readonly taken: number
  readonly trouble: string | null
}

/** So many entries of one feed are fetched at a look; the others come with the next. */
const MOST_ENTRIES = 50
/** So many are remembered, so that an entry that is still in the feed is not fetched again. */
const REMEMBERED = 1000

/** Looks at one feed or page and takes in what is new. Trouble is kept with the watch, never thrown. */
export async function look(watch: Watch, store: WatchStore, fetch: Fetch, takeIn: TakeIn): Promise<Look> {
  try {
    const found = await fetch(watch.url, watch)
    const { etag, modified } = found
    if (found.status === 304) {
      await store.looked(watch.id, { trouble: null })
      return { watch, taken: 0, trouble: null }
    }
    const { content, taken, troubles } = await (watch.kind === 'feed' ? lookAtFeed : lookAtPage)(
      watch,
      found,
      fetch,
      takeIn,
    )
    const trouble = troubles[0] ?? null
    // With an entry left over the feed must be read again, so nothing may answer "unchanged".
    await store.looked(watch.id, trouble ? { content, trouble } : { etag, modified, content, trouble })
    return { watch, taken, trouble }
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error)
    await store.looked(watch.id, { trouble })
    return { watch, taken: 0, trouble }
  }
}

interface Found {
  readonly content: string
  readonly taken: number
  readonly troubles: readonly string[]
}

async function lookAtPage(watch: Watch, { bytes }: Fetched, _fetch: Fetch, takeIn: TakeIn): Promise<Found> {
  const content = createHash('sha256').update(bytes).digest('hex')
  if (content === watch.content) return { content, taken: 0, troubles: [] }
  await takeIn({ url: watch.url, bytes, outlet: watch.outlet, published: null })
  return { content, taken: 1, troubles: [] }
}

async function lookAtFeed(watch: Watch, { bytes }: Fetched, fetch: Fetch, takeIn: TakeIn): Promise<Found> {
  const entries = parseFeed(new TextDecoder().decode(bytes), watch.url)
  if (!entries) throw new UnreadableFeedError(`${watch.url}: expected an RSS, Atom or JSON feed, got something else`)
  const seen = new Set((watch.content ?? '').split(' ').filter(Boolean))
  const fresh = entries.filter((entry) => !seen.has(keyOf(entry)))
  const troubles: string[] = []
  let taken = 0
  // The oldest first, as they were published.
  for (const entry of fresh.slice(0, MOST_ENTRIES).reverse()) {
    try {
      const page = await fetch(entry.url, { etag: null, modified: null })
      await takeIn({ url: entry.url, bytes: page.bytes, outlet: watch.outlet, published: entry.published })
      seen.add(keyOf(entry))
      taken++
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error))
    }
  }
  if (fresh.length > MOST_ENTRIES) troubles.push(`${fresh.length - MOST_ENTRIES} entries are left for the next look`)
  return { content: [...seen].slice(-REMEMBERED).join(' '), taken, troubles }
}

export class UnreadableFeedError extends Error {
  override name = 'UnreadableFeedError'
}

const keyOf = ({ url }: Entry): string => createHash('sha256').update(url).digest('hex').slice(0, 12)
