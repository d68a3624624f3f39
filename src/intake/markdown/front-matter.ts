import { parse, YAMLError } from 'yaml'
import type { PageMetadata } from '../metadata/merge.ts'

export interface WithoutFrontMatter {
  readonly rest: string
  readonly metadata: PageMetadata
  readonly notes: readonly string[]
}

const LONGEST = 20_000
const START = /^\s{0,10}---[ ]*\n/

/** Parts a text from the YAML between two lines of dashes at its beginning. */
export function splitFrontMatter(text: string): WithoutFrontMatter {
  const start = START.exec(text)
  const end = start === null ? -1 : text.slice(0, LONGEST).indexOf('\n---', start[0].length - 1)
  if (start === null || end < 0) return { rest: text, metadata: {}, notes: [] }
  const source = text.slice(start[0].length, end)
  const rest = text.slice(end + 4).replace(/^[ -]*\n/, '')
  try {
    return { rest, metadata: metadataOf(parse(source)), notes: [] }
  } catch (error) {
    if (!(error instanceof YAMLError || error instanceof ReferenceError)) throw error
    // What cannot be read as data is kept as text, so that nothing is lost.
    return {
      rest: text,
      metadata: {},
      notes: [`The front matter is not YAML (${error.message.split('\n')[0]}); it was read as text.`],
    }
  }
}

function metadataOf(value: unknown): PageMetadata {
  const fields = new Map<string, string>()
  if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value))
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
        fields.set(key.toLowerCase(), String(one))
  const pick = (...keys: readonly string[]) =>
    keys.map((key) => fields.get(key)).find((one) => one !== undefined) ?? null
  const published = pick('published', 'date', 'published_at')
  return {
    title: pick('title', 'headline'),
    outlet: pick('outlet', 'site', 'publisher'),
    url: pick('url', 'link', 'canonical'),
    published: /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(published ?? '')?.[0] ?? null,
    updated: /^\d{4}-\d{2}-\d{2}/.exec(pick('updated', 'modified') ?? '')?.[0] ?? null,
    language: pick('language', 'lang'),
    aiQuote: fields.get('ai') === 'true' ? 'ai: true' : null,
  }
}
