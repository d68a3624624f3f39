import type { Block } from '../block.ts'
import { type Purpose, purposeOf } from './containers.ts'
import { decodeEntities } from './entities.ts'
import type { Token } from './tokenize.ts'

/** A block of a page with what its place in the page says of it. */
export interface PageBlock extends Block {
  /** The purpose of the innermost part of the page around it that has one. */
  readonly purpose: Purpose
  /** Share of its characters that are links, 0..1. */
  readonly linked: number
  /** The level of a heading, 1 to 6; 0 for all else. */
  readonly level: number
}

const BREAKS = new Set(
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
)
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const HEAD_TAGS = new Set('title meta link script style base noscript template'.split(' '))
const CELLS = new Set(['td', 'th'])
const KINDS: Readonly<Record<string, Block['kind']>> = {
  li: 'item',
  dt: 'item',
  tr: 'row',
  figcaption: 'caption',
  caption: 'caption',
}

/** The text of a page as blocks, in order; linear in the number of tokens. */
export function pageBlocks(tokens: Iterable<Token>): readonly PageBlock[] {
  const builder = new BlockBuilder()
  for (const token of tokens) builder.take(token)
  return builder.finish()
}

interface OpenElement {
  readonly tag: string
  readonly purpose: Purpose
}

class BlockBuilder {
  readonly #blocks: PageBlock[] = []
  readonly #open: OpenElement[] = []
  readonly #counts = new Map<string, number>()
  #parts: string[] = []
  #linked = 0
  #length = 0
  /** Whether a cell of this row held several lines: then the table lays out a page, and its cells are no row. */
  #broken = false

  take(token: Token): void {
    if (token.kind === 'text') this.#text(token.text)
    else if (token.kind === 'open') this.#start(token.tag, token.attributes)
    else if (token.kind === 'close') this.#end(token.tag)
  }

  finish(): readonly PageBlock[] {
    this.#flush()
    return this.#blocks
  }

  #text(raw: string): void {
    const text = decodeEntities(raw)
    this.#parts.push(text)
    const visible = text.trim().length
    this.#length += visible
    if ((this.#counts.get('a') ?? 0) > 0) this.#linked += visible
  }

  #start(tag: string, attributes: string): void {
    // Pages leave out the end of their head; whatever does not belong there ends it, as in browsers.
    if (this.#within('title')) this.#end('title')
    if (this.#within('head') && !HEAD_TAGS.has(tag)) this.#end('head')
    if (tag === 'br' && this.#inHeading()) this.#parts.push(' ')
    else if (tag === 'br' || BREAKS.has(tag)) {
      this.#broken = tag !== 'tr' && (this.#broken || this.#length > 0)
      this.#flush()
    }
    if (CELLS.has(tag) && this.#broken) this.#flush()
    else if (CELLS.has(tag) && this.#length > 0) this.#parts.push(' | ')
    if (VOID.has(tag)) return
    if (tag === 'p' || tag === 'li' || tag === 'tr' || tag === 'a' || tag === 'option') this.#closeSame(tag)
    const purpose = purposeOf(tag, attributes) ?? this.#open.at(-1)?.purpose ?? null
    this.#open.push({ tag, purpose: this.#open.at(-1)?.purpose === 'hidden' ? 'hidden' : purpose })
    this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1)
  }

  // An unclosed p, li, a … directly inside its own kind is ended by the next, as browsers do.
  #closeSame(tag: string): void {
    if (this.#open.at(-1)?.tag === tag) this.#end(tag)
  }

  #end(tag: string): void {
    if (BREAKS.has(tag)) this.#flush()
    if ((this.#counts.get(tag) ?? 0) === 0) return
    for (;;) {
      const closed = this.#open.pop()
      if (closed === undefined) return
      this.#counts.set(closed.tag, (this.#counts.get(closed.tag) ?? 1) - 1)
      if (closed.tag === tag) return
    }
  }

  #within(tag: string): boolean {
    return (this.#counts.get(tag) ?? 0) > 0
  }

  #inHeading(): boolean {
    return this.#level() > 0 || this.#within('title')
  }

  #level(): number {
    for (let level = 1; level <= 6; level++) if ((this.#counts.get(`h${level}`) ?? 0) > 0) return level
    return 0
  }

  #flush(): void {
    const text = this.#parts.join('').replace(/\s+/g, ' ').trim()
    const linked = this.#length === 0 ? 0 : this.#linked / this.#length
    this.#parts = []
    this.#linked = 0
    this.#length = 0
    if (text === '' || this.#within('title') || this.#within('head')) return
    const level = this.#level()
    const inside = Object.keys(KINDS).find((tag) => (this.#counts.get(tag) ?? 0) > 0)
    const named = level > 0 ? 'heading' : (KINDS[inside ?? ''] ?? 'paragraph')
    // A row with one cell that speaks is no row: old pages lay their columns out in tables.
    const kind = named === 'row' && !text.includes(' | ') ? 'paragraph' : named
    this.#blocks.push({ text, kind, level, linked, purpose: this.#open.at(-1)?.purpose ?? null })
  }
}
