import { Readability } from '@mozilla/readability'
import { DefuddleClass } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { foldKey } from '../../text/index.ts'
import { pageBlocks } from './page-blocks.ts'
import { type Token, tokenize } from './tokenize.ts'

/** What one extractor takes for the main text: tells whether a block is part of it. */
export type Vote = (text: string) => boolean

const DEEPEST = 90
const MOST_ELEMENTS = 12_000
const LONGEST = 3_000_000
const LEAST_TEXT = 80
const SHINGLE = 3

/**
 * The votes of two extractors, defuddle and readability, on a page; empty where they cannot be asked.
 * Both take quadratic time or worse in the depth of a page (measured: 24 s at depth 1,000), so a page that is too deep or too large is judged without them.
 */
export function extractorVotes(html: string): readonly Vote[] {
  if (html.length > LONGEST || !isModest(tokenize(html))) return []
  return [byDefuddle, byReadability].flatMap((extract) => {
    const content = extract(html)
    return content === null ? [] : (voteOf(content) ?? [])
  })
}

function isModest(tokens: Iterable<Token>): boolean {
  let depth = 0
  let elements = 0
  for (const token of tokens) {
    if (token.kind === 'open') {
      elements++
      depth++
    } else if (token.kind === 'close') depth = Math.max(0, depth - 1)
    if (elements > MOST_ELEMENTS || depth > DEEPEST + elements / 20) return false
  }
  return true
}

function byDefuddle(html: string): string | null {
  // A neutral address: without one defuddle reports an error of its own, with a real one it may look for the site.
  return new DefuddleClass(parseHTML(html).document, { url: 'about:blank', useAsync: false }).parse().content
}

function byReadability(html: string): string | null {
  return new Readability(parseHTML(html).document).parse()?.content ?? null
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
