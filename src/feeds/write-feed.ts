import { Feed } from 'feed'
import type { News } from './news.ts'

export type FeedFormat = 'atom' | 'json' | 'rss'

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
}

/** News as Atom (RFC 4287), JSON Feed 1 or RSS 2. `site` is the address of the site without a slash at its end, `self` the feed's path. */
export function writeFeed(news: News, site: string, self: string, published: string, format: FeedFormat): string {
  const updated = news.items[0]?.updated ?? published
  const feed = new Feed({
    id: `${site}${self}`,
    link: `${site}${news.path}`,
    title: clean(news.title),
    description: 'What is known, with the evidence.',
    updated: new Date(updated),
    generator: 'Habeas',
    copyright: '',
    language: 'en',
    author: { name: 'Habeas' },
    feedLinks: { [format]: `${site}${self}` },
  })
  for (const { id, path, title, text, updated: at } of news.items)
    feed.addItem({
      id: `${site}${path}#${encodeURIComponent(id)}`,
      guid: `${site}${path}#${encodeURIComponent(id)}`,
      link: `${site}${path}`,
      title: clean(title),
      description: clean(text),
      date: new Date(at),
    })
  if (format === 'atom') return feed.atom1()
  return format === 'json' ? feed.json1() : feed.rss2()
}

/** Without the characters that XML 1.0 cannot hold, escaped or not. */
function clean(text: string): string {
  return [...text].filter((one) => /[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(one)).join('')
}
