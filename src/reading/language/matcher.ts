import { CLOSE, COLON, DASH, END, OPEN, QUOTE, SEMICOLON, type Token } from '../text/tokens.ts'

/** One place where a pattern of the lexicon stands: tokens `from` up to, not including, `to`. */
export interface Hit {
  readonly tag: string
  /** The part of the tag up to its first colon, colon included; the whole tag when it has none. */
  readonly group: string
  readonly from: number
  readonly to: number
  readonly entry: TagEntry
}

/** A tag and its group with their places in the bits of a {@link TagSet}. */
interface TagEntry {
  readonly tag: string
  readonly group: string
  readonly bit: number
  readonly groupBit: number
}

/** Which tags and groups stand in a sentence. */
export class TagSet {
  readonly #bits: Uint32Array
  readonly #places: ReadonlyMap<string, number>

  constructor(places: ReadonlyMap<string, number>) {
    this.#places = places
    this.#bits = new Uint32Array((places.size >> 5) + 1)
  }

  add({ bit, groupBit }: TagEntry): void {
    const bits = this.#bits
    bits[bit >> 5] = (bits[bit >> 5] as number) | (1 << (bit & 31))
    bits[groupBit >> 5] = (bits[groupBit >> 5] as number) | (1 << (groupBit & 31))
  }

  has(tag: string): boolean {
    const place = this.#places.get(tag)
    return place !== undefined && ((this.#bits[place >> 5] as number) & (1 << (place & 31))) !== 0
  }
}

interface Node {
  readonly words: Map<string, Node>
  readonly stems: Map<string, Node>
  shortest: number
  longest: number
  any: Node | null
  gap: Node | null
  readonly tags: TagEntry[]
}

const MOST_GAP = 6
const ENDS_GAP = SEMICOLON | COLON | OPEN | CLOSE | DASH | END
const MOST_CACHED = 6_000

/**
 * Patterns are words separated by blanks: `word`, `stem*`, `a|b`, `word?` (may be absent), `_` (any one word),
 * `...` (up to six words of the same clause). Compiled to a trie; work per token does not depend on their number.
 */
export class Matcher {
  readonly #root = makeNode()
  readonly #first = new Map<string, Heads>()
  readonly #places = new Map<string, number>()
  readonly #entries = new Map<string, TagEntry>()

  constructor(patterns: Iterable<readonly [pattern: string, tag: string]>) {
    for (const [pattern, tag] of patterns) this.#add(this.#root, pattern.trim().split(/\s+/), 0, tag)
  }

  /** All hits that start at token `at`, the longest of each tag. */
  matchAt(tokens: readonly Token[], at: number): readonly Hit[] {
    const token = tokens[at]
    if (!token) return NO_HITS
    const { nodes, tags, single } = this.#heads(token.low)
    if (nodes.length === 0) return NO_HITS
    const found: WritableHit[] = []
    // Most words go no further than themselves.
    if (single) for (const entry of tags) found.push(makeHit(entry, at, at + 1))
    else for (const node of nodes) walk(node, tokens, at, at + 1, found)
    return found
  }

  /** Tags of the patterns that this single word fulfils. */
  matchWord(low: string): readonly string[] {
    return this.#heads(low).names
  }

  #heads(low: string): Heads {
    const known = this.#first.get(low)
    if (known) return known
    const nodes = step(this.#root, low)
    const made = nodes.length === 0 ? NO_HEADS : headsOf(nodes)
    if (this.#first.size > MOST_CACHED) this.#first.clear()
    this.#first.set(low, made)
    return made
  }

  /** An empty set of the tags that this matcher knows. */
  tagSet(): TagSet {
    return new TagSet(this.#places)
  }

  #entry(tag: string): TagEntry {
    const known = this.#entries.get(tag)
    if (known) return known
    const group = groupOf(tag)
    const made = { tag, group, bit: this.#place(tag), groupBit: this.#place(group) }
    this.#entries.set(tag, made)
    return made
  }

  #place(name: string): number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    this.#places.set(name, this.#places.size)
    return this.#places.size - 1
  }

  #add(node: Node, parts: readonly string[], index: number, tag: string): void {
    const part = parts[index]
    if (part === undefined) {
      if (!node.tags.some((known) => known.tag === tag)) node.tags.push(this.#entry(tag))
      return
    }
    const optional = part.length > 1 && part.endsWith('?')
    if (optional) this.#add(node, parts, index + 1, tag)
    for (const word of (optional ? part.slice(0, -1) : part).split('|'))
      this.#add(childFor(node, word), parts, index + 1, tag)
  }
}

/** What the lexicon knows of one word. */
interface Heads {
  readonly nodes: readonly Node[]
  readonly tags: readonly TagEntry[]
  readonly names: readonly string[]
  /** No pattern goes on behind the word. */
  readonly single: boolean
}

const NO_HITS: readonly Hit[] = []
const NO_HEADS: Heads = { nodes: [], tags: [], names: [], single: true }

function headsOf(nodes: readonly Node[]): Heads {
  const tags: TagEntry[] = []
  for (const node of nodes)
    for (const each of node.tags) if (!tags.some((known) => known.tag === each.tag)) tags.push(each)
  const single = nodes.every((n) => n.words.size === 0 && n.stems.size === 0 && n.any === null && n.gap === null)
  return { nodes, tags, names: tags.map(({ tag }) => tag), single }
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
  readonly entry: TagEntry
}

function makeHit(entry: TagEntry, from: number, to: number): WritableHit {
  return { tag: entry.tag, group: entry.group, from, to, entry }
}

function walk(node: Node, tokens: readonly Token[], start: number, at: number, found: WritableHit[]): void {
  for (const entry of node.tags) {
    let known: WritableHit | null = null
    for (const hit of found) if (hit.entry === entry) known = hit
    if (known === null) found.push(makeHit(entry, start, at))
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
    if (nodes.length === 0 && (token.sign & QUOTE) !== 0 && ((tokens[at + 1]?.sign ?? QUOTE) & QUOTE) === 0)
      goOn(node, tokens, start, at + 1, found)
  }
  if (node.gap) skipAhead(node.gap, tokens, start, at, found)
}

function skipAhead(gap: Node, tokens: readonly Token[], start: number, at: number, found: WritableHit[]): void {
  for (let skip = 0; skip <= MOST_GAP; skip++) {
    const here = tokens[at + skip]
    if (!here || (here.sign & ENDS_GAP) !== 0) return
    for (const next of step(gap, here.low)) walk(next, tokens, start, at + skip + 1, found)
  }
}
