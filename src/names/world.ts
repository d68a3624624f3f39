import { alignWords, wholeCost } from './align.ts'
import { isOneChineseName } from './chinese.ts'
import { at, type Features } from './features.ts'
import { areNear } from './given-names.ts'
import { joined, particles, wordsOfRespect } from './particles.ts'
import type { ReadName } from './roles.ts'
import { alphabetic, cyrillic, familiar, father, foreign } from './traits.ts'
import { type Word, wordOf } from './word.ts'

/** Two names of unknown tradition, word against word. */
export interface WordComparison {
  readonly features: Features
  /** The worst pair of words that were set against each other. */
  readonly worst: { readonly a: string; readonly b: string } | null
}

/** Whether the East-Slavic comparison knows enough of these names to judge them. */
export function isFamiliar(a: ReadName, b: ReadName): boolean {
  const either = a.traits | b.traits
  if ((a.traits & b.traits & alphabetic) === 0) return false
  if ((either & father) !== 0) return true
  if ((either & foreign) !== 0) return false
  return (either & (cyrillic | familiar)) !== 0
}

/** Compares two names word by word, without asking which word is which; features are written into INTO. */
export function compareWords(a: ReadName, b: ReadName, into: Features): WordComparison {
  into.fill(0)
  const [left, right] = withoutRespect(contentWords(a), contentWords(b))
  const pairs = assigned(left, right)
  const worst = worstOf(pairs)
  const extra = Math.abs(left.length - right.length)
  const together = worst === null || worst.relative > 0.15 || extra > 0 ? joinedCost(left, right) : worst.relative
  into[at.bias] = 1
  const asOne = together < (worst?.relative ?? 9) && together < 0.25
  const relative = asOne ? together : (worst?.relative ?? 2)
  into[at.words_worst] = Math.min(1.5, relative)
  into[at.words_worst_10] = Math.min(1, Math.max(0, relative - 0.1))
  into[at.words_worst_30] = Math.min(1, Math.max(0, relative - 0.3))
  into[at.words_conflict] = relative > 0.4 ? 1 : 0
  into[at.words_conflict_half] = relative > 0.24 ? 1 : 0
  into[at.words_mean] = asOne ? together : meanOf(pairs)
  into[at.words_same] = relative <= 0.04 && (asOne || extra === 0) ? 1 : 0
  into[at.words_extra] = asOne ? 0 : Math.min(3, extra)
  into[at.words_extra_part] = asOne ? 0 : extra / Math.max(left.length, right.length, 1)
  into[at.words_alone] = Math.min(left.length, right.length) === 1 && extra > 0 && !asOne ? 1 : 0
  into[at.words_initials] = pairs.some((pair) => pair.initial) ? 1 : 0
  const crossed = pairs.some((p) => pairs.some((q) => p.i < q.i && p.j > q.j))
  into[at.words_crossed] = crossed ? 1 : 0
  // Family name first is a rotation; names changing places before a fixed last one are another man's.
  into[at.words_swapped] = crossed && pairs.some((p) => p.i === left.length - 1 && p.j === right.length - 1) ? 1 : 0
  into[at.words_same_first] = (pairs.find((pair) => pair.i === 0 && pair.j === 0)?.relative ?? 1) < 0.12 ? 1 : 0
  into[at.words_unreadable] = left.some(isUnread) !== right.some(isUnread) ? 1 : 0
  into[at.weak_script] = left.some((word) => word.word.vowelless) !== right.some((word) => word.word.vowelless) ? 1 : 0
  return { features: into, worst: worst && { a: left[worst.i]!.word.text, b: right[worst.j]!.word.text } }
}

interface Content {
  readonly word: Word
  readonly hyphenated: boolean
  readonly initial: boolean
}

interface Pair {
  readonly i: number
  readonly j: number
  /** Cost over the length of the words: 0 the same, about 1 nothing in common. */
  readonly relative: number
  readonly initial: boolean
}

// An initial that fits says little for or against while whole words stand beside it.
function worstOf(pairs: readonly Pair[]): Pair | null {
  let worst: Pair | null = null
  for (const pair of pairs)
    if (!worst || (worst.initial && !pair.initial) || (pair.relative > worst.relative && !pair.initial)) worst = pair
  return worst
}

function meanOf(pairs: readonly Pair[]): number {
  return pairs.length === 0 ? 1 : Math.min(1.5, pairs.reduce((sum, pair) => sum + pair.relative, 0) / pairs.length)
}

