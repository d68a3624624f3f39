import { foldKey, foldLine } from '../../text/index.ts'
import { datesInLine } from '../furniture/dates-in-line.ts'
import type { PageMetadata } from '../metadata/merge.ts'
import { readAttributes } from './attributes.ts'
import { decodeEntities } from './entities.ts'
import { readJsonLd } from './json-ld.ts'
import type { PageBlock } from './page-blocks.ts'
import type { Token } from './tokenize.ts'

interface Found {
  readonly meta: Map<string, string>
  canonical: string | null
  language: string | null
  title: string
  time: string | null
  linked: PageMetadata | null
}

const SUFFIX = /\s+(?:[|–—·•»]|-)\s+/u

/** What a page says of itself in its head, its JSON-LD and its first time element. */
export function pageMetadata(tokens: Iterable<Token>, blocks: readonly PageBlock[]): PageMetadata {
  const found = collect(tokens)
  const { meta, linked } = found
  const pick = (...names: readonly string[]) => names.map((name) => meta.get(name)).find((value) => value) ?? null
  const outlet = pick('og:site_name') ?? linked?.outlet ?? pick('application-name', 'publisher', 'dc.publisher')
  const published = pick(
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'pubdate',
    'date',
    'dc.date',
    'dc.date.issued',
    'parsely-pub-date',
    'sailthru.date',
  )
  const own = pick('og:title', 'twitter:title', 'dc.title') ?? linked?.title ?? null
  return {
    title: titleOf(blocks, own, outlet),
    windowTitle: withoutOutlet(decodeEntities(found.title).replace(/\s+/g, ' ').trim(), foldKey(outlet ?? '')),
    outlet,
    url: webAddress(found.canonical) ?? webAddress(pick('og:url')) ?? webAddress(linked?.url ?? null),
    published: dayOf(linked?.published ?? null) ?? dayOf(published) ?? dayOf(found.time),
    updated: dayOf(linked?.updated ?? null) ?? dayOf(pick('article:modified_time', 'og:updated_time', 'datemodified')),
    body: linked?.body ?? null,
    language: languageTag(found.language ?? linked?.language ?? pick('og:locale', 'content-language')),
  }
}

function collect(tokens: Iterable<Token>): Found {
  const found: Found = { meta: new Map(), canonical: null, language: null, title: '', time: null, linked: null }
  let inTitle = false
  for (const token of tokens) {
    if (token.kind === 'open') readOpen(found, token.tag, token.attributes)
    else if (token.kind === 'raw' && /ld\+json/i.test(token.attributes)) found.linked ??= readJsonLd(token.text)
    else if (token.kind === 'text' && inTitle) found.title += token.text
    if (token.kind === 'open' || token.kind === 'close')
      inTitle = token.kind === 'open' && token.tag === 'title' && found.title === ''
  }
  return found
}

function readOpen(found: Found, tag: string, source: string): void {
  if (tag === 'meta') {
    const attributes = readAttributes(source)
    const name =
      attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop') ?? attributes.get('http-equiv')
    const content = attributes.get('content')?.trim()
    if (name && content && !found.meta.has(name.toLowerCase())) found.meta.set(name.toLowerCase(), content)
  } else if (tag === 'link' && found.canonical === null) {
    const attributes = readAttributes(source)
    if (attributes.get('rel')?.toLowerCase() === 'canonical') found.canonical = attributes.get('href')?.trim() ?? null
  } else if (tag === 'html') found.language ??= readAttributes(source).get('lang') ?? null
  else if (tag === 'time') found.time ??= readAttributes(source).get('datetime') ?? null
}

// The page's one first-level heading is the headline as readers saw it; og:title is often made for search engines.
function titleOf(blocks: readonly PageBlock[], own: string | null, outlet: string | null): string | null {
  const site = foldKey(outlet ?? '')
  const headings = blocks.filter(
    ({ level, text, purpose }) => level === 1 && foldKey(text) !== site && purpose !== 'hidden',
  )
  if (headings.length === 1 && headings[0]) return headings[0].text
  return headings.find(({ text }) => own !== null && foldKey(text) === foldKey(own))?.text ?? own
}

function withoutOutlet(title: string, site: string): string | null {
  const parts = title.split(SUFFIX)
  const last = parts.at(-1)
  if (parts.length > 1 && last !== undefined && (foldKey(last) === site || last.length < 25))
    return title.slice(0, title.length - last.length).replace(/[\s|–—·•»-]+$/u, '')
  return title === '' ? null : title
}

function dayOf(value: string | null): string | null {
  const iso = /^\d{4}-\d{2}(?:-\d{2})?(?=$|[T\s])/.exec(value ?? '')?.[0]
  // The day as the outlet's own clock shows it: shifting it to UTC would move late news to another day.
  return iso ?? datesInLine(foldLine((value ?? '').slice(0, 100)))[0]?.edtf ?? null
}

function webAddress(value: string | null): string | null {
  return value !== null && /^https?:\/\/\S{3,2000}$/i.test(value) ? value : null
}

function languageTag(value: string | null): string | null {
  const tag = /^[a-z]{2,3}(?=$|[-_])/i.exec(value ?? '')?.[0].toLowerCase() ?? null
  return tag === 'be' && /latn/i.test(value ?? '') ? 'be-Latn' : tag
}
