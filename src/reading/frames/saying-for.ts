import type { Person } from '../people/people.ts'
import { COMMA, END, QUOTE, SEMICOLON } from '../text/tokens.ts'
import { hitAt, type View } from '../text/view.ts'
import type { Clauses } from './items.ts'
import type { Saying } from './speakers.ts'

// "On Monday X said".
const OPENS = 2

/** What each sentence of a report says of who speaks; a sentence inside a quotation has the speaker of the quotation. */
export class Sayings {
  readonly #own = new Map<Clauses, readonly Saying[]>()
  readonly #quoted = new Map<Clauses, Saying>()

  /** The sentences of a report in order, with the sayings found in each. */
  constructor(all: readonly (readonly [Clauses, readonly Saying[]])[] = []) {
    for (const [clauses, own] of all) this.#own.set(clauses, own)
    for (const paragraph of paragraphs(all)) {
      this.#spreadOverQuotations(paragraph)
      this.#carryOn(paragraph)
    }
  }

  values(): Iterable<readonly Saying[]> {
    return this.#own.values()
  }

  /** The saying nearest to a claim's words; none when nobody is credited. */
  nearest(clauses: Clauses, at: number, about: Person | null): Saying | null {
    const own = nearestOf(clauses, this.#own.get(clauses) ?? [], at, about)
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

  /** "Viasna counts 40. Nine of them are women.", "She says A. B. C, she says.": the sentence between goes on with what is reported. */
  #carryOn(paragraph: readonly (readonly [Clauses, readonly Saying[]])[]): void {
    let last: Saying | null = null
    let named: Saying | null = null
    for (const [i, [clauses, own]] of paragraph.entries()) {
      const said = own.at(-1) ?? this.#quoted.get(clauses)
      if (said) {
        last = said
        if (said.named) named = said
        continue
      }
      const [next] = paragraph[i + 1]?.[1] ?? []
      const between: boolean = last !== null && next?.speaker.name === last.speaker.name
      const goes: Saying | null =
        between || isPartOfBefore(clauses) ? last : speaksOfRecognition(clauses) ? named : null
      if (goes) this.#quoted.set(clauses, goes)
      last = goes
    }
  }
}

/** "Nine of them are women", with no number before it in its own sentence: they are those of the sentence before. */
function isPartOfBefore({ view, counts }: Clauses): boolean {
  if (!view.tags.has('w:them_of')) return false
  for (let i = 0; i < view.tokens.length; i++)
    if (hitAt(view, i, 'w:them_of')) return !counts.some(({ from, to }) => from < i && to < i)
  return false
}

/** "1,300 are recognised as political prisoners": by whoever counts them in the sentences before. */
function speaksOfRecognition({ predicates }: Clauses): boolean {
  return predicates.some(({ type }) => type === 'recognised')
}

function nearestOf(clauses: Clauses, sayings: readonly Saying[], at: number, about: Person | null): Saying | null {
  const { view } = clauses
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
    if (cost < least && !standsBefore(clauses, each, at) && (walls === 0 || goesOn(view, each, at))) {
      least = cost
      best = each
    }
  }
  return best
}

/** "Viasna published a list; on it are …": whoever opens the sentence speaks beyond the semicolon, an aside does not. */
function goesOn(view: View, { from, to }: Saying, at: number): boolean {
  return from <= OPENS && at > to && !hitAt(view, from, 'speech') && !hitAt(view, from, 'acc')
}

/** "After the release of 50 people, X said that …": what stands before the speaker, when more is told behind, is not what X said. */
function standsBefore({ view, predicates }: Clauses, { from, to }: Saying, at: number): boolean {
  if (at >= from || startsQuoted(view) || hitAt(view, from, 'speech') || hitAt(view, from, 'acc')) return false
  const next = view.tokens[to]
  if (!next || (next.sign & (COMMA | SEMICOLON | END | QUOTE)) !== 0) return false
  return (
    hasMark(view, at, from, ',') &&
    predicates.some((p) => p.from >= to && p.type !== 'tally' && !hasMark(view, to, p.from, ';'))
  )
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

/** "Про це розповіла …", «О его смерти сообщил …»: what was said stands before. */
function ofThis(view: View): boolean {
  for (let i = 0; i < 3; i++) if (hitAt(view, i, 'ofthis')) return true
  return hitAt(view, 0, 'w:about') !== null && hitAt(view, 1, 'w:possessive') !== null
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
