import type { Token } from '../text/tokens.ts'

/** One place where a pattern of the lexicon stands: tokens `from` up to, not including, `to`. */
export interface Hit {
  readonly tag: string
  /** The part of the tag up to its first colon, colon included; the whole tag when it has none. */
  readonly group: string
  readonly from: number
  readonly to: number
}

interface Node {
  readonly words: Map<string, Node>
  readonly stems: Map<string, Node>
  shortest: number
  longest: number
  any: Node | null
  gap: Node | null
  readonly tags: { readonly tag: string; readonly group: string }[]
}

const MOST_GAP = 6
const MOST_CACHED = 20_000

/**
 * Patterns are words separated by blanks: `word`, `stem*`, `a|b`, `word?` (may be absent), `_` (any one word),
 * `...` (up to six words of the same clause). Compiled to a trie; work per token does not depend on their number.
 */
export class Matcher {
  readonly #root = makeNode()
  readonly #first = new Map<string, readonly Node[]>()

  constructor(patterns: Iterable<readonly [pattern: string, tag: string]>) {
    for (const [pattern, tag] of patterns) this.#add(this.#root, pattern.trim().split(/\s+/), 0, tag)
  }

  /** All hits that start at token `at`, the longest of each tag. */
  matchAt(tokens: readonly Token[], at: number): Hit[] {
    const token = tokens[at]
    if (!token) return []
    const heads = this.#heads(token.low)
    if (heads.length === 0) return []
    const found: WritableHit[] = []
    for (const node of heads) walk(node, tokens, at, at + 1, found)
    return found
  }

  /** Tags of the patterns that this single word fulfils. */
  matchWord(low: string): string[] {
    return this.#heads(low).flatMap((node) => node.tags.map(({ tag }) => tag))
  }

  #heads(low: string): readonly Node[] {
    const known = this.#first.get(low)
    if (known) return known
    const heads = step(this.#root, low)
    if (this.#first.size > MOST_CACHED) this.#first.clear()
    this.#first.set(low, heads)
    return heads
  }

  #add(node: Node, parts: readonly string[], index: number, tag: string): void {
    const part = parts[index]
    if (part === undefined) {
      if (!node.tags.some((known) => known.tag === tag)) node.tags.push({ tag, group: groupOf(tag) })
      return
    }
    const optional = part.length > 1 && part.endsWith('?')
    if (optional) this.#add(node, parts, index + 1, tag)
    for (const word of (optional ? part.slice(0, -1) : part).split('|'))
      this.#add(childFor(node, word), parts, index + 1, tag)
  }
}

function makeNode(): Node {
  return { words: new Map(), stems: new Map(), shortest: 99, longest: 0, any: null, gap: null, tags: [] }
}

function childFor(node: Node, word: string): Node {
  if (word === '_') {
    node.any ??= makeNode()
    return node.any
  }
  if (word === '...') {
    node.gap ??= makeNode()
    return node.gap
  }
  const isStem = word.length > 1 && word.endsWith('*')
  const key = isStem ? word.slice(0, -1) : word
  const map = isStem ? node.stems : node.words
  if (isStem) {
    node.shortest = Math.min(node.shortest, key.length)
    node.longest = Math.max(node.longest, key.length)
  }
  const known = map.get(key)
  if (known) return known
  const made = makeNode()
  map.set(key, made)
  return made
}

function groupOf(tag: string): string {
  const colon = tag.indexOf(':')
  return colon < 0 ? tag : tag.slice(0, colon + 1)
}

const NOWHERE: readonly Node[] = []
const QUOTES = '"«»“”„'

function step(node: Node, low: string): readonly Node[] {
  let next: Node[] | null = null
  const word = node.words.size > 0 ? node.words.get(low) : undefined
  if (word) next = [word]
  const longest = Math.min(node.longest, low.length)
  for (let length = node.shortest; length <= longest; length++) {
    const stem = node.stems.get(low.slice(0, length))
    if (stem) next = append(next, stem)
  }
  if (node.any) next = append(next, node.any)
  return next ?? NOWHERE
}

function append(list: Node[] | null, node: Node): Node[] {
  if (list === null) return [node]
  list.push(node)
  return list
}

interface WritableHit {
  readonly tag: string
  readonly group: string
  readonly from: number
  to: number
}

function walk(node: Node, tokens: readonly Token[], start: number, at: number, found: WritableHit[]): void {
  for (const { tag, group } of node.tags) {
    const known = found.find((hit) => hit.tag === tag)
    if (!known) found.push({ tag, group, from: start, to: at })
    else if (known.to < at) known.to = at
  }
  goOn(node, tokens, start, at, found)
}

function goOn(node: Node, tokens: readonly Token[], start: number, at: number, found: WritableHit[]): void {
  const token = tokens[at]
  if (!token) return
  if (node.words.size > 0 || node.longest > 0 || node.any) {
    const nodes = step(node, token.low)
    for (const next of nodes) walk(next, tokens, start, at + 1, found)
    // Quotation marks inside an expression do not break it: «список "террористов"».
    if (nodes.length === 0 && QUOTES.includes(token.text) && !QUOTES.includes(tokens[at + 1]?.text ?? ' '))
      goOn(node, tokens, start, at + 1, found)
  }
  if (node.gap) skipAhead(node.gap, tokens, start, at, found)
}

function skipAhead(gap: Node, tokens: readonly Token[], start: number, at: number, found: WritableHit[]): void {
  for (let skip = 0; skip <= MOST_GAP; skip++) {
    const here = tokens[at + skip]
    if (!here || /^[;:()?!—]$/.test(here.text)) return
    for (const next of step(gap, here.low)) walk(next, tokens, start, at + skip + 1, found)
  }
}
