import { Readability } from '@mozilla/readability'
import { DefuddleClass } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { foldKey } from '../../text/index.ts'
import { pageBlocks } from './page-blocks.ts'
import { type Token, tokenize } from './tokenize.ts'

/** What one extractor takes for the main text: tells whether a block is part of it. */
export type Vote = (text: string) => boolean

const DEEPEST = 64
const MOST_ELEMENTS = 6_000
const LONGEST = 3_000_000
// Tags that nest nothing, or whose end is left out.
const SHALLOW = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option'.split(' '),
)
const LEAST_TEXT = 80
const SHINGLE = 3

/** What the extractors make of a page, and in words what kept them from it. */
export interface Votes {
  readonly votes: readonly Vote[]
  readonly notes: readonly string[]
}

/**
 * The votes of two extractors, defuddle and readability, on a page; none where they cannot be asked.
 * Both take quadratic time or worse in the depth of a page (measured: 24 s at depth 1,000), so a page that is too deep or too large is judged without them.
 */
export function extractorVotes(html: string): Votes {
  if (html.length > LONGEST || !isModest(tokenize(html)))
    return {
      votes: [],
      notes: ['The page is too large or too deeply nested for the extractors: its text was told by its tags alone.'],
    }
  const asked = [ask('defuddle', byDefuddle, html), ask('readability', byReadability, html)]
  return { votes: asked.flatMap(({ vote }) => vote ?? []), notes: asked.flatMap(({ note }) => note ?? []) }
}

function isModest(tokens: Iterable<Token>): boolean {
  let depth = 0
  let elements = 0
  for (const token of tokens) {
    if (token.kind === 'open' && !SHALLOW.has(token.tag)) depth++
    else if (token.kind === 'close' && !SHALLOW.has(token.tag)) depth = Math.max(0, depth - 1)
    if (token.kind === 'open') elements++
    if (elements > MOST_ELEMENTS || depth > DEEPEST) return false
  }
  return true
}

type Document = ConstructorParameters<typeof Readability>[0]
type Extractor = (document: Document) => string | null | undefined

function ask(name: string, extract: Extractor, html: string): { vote?: Vote; note?: string } {
  try {
    const { document } = parseHTML(html)
    // The extractors report broken scripts on the console; intake reads what it needs of them itself.
    for (const script of [...document.querySelectorAll('script, style')]) script.remove()
    const vote = voteOf(extract(document) ?? '')
    return vote === null ? {} : { vote }
  } catch (error) {
    // They are made for pages as browsers hold them, and a broken page can break them: their vote is then missing, and said to be.
    return {
      note: `The extractor ${name} failed on the page (${error instanceof Error ? error.message : String(error)}).`,
    }
  }
}

function byDefuddle(document: Document): string {
  // A neutral address: without one defuddle reports an error of its own, with a real one it looks for rules of the site.
  return new DefuddleClass(document, { url: 'about:blank', useAsync: false }).parse().content
}

function byReadability(document: Document): string | null | undefined {
  return new Readability(document).parse()?.content
}

function voteOf(content: string): Vote | null {
  const keys = pageBlocks(tokenize(content)).map(({ text }) => foldKey(text))
  if (keys.join(' ').length < LEAST_TEXT) return null
  const whole = new Set(keys)
  const pieces = new Set(keys.flatMap(shingles))
  return (text) => {
    const key = foldKey(text)
    if (whole.has(key)) return true
    const own = shingles(key)
    return own.length > 0 && own.filter((piece) => pieces.has(piece)).length >= own.length * 0.7
  }
}

function shingles(key: string): readonly string[] {
  const words = key.split(' ')
  return words.slice(SHINGLE - 1).map((_, i) => words.slice(i, i + SHINGLE).join(' '))
}
