import type { Person } from '../people/people.ts'
import { hitAt, type View } from '../text/view.ts'
import type { Clauses } from './items.ts'
import type { Saying } from './speakers.ts'

/** What each sentence of a report says of who speaks; a sentence inside a quotation has the speaker of the quotation. */
export class Sayings {
  readonly #own = new Map<Clauses, readonly Saying[]>()
  readonly #quoted = new Map<Clauses, Saying>()

  /** The sentences of a report in order, with the sayings found in each. */
  constructor(all: readonly (readonly [Clauses, readonly Saying[]])[] = []) {
    for (const [clauses, own] of all) this.#own.set(clauses, own)
    for (const paragraph of paragraphs(all)) this.#spreadOverQuotations(paragraph)
  }

  values(): Iterable<readonly Saying[]> {
    return this.#own.values()
  }

  /** The saying nearest to a claim's words; none when nobody is credited. */
  nearest(clauses: Clauses, at: number, about: Person | null): Saying | null {
    const own = nearestOf(clauses.view, this.#own.get(clauses) ?? [], at, about)
    return own ?? this.#quoted.get(clauses) ?? null
  }

  /** "\"A. B,\" she said. \"C.\"": A and C have no words of saying of their own. */
  #spreadOverQuotations(paragraph: readonly (readonly [Clauses, readonly Saying[]])[]): void {
    let open = false
    let waiting: Clauses[] = []
    let last: Saying | null = null
    let plain: Clauses[] = []
    for (const [clauses, own] of paragraph) {
      if (own.length > 0 && ofThis(clauses.view)) for (const each of plain) this.#quoted.set(each, own[0] as Saying)
      if (own.length > 0) plain = []
      else plain.push(clauses)
      const starts = open || startsQuoted(clauses.view)
      open = quoteStaysOpen(clauses.view, open)
      if (own.length > 0) {
        last = own[0] ?? null
        if (starts && last) for (const each of waiting) this.#quoted.set(each, last)
        waiting = []
      } else if (starts) {
        if (last) this.#quoted.set(clauses, last)
        else waiting.push(clauses)
      } else waiting = []
    }
  }
}

function nearestOf(view: View, sayings: readonly Saying[], at: number, about: Person | null): Saying | null {
  let best: Saying | null = null
  let least = Number.POSITIVE_INFINITY
  for (const each of sayings) {
    const gap = at < each.from ? each.from - at : at >= each.to ? at - each.to : 0
    const walls =
      at > each.to && hasMark(view, each.to, at, ':')
        ? 0
        : countStops(view, Math.min(at, each.from), Math.max(at, each.to))
    const turn = view.tags.has('w:but') && hasTag(view, Math.min(at, each.to), Math.max(at, each.from), 'w:but')
    const cost = gap + (about !== null && each.person === about ? 15 : 0) + (turn ? 20 : 0)
    if (cost < least && walls === 0) {
      least = cost
      best = each
    }
  }
  return best
}

function paragraphs(
  all: readonly (readonly [Clauses, readonly Saying[]])[],
): (readonly (readonly [Clauses, readonly Saying[]])[])[] {
  const found: (readonly [Clauses, readonly Saying[]])[][] = []
  let last = -1
  for (const each of all) {
    const { paragraph } = each[0].view.sentence
    if (paragraph !== last) found.push([])
    found.at(-1)?.push(each)
    last = paragraph
  }
  return found
}

/** "Про це розповіла …": what was said stands before. */
function ofThis(view: View): boolean {
  for (let i = 0; i < 3; i++) if (hitAt(view, i, 'ofthis')) return true
  return false
}

function startsQuoted(view: View): boolean {
  return /^[«"“„]$/.test(view.tokens[0]?.text ?? '')
}

function quoteStaysOpen(view: View, before: boolean): boolean {
  let open = before
  for (const { text } of view.tokens) {
    if (text === '"') open = !open
    else if (/^[«“„]$/.test(text)) open = text !== '“' || !open
    else if (/^[»”]$/.test(text)) open = false
  }
  return open
}

function hasTag(view: View, from: number, to: number, tag: string): boolean {
  for (let i = from; i < to; i++) if (hitAt(view, i, tag)) return true
  return false
}

function countStops(view: View, from: number, to: number): number {
  let stops = 0
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === ';') stops++
  return stops
}

function hasMark(view: View, from: number, to: number, mark: string): boolean {
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === mark) return true
  return false
}
