import { foldKey } from '../../text/index.ts'
import type { Separated } from '../furniture/separate.ts'
import type { SenderMetadata } from '../report.ts'

/** What a page says of itself outside its text. */
export interface PageMetadata {
  readonly title?: string | null
  /** What a browser's window shows: often the outlet's name or a section's, so it is the last resort. */
  readonly windowTitle?: string | null
  readonly outlet?: string | null
  readonly url?: string | null
  readonly published?: string | null
  readonly updated?: string | null
  readonly language?: string | null
  /** The words in which the page's own data say that a machine wrote it. */
  readonly aiQuote?: string | null
  /** The main text as the page's data give it; used where the page itself shows none. */
  readonly body?: string | null
}

export interface MergedMetadata {
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: string | null
  readonly notes: readonly string[]
}

/** The sender wins over the page, the page over the text. Where they contradict each other a note says so. */
export function mergeMetadata(sender: SenderMetadata, page: PageMetadata, text: Separated): MergedMetadata {
  const published = first(sender.published, page.published, text.published)
  const outlet = first(sender.outlet, page.outlet, text.outlet)
  const updated = first(page.updated, text.updated)
  const own = first(page.published, text.published)
  const notes: string[] = []
  if (sender.published && own && !sameDay(sender.published, own))
    notes.push(`The sender gives ${sender.published} as the day of publication, the report itself ${own}.`)
  else if (!sender.published && page.published && text.published && !sameDay(page.published, text.published))
    notes.push(`The page gives ${page.published} as the day of publication, its text ${text.published}.`)
  const ownOutlet = first(page.outlet, text.outlet)
  if (sender.outlet && ownOutlet && !sameOutlet(sender.outlet, ownOutlet))
    notes.push(`The sender names ${sender.outlet} as the outlet, the report itself ${ownOutlet}.`)
  if (published && updated && updated < published.slice(0, updated.length))
    notes.push(`The report says it was updated on ${updated}, before its publication on ${published}.`)
  return {
    title: first(sender.title, text.title, page.title, page.windowTitle),
    outlet,
    url: first(...[sender.url, page.url, text.url].filter(isWebAddress)),
    published,
    notes,
  }
}

/** Nothing but a page's address is kept: what else a report gives as its address could be run by whoever follows it. */
function isWebAddress(value: string | null | undefined): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
}

function first(...values: readonly (string | null | undefined)[]): string | null {
  return values.find((value) => value !== null && value !== undefined && value !== '') ?? null
}

function sameDay(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}

function sameOutlet(a: string, b: string): boolean {
  const [x, y] = [foldKey(a), foldKey(b)]
  return x.includes(y) || y.includes(x)
}
