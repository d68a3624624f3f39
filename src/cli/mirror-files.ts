import { PACKAGE_FILE, packageOf, rowsOf, SHAPES, writeTable } from '../exports/index.ts'
import { newsOf, type Topic, writeCalendar, writeFeed } from '../feeds/index.ts'
import type { EditionView } from '../publishing/index.ts'
import { mirrorTables } from '../site/index.ts'

interface MirrorFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The edition as data, for a copy on a disk: tables and what describes them, and feeds where the address of the site is known. */
export function mirrorFiles(view: EditionView, site: string | null): readonly MirrorFile[] {
  return [...tablesOf(view), ...(site === null ? [] : feedsOf(view, site))]
}

/** Of everything and of each event. Feeds lead to the site, for whoever reads one has no folder. */
function feedsOf(view: EditionView, site: string): readonly MirrorFile[] {
  const topics: readonly (readonly [name: string, topic: Topic])[] = [
    ['all', { kind: 'all' }],
    ...view.events.map(({ id }) => [`event-${encodeURIComponent(id)}`, { kind: 'event', id }] as const),
  ]
  return topics.flatMap(([name, topic]) => {
    const news = newsOf(view, topic)
    if (!news) return []
    const feed = (format: 'atom' | 'json') => writeFeed(news, site, `/feeds/${name}.${format}`, view.published, format)
    return [
      { path: `feeds/${name}.atom`, bytes: Buffer.from(feed('atom')) },
      { path: `feeds/${name}.json`, bytes: Buffer.from(feed('json')) },
      { path: `feeds/${name}.ics`, bytes: Buffer.from(writeCalendar(news, site)) },
    ]
  })
}

function tablesOf(view: EditionView): readonly MirrorFile[] {
  const tables = new Set(
    mirrorTables(
      view,
      SHAPES.map(({ name }) => name),
    ),
  )
  const about = packageOf({ edition: view.id, published: view.published }, 'csv')
  const resources = about.resources.filter(({ name }) => tables.has(name))
  return [
    ...SHAPES.filter(({ name }) => tables.has(name)).map((shape) => ({
      path: `data/${shape.name}.csv`,
      bytes: Buffer.concat([...writeTable(shape, rowsOf(view, shape.name), 'csv')].map((piece) => Buffer.from(piece))),
    })),
    {
      path: `data/${PACKAGE_FILE}`,
      bytes: Buffer.from(`${JSON.stringify({ ...about, resources }, null, 2)}\n`),
    },
  ]
}
