import { DOMParser } from 'linkedom'

/** One entry of somebody else's feed. */
export interface Entry {
  readonly url: string
  readonly title: string | null
  /** YYYY-MM-DD, where the feed tells it. */
  readonly published: string | null
}

/** The entries of an RSS, Atom or JSON feed, in its order; null when the text is none. */
export function parseFeed(text: string, base: string): readonly Entry[] | null {
  return /^\s*\{/.test(text) ? jsonEntries(text, base) : xmlEntries(text, base)
}

function xmlEntries(text: string, base: string): readonly Entry[] | null {
  if (!/<(rss|feed|rdf:RDF)\b/i.test(text.slice(0, 2000))) return null
  const document = new DOMParser().parseFromString(text, 'text/xml')
  return [...document.querySelectorAll('item, entry')].flatMap((item) => {
    const links = [...item.querySelectorAll('link')]
    const link = links.find((one) => (one.getAttribute('rel') ?? 'alternate') === 'alternate') ?? links[0]
    const words = (name: string) => item.querySelector(name)?.textContent?.trim() || null
    const url = absolute(link?.getAttribute('href') ?? link?.textContent?.trim() ?? '', base)
    return url
      ? [{ url, title: words('title'), published: dayOf(words('pubDate') ?? words('published') ?? words('updated')) }]
      : []
  })
}

function jsonEntries(text: string, base: string): readonly Entry[] | null {
  let feed: { version?: unknown; items?: unknown }
  try {
    feed = JSON.parse(text)
  } catch {
    // Not JSON: no JSON feed, which is the answer.
    return null
  }
  if (typeof feed.version !== 'string' || !feed.version.includes('jsonfeed.org') || !Array.isArray(feed.items))
    return null
  return feed.items.flatMap((item: Readonly<Record<string, unknown>> | null) => {
    const words = (name: string) => (typeof item?.[name] === 'string' ? (item[name] as string) : null)
    const url = absolute(words('url') ?? '', base)
    return url ? [{ url, title: words('title'), published: dayOf(words('date_published')) }] : []
  })
}

function absolute(link: string, base: string): string | null {
  if (link === '' || !URL.canParse(link, base)) return null
  const url = new URL(link, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}

/** The day as the feed writes it; an instant is taken in UTC. */
function dayOf(words: string | null): string | null {
  const time = words === null ? Number.NaN : Date.parse(words)
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}
