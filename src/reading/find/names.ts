import type { Token } from '../text/tokens.ts'
import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import { ageWord } from './ages.ts'

/** A run of capitalised words that may name a person; tokens `from` up to `to`. */
export interface NameRun {
  readonly from: number
  readonly to: number
  /** The parts of the name, particles and initials included. */
  readonly parts: readonly string[]
  readonly lows: readonly string[]
  readonly sex: 'f' | 'm' | null
  /** How sure the surroundings make it that this is a person, from 0 up; below 1 it needs a fuller mention elsewhere. */
  readonly weight: number
}

const MOST_PARTS = 6
/** Groups of the lexicon that do not make a word a common one. */
const OF_NAMES = new Set(['g:', 'lead:', 'part', 'sp:'])
const NAME_WORD = /^[\p{Lu}\p{Lt}][\p{L}\p{M}'’ʼ-]*$/u

export function findNames(view: View): NameRun[] {
  const runs: NameRun[] = []
  for (let i = 0; i < view.tokens.length; ) {
    const end = runEnd(view, i)
    i = behindNoun(view, i, end)
    if (end > i) runs.push(makeRun(view, i, end))
    i = Math.max(end, i + 1)
  }
  return runs
}

function runEnd(view: View, from: number): number {
  let at = from
  let parts = 0
  while (at < view.tokens.length && parts < MOST_PARTS) {
    const token = view.tokens[at] as Token
    if (startsAnother(view, from, at)) break
    if (isNamePart(view, at, at > from)) {
      at++
      parts++
    } else if (isInitial(view, at)) {
      at += 2
      parts++
    } else if (
      at > from &&
      isParticle(view, at) &&
      (isNamePart(view, at + 1, true) || (isParticle(view, at + 1) && isNamePart(view, at + 2, true)))
    )
      at++
    else if (at > from && token.text === '-' && isNamePart(view, at + 1, true)) at++
    else break
  }
  return parts > 0 && !(parts === 1 && at === from + 2 && isInitial(view, from)) ? at : from
}

/** "der Bürgerrechtler Anna Nowak": where nouns have capitals, the first of three or more behind an article is none of the name. */
function behindNoun(view: View, from: number, end: number): number {
  const article = view.tokens[from - 1]
  if (!view.language.nounsCapital || end - from < 3 || article?.kind !== 'word' || article.text.length > 5) return from
  return article.capital && from > 1
    ? from
    : hitBefore(view, from, 'nn') && !covered(view, from, 'g:')
      ? from + 1
      : from
}

/** "заместитель Келлога Джон Коул": a given name behind a surname opens the name of somebody else. */
function startsAnother(view: View, from: number, at: number): boolean {
  if (!view.language.inflects || at === from || !covered(view, at, 'g:') || !isNamePart(view, at + 1, true))
    return false
  for (let i = from; i < at; i++) if (covered(view, i, 'g:') || view.tokens[i]?.text.length === 1) return false
  return true
}

function isNamePart(view: View, at: number, inside: boolean): boolean {
  const token = view.tokens[at]
  if (token?.kind !== 'word' || !token.capital || token.text.length < 2)
    return /^(al|el|abd|bin)-\p{Lu}/u.test(token?.text ?? '')
  if (!looksLikeName(token.text)) return false
  if (covered(view, at, 'org:') || covered(view, at, 'plat:') || covered(view, at, 'pl:')) return false
  if (covered(view, at, 'g:') || covered(view, at, 'lead:')) return inside || !isSentenceWord(view, at)
  return !isKnownWord(view, at) && ageWord(view, token.low) === null
}

// "РусНовости", "YouTube": a brand; McBride and DiMaggio are none.
const INNER_CAPITAL = /^(?!(?:Mc|Mac|De|Di|Du|La|Le|Lo|Fitz|Van|Von|O)\p{Lu})\p{L}*\p{Ll}\p{Lu}/u
const MOST_REMEMBERED = 8_000
const remembered = new Map<string, boolean>()

/** Letters only, and no abbreviation in capitals. */
function looksLikeName(text: string): boolean {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const abbreviation = text === text.toUpperCase() && !text.includes('-') && text.length < 6
  const found = !abbreviation && !INNER_CAPITAL.test(text) && NAME_WORD.test(text.replace(/[-'’ʼ]/g, ''))
  if (remembered.size > MOST_REMEMBERED) remembered.clear()
  if (text.length < 40) remembered.set(text, found)
  return found
}

// "Will", "May", "Art": a given name that is also a plain word counts only where a name goes on.
function isSentenceWord(view: View, at: number): boolean {
  const next = view.tokens[at + 1]
  return isKnownWord(view, at) && !(next?.kind === 'word' && next.capital) && !isInitial(view, at + 1)
}

function isKnownWord(view: View, at: number): boolean {
  for (const hit of view.covering[at] ?? [])
    if (!OF_NAMES.has(hit.group) && (hit.from === at || hit.to - hit.from <= 3)) return true
  return false
}

function isInitial(view: View, at: number): boolean {
  const token = view.tokens[at]
  const dot = view.tokens[at + 1]
  const next = view.tokens[at + 2]
  return (
    token?.kind === 'word' &&
    token.capital &&
    token.text.length <= 2 &&
    dot?.text === '.' &&
    !dot.spaced &&
    next?.kind === 'word' &&
    next.capital
  )
}

function isParticle(view: View, at: number): boolean {
  const token = view.tokens[at]
  return token?.kind === 'word' && !token.capital && hitAt(view, at, 'part') !== null
}

function makeRun(view: View, from: number, to: number): NameRun {
  const tokens = view.tokens.slice(from, to).filter((t) => t.kind === 'word')
  const parts = tokens.map((t) => t.text)
  const lows = tokens.map((t) => t.low)
  const sex = sexOf(view, from, to)
  return { from, to, parts, lows, sex, weight: weigh(view, from, to, parts) }
}

function sexOf(view: View, from: number, to: number): 'f' | 'm' | null {
  for (let i = from; i < to; i++) {
    const f = hitAt(view, i, 'g:f') !== null
    const m = hitAt(view, i, 'g:m') !== null
    if (f !== m) return f ? 'f' : 'm'
  }
  return null
}

function weigh(view: View, from: number, to: number, parts: readonly string[]): number {
  if (hitAt(view, to, 'ow') || covered(view, from, 'ow') || hitBefore(view, from, 'src')) return -1
  if (parts.length === 1 && (endsInOffice(view, to) || namesOffice(view, from))) return -1
  const long = parts.filter((p) => p.length > 1).length
  let weight = long >= 2 && long <= 4 ? (view.language.nounsCapital ? (isUnknown(view, from, to) ? 0.5 : 0) : 0.6) : 0
  let given = false
  for (let i = from; i < to; i++) if (covered(view, i, 'g:')) given = true
  if (given) weight += long >= 2 ? 1 : 0.4
  if (covered(view, to - 1, 'lead:')) weight += 1
  if (view.language.surnameEnding(view.tokens[to - 1]?.low ?? '') && (from > 0 || given || long === 1)) weight += 0.4
  if (called(view, from)) weight += long >= 2 || hitBefore(view, from, 'k:') ? 0.8 : 0.6
  else if (view.tokens[from - 1]?.text === ',' && called(view, from - 1)) weight += long >= 2 ? 0.4 : 0
  else if (quoted(view, from, to)) weight -= 0.8
  if (!given && isOfPlace(view, from)) weight -= 0.6
  if (long === 1 && !given && hitBefore(view, from, 'w:from')) weight -= 0.6
  if (long === 1 && hitBefore(view, from, 'fac')) weight -= 0.6
  if (hitBefore(view, from, 'd:before') && !given) weight -= hitBefore(view, from, 'w:of') ? 0.2 : 0.3
  else if (!given && long >= 2 && from > 0 && !view.language.nounsCapital && isUnknown(view, from, to)) weight += 0.2
  else if (from === 0 && long >= 2 && !given && !view.language.nounsCapital && isApposition(view, to)) weight += 0.2
  if (hitAt(view, to, 'speech') || (long >= 2 && hitBefore(view, from, 'speech')) || ageFollows(view, to)) weight += 0.4
  else if (long >= 2 && (actsNext(view, to) || actedOn(view, from))) weight += 0.4
  return weight
}

/** "Псковский городской суд": small words of an office follow before its name is full. */
function endsInOffice(view: View, to: number): boolean {
  for (let i = to; i < to + 3; i++) {
    if (view.tokens[i]?.kind !== 'word' || view.tokens[i]?.capital) return false
    if (i > to && hitAt(view, i, 'ow')) return true
    if (!hitAt(view, i, 'nn')) return false
  }
  return false
}

/** «Радио Азатлык», "Radio Svaboda": what follows the word for an office in its name. */
function namesOffice(view: View, from: number): boolean {
  return view.tokens[from - 1]?.capital === true && hitBefore(view, from, 'ow') !== null
}

/** Words that mean nothing else, and no place or building right before them that they could be the name of. */
function isUnknown(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((view.covering[i] ?? []).some((h) => h.group !== 'part')) return false
  for (let back = 1; back <= 3; back++)
    if (covered(view, from - back, 'fac') || covered(view, from - back, 'ow') || covered(view, from - back, 'src'))
      return false
  return true
}

/** "the court of X", "the prison in X": where it stands, not whose it is. */
function isOfPlace(view: View, from: number): boolean {
  if (!hitBefore(view, from, 'w:of') && !hitBefore(view, from, 'w:prep') && !hitBefore(view, from, 'd:before'))
    return false
  return covered(view, from - 2, 'ow') || covered(view, from - 2, 'fac')
}

/** "Perkins Rocha, legal adviser of …": what somebody is follows the comma. */
function isApposition(view: View, at: number): boolean {
  const next = view.tokens[at + 1]
  return view.tokens[at]?.text === ',' && next?.kind === 'word' && !next.capital && !hitAt(view, at + 1, 'w:who')
}

/** "lawyer X", "his wife X" */
function called(view: View, at: number): boolean {
  return hitBefore(view, at, 'r:') !== null || hitBefore(view, at, 'k:') !== null
}

/** "X was arrested", "X, who", "X, both held": what is told of persons follows. */
function actsNext(view: View, at: number): boolean {
  for (let i = at; i < Math.min(at + 4, view.tokens.length); i++) {
    if (view.tokens[i]?.capital) return false
    if (hitAt(view, i, 'p:') || (i > at && hitAt(view, i, 'w:who'))) return true
    const token = view.tokens[i]
    if (token?.kind === 'number' || /^[;:.(]$/.test(token?.text ?? '')) return false
  }
  return false
}

function actedOn(view: View, at: number): boolean {
  return (view.covering[at - 1] ?? []).some((h) => h.to === at && /^p:.*:[on]$/.test(h.tag))
}

// Both marks: a name right behind a quotation ("…", Anna Nowak said) is no title.
function quoted(view: View, from: number, to: number): boolean {
  return /^[«"“„”]$/.test(view.tokens[from - 1]?.text ?? '') && /^[»"”“]$/.test(view.tokens[to]?.text ?? '')
}

function ageFollows(view: View, at: number): boolean {
  return (
    view.tokens[at]?.text === ',' &&
    /^[1-9]\d$/.test(view.tokens[at + 1]?.text ?? '') &&
    /^[,.)]$/.test(view.tokens[at + 2]?.text ?? '')
  )
}