// Particles carry no weight; "Abdul Aziz" is read as one word.
function contentWords(name: ReadName): readonly Content[] {
  const kept: Content[] = []
  let prefix = ''
  for (const token of name.tokens) {
    const { text } = token.word
    if (particles.has(text) && name.tokens.length > 2) continue
    if (joined.has(text) && token !== name.tokens.at(-1)) prefix += text
    else {
      kept.push({ ...token, word: prefix === '' ? token.word : wordOf(prefix + text) })
      prefix = ''
    }
  }
  return kept.length > 0 ? kept.slice(0, 10) : name.tokens
}

// A word of respect is no name only where the other spelling has a word less: Ko Ko is a name.
function withoutRespect(left: readonly Content[], right: readonly Content[]): [readonly Content[], readonly Content[]] {
  const isRespect = (all: readonly Content[]): boolean => wordsOfRespect.has(all[0]?.word.text ?? '')
  if (left.length > right.length && isRespect(left)) return [left.slice(1), right]
  if (right.length > left.length && isRespect(right)) return [left, right.slice(1)]
  if (left.length === right.length && left.length > 1 && isRespect(left) && isRespect(right))
    return [left.slice(1), right.slice(1)]
  return [left, right]
}

function assigned(left: readonly Content[], right: readonly Content[]): Pair[] {
  const all: Pair[] = []
  for (const [i, a] of left.entries()) for (const [j, b] of right.entries()) all.push(pairOf(i, j, a, b))
  all.sort(
    (p, q) =>
      p.relative - q.relative || Math.abs(p.i - p.j) - Math.abs(q.i - q.j) || Math.min(p.i, p.j) - Math.min(q.i, q.j),
  )
  const taken: Pair[] = []
  for (const pair of all) if (!taken.some((other) => other.i === pair.i || other.j === pair.j)) taken.push(pair)
  return taken
}

const initialCost = 0.12
const sameNameCost = 0.03
const shortNameCost = 0.15
/** Two given names that the lexicon holds apart differ by at least this, however alike they look: Jan and Juan. */
const twoNamesCost = 0.5

function pairOf(i: number, j: number, a: Content, b: Content): Pair {
  if (a.initial !== b.initial) {
    const fits = (a.word.initials & b.word.initials) !== 0
    return { i, j, relative: fits ? initialCost : 1.5, initial: fits }
  }
  return { i, j, relative: relativeCost(a.word, b.word), initial: false }
}

/** Cost of taking one word for the other over their length; 0 when they are the same. */
function relativeCost(a: Word, b: Word): number {
  if (a.text === b.text) return 0
  const named = sameName(a, b)
  if (isUnread({ word: a }) || isUnread({ word: b }))
    return isUnread({ word: a }) && isUnread({ word: b }) ? letterCost(a.text, b.text) : 2
  const sounds = wholeCost(alignWords(a, b)) / 100 / Math.max(2, Math.min(a.key.length, b.key.length))
  const cost = Math.min(1.5, named, sounds, letterCost(a.text, b.text))
  return cost > sameNameCost && areTwoNames(a, b) ? Math.max(cost, twoNamesCost) : cost
}

function sameName(a: Word, b: Word): number {
  let best = 9
  for (const x of a.given)
    for (const y of b.given)
      if (x.entry === y.entry && x.distance < 2 && y.distance < 2)
        best = Math.min(best, x.short === 1 || y.short === 1 ? shortNameCost : sameNameCost)
  return best
}

function areTwoNames(a: Word, b: Word): boolean {
  const listed = (word: Word): boolean => word.given.some((reading) => reading.distance === 0)
  return (
    listed(a) &&
    listed(b) &&
    !a.given.some((x) => b.given.some((y) => x.entry === y.entry || areNear(x.entry, y.entry)))
  )
}

function textOf({ word }: Content): string {
  return word.text
}

function isUnread({ word }: { readonly word: Word }): boolean {
  return word.key === ''
}

function joinedCost(left: readonly Content[], right: readonly Content[]): number {
  const hyphenated = left.some((content) => content.hyphenated) || right.some((content) => content.hyphenated)
  if (isOneChineseName(left.map(textOf), right.map(textOf), hyphenated)) return sameNameCost
  const [a, b] = [left, right].map((all) => all.map((content) => content.word.text).join(''))
  if (a === undefined || b === undefined || a === '' || b === '') return 9
  return relativeCost(wordOf(a.slice(0, 60)), wordOf(b.slice(0, 60)))
}

// Letters inserted, dropped, changed or swapped with a neighbour, over the length; for typing errors.
function letterCost(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)]
  const most = Math.max(x.length, y.length)
  if (Math.abs(x.length - y.length) > most / 2) return 9
  let before: number[] = []
  let last = Array.from({ length: y.length + 1 }, (_, j) => j)
  for (let i = 1; i <= x.length; i++) {
    const row = [i]
    for (let j = 1; j <= y.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (x[i - 1] === y[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[y.length]! / Math.max(2, most)
}
