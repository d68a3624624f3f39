import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import type { Clauses } from './items.ts'
import type { Candidate } from './sources.ts'

const MOST_WORDS = 7
const OPENS = /^[«"“„”»‘']$/
const CLOSES = /^[»"”“«’']$/

/**
 * Organisations and media that no list knows, told by how they are written: a title in quotation marks or a run of
 * capitals, beside a word such as "agency" or "foundation", or right beside the words of saying.
 */
export function unknownSources(clauses: Clauses, text: string, taken: ReadonlySet<number>): Candidate[] {
  const { view } = clauses
  if (!speaks(view)) return []
  const found: Candidate[] = []
  for (let at = 0; at < view.tokens.length; at++) {
    if (taken.has(at)) continue
    const span = quotedTitle(view, at, taken) ?? capitalRun(view, at, taken)
    if (!span) continue
    if (isSource(view, span)) found.push(makeSource(view, text, span))
    at = span.to - 1
  }
  return found
}

interface Span {
  readonly from: number
  readonly to: number
  readonly quoted: boolean
}

function speaks(view: View): boolean {
  return view.tags.has('speech') || view.tags.has('acc')
}

function makeSource(view: View, text: string, { from, to, quoted }: Span): Candidate {
  const first = view.tokens[quoted ? from + 1 : from]
  const last = view.tokens[quoted ? to - 2 : to - 1]
  const name = first && last ? text.slice(first.start, last.end) : ''
  return { from, to, speaker: { name, kind: 'organisation' }, person: null, named: true }
}

/** «Северный вестник»: up to seven words in quotation marks, the first with a capital, none of them a verb of this field. */
function quotedTitle(view: View, at: number, taken: ReadonlySet<number>): Span | null {
  if (!OPENS.test(view.tokens[at]?.text ?? '') || !view.tokens[at + 1]?.capital) return null
  for (let i = at + 1; i <= at + MOST_WORDS + 1; i++) {
    const token = view.tokens[i]
    if (!token || taken.has(i)) return null
    if (i > at + 1 && CLOSES.test(token.text)) return { from: at, to: i + 1, quoted: true }
    if ((token.kind === 'mark' && !/^[-.&]$/.test(token.text)) || hitAt(view, i, 'speech')) return null
    if ((view.hitsAt[i] ?? []).some((h) => h.group === 'p:')) return null
  }
  return null
}

/** A run of words with capitals, small words such as "of" inside it allowed. */
function capitalRun(view: View, at: number, taken: ReadonlySet<number>): Span | null {
  if (!isCapital(view, at, taken) || isOpeningPreposition(view, at)) return null
  // "die Organisation Offene Tür": where nouns have capitals the noun is none of the name.
  if (view.language.nounsCapital && hitAt(view, at, 'src')) return null
  let to = at + 1
  while (to < at + MOST_WORDS) {
    if (isCapital(view, to, taken)) to++
    else if (isSmall(view, to) && isCapital(view, to + 1, taken)) to += 2
    else break
  }
  if ((view.covering[at] ?? []).some((h) => h.group === 'sp:' && h.to >= to)) return null
  return { from: at, to, quoted: false }
}

function isCapital(view: View, at: number, taken: ReadonlySet<number>): boolean {
  const token = view.tokens[at]
  return token?.kind === 'word' && token.capital && !taken.has(at) && !covered(view, at, 'acc')
}

/** «В Министерстве», "The Foreign Ministry": a sentence gives a capital to its first small word. */
function isOpeningPreposition(view: View, at: number): boolean {
  if (at !== 0) return false
  const short = (view.tokens[0]?.text.length ?? 0) <= 2
  return short || hitAt(view, 0, 'w:prep') !== null || hitAt(view, 0, 'w:the') !== null
}

function isSmall(view: View, at: number): boolean {
  return hitAt(view, at, 'part') !== null || hitAt(view, at, 'w:of') !== null || hitAt(view, at, 'w:prep') !== null
}

function isSource(view: View, span: Span): boolean {
  const { from, to, quoted } = span
  if (nounBefore(view, from)) return quoted || !isOnlyPlace(view, span)
  if (quoted) return besideSaying(view, span)
  const noun = nounInside(view, span)
  if (noun) return to - from >= 2 || besideSaying(view, span)
  if (isOnlyPlace(view, span) || isPlainOpening(view, span) || isCounted(view, span)) return false
  return besideSaying(view, span)
}

/** "agencja Wschód Info", «праваабарончы цэнтр «Вясна»», "the rights group Open Latch". */
function nounBefore(view: View, at: number): boolean {
  return hitBefore(view, at, 'src') !== null || hitBefore(view, at, 'ow') !== null
}

function nounInside(view: View, { from, to }: Span): boolean {
  if (view.language.nounsCapital) return false
  for (let i = from; i < to; i++) if (covered(view, i, 'ow') || covered(view, i, 'src')) return true
  return false
}

function isOnlyPlace(view: View, { from, to }: Span): boolean {
  for (let i = from; i < to; i++)
    if (!covered(view, i, 'pl:') && !covered(view, i, 'mon:') && !covered(view, i, 'wd:') && !covered(view, i, 'n:'))
      return false
  return true
}

function isCounted(view: View, { from, to }: Span): boolean {
  for (let i = from; i < to; i++) if (covered(view, i, 'num:') || covered(view, i, 'n:')) return true
  return false
}

// The first word of a sentence has a capital whatever it is; in German every noun has.
function isPlainOpening(view: View, { from, to }: Span): boolean {
  const word = view.tokens[from]
  if (!word) return true
  const acronym = word.text.length >= 2 && word.text === word.text.toUpperCase()
  if (acronym) return false
  const known = (view.covering[from] ?? []).length > 0
  if (view.language.nounsCapital) return known || to - from < 2
  return to - from === 1 && (from === 0 || known)
}

/** Right behind "according to" or a verb of saying, or right before such a verb. */
function besideSaying(view: View, { from, to }: Span): boolean {
  if (hitAt(view, to, 'speech')) return true
  for (let back = 0; back <= 2; back++) {
    const at = from - back
    if (hitBefore(view, at, 'acc')) return true
    if (hitBefore(view, at, 'speech') && !hitBefore(view, at, 'w:told')) return true
    if (view.tokens[at - 1]?.kind !== 'word') return false
    if (back > 0 && (view.tokens[at - 1]?.text.length ?? 9) > 12) return false
  }
  return false
}
