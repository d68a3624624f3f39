import type { Quantifier, Quantity } from '../claim.ts'
import { hitAt, hitBefore, tagKey, type View } from '../text/view.ts'
import { ageWord } from './ages.ts'
import { numberAt, opensNumber } from './numbers.ts'

/** A stretch of time such as a prison term; parts are kept as given. */
export interface FoundTerm {
  readonly from: number
  readonly to: number
  readonly quantity: Quantity
  /** An age ("aged 6", "69-year-old"), not a term. */
  readonly age: boolean
  /** The text words it with a custody noun right after: "five years in prison", "two-year sentence". */
  readonly custody: boolean
}

type Unit = 'year' | 'month' | 'week' | 'day'

// "2020 года" is a date; no term has so many years.
const MOST_OF: Readonly<Record<Unit, number>> = { year: 120, month: 600, week: 600, day: 20_000 }

const OPENS = ['u:', 'yt:']

export function findTerms(view: View): FoundTerm[] {
  const found: FoundTerm[] = []
  if (!view.numbers && !OPENS.some((tag) => view.tags.has(tag))) return found
  for (let i = 0; i < view.tokens.length; ) {
    const term = termAt(view, i)
    if (term) found.push(term)
    i = term ? term.to : i + 1
  }
  return found
}

function termAt(view: View, at: number): FoundTerm | null {
  const token = view.tokens[at]
  const glued =
    token?.kind === 'word' && view.tags.has('cn') && hitAt(view, at + 1, 'cn') ? ageWord(view, token.low) : null
  if (glued !== null) return yearsTerm(view, at, glued)
  if (token?.kind !== 'number' && !OPENS.some((tag) => hitAt(view, at, tag)) && !opensNumber(view, at)) return null
  const inWord = hyphenTerm(view, at) ?? wordTerm(view, at)
  if (inWord) return inWord
  const number = numberAt(view, at)
  if (!number) return bareUnit(view, at)
  const first = unitAfter(view, number.to)
  if (!first) return sharedUnit(view, at, number.to, number.value, number.quantifier, number.from)
  const parts: Record<Unit, number> = { year: 0, month: 0, week: 0, day: 0 }
  if ((number.value ?? 0) > MOST_OF[first.unit]) return null
  parts[first.unit] = number.value ?? number.min ?? 0
  const rest = laterParts(view, first.to, parts)
  const half = hitAt(view, rest, 'half')
  const to = half ? half.to : rest
  const value = number.value === null ? null : half ? number.value + 0.5 : number.value
  return build(view, number.from, to, value, first.unit, parts, number, first.age)
}

const MOST_SHARED = 8

/** "eleven, nine and seven years": the unit stands only once. */
function sharedUnit(
  view: View,
  at: number,
  to: number,
  value: number | null,
  quantifier: Quantifier,
  from: number,
): FoundTerm | null {
  const unit = unitOfList(view, to)
  if (!unit || value === null || unit.age || unit.unit === 'day' || value > 60) return null
  const parts: Record<Unit, number> = { year: 0, month: 0, week: 0, day: 0 }
  parts[unit.unit] = value
  return build(view, from, to, value, unit.unit, parts, { quantifier, min: null, max: null }, false, at)
}

function unitOfList(view: View, from: number): ReturnType<typeof unitAfter> {
  let at = from
  for (let guard = 0; guard < MOST_SHARED; guard++) {
    const behind = view.tokens[at]?.text === ',' ? at + 1 : at
    const next = numberAt(view, hitAt(view, behind, 'join')?.to ?? behind)
    if (!next || (behind === at && !hitAt(view, at, 'join'))) return null
    const unit = unitAfter(view, next.to)
    if (unit) return unit
    at = next.to
  }
  return null
}

function laterParts(view: View, at: number, parts: Record<Unit, number>): number {
  let to = at
  for (let guard = 0; guard < 2; guard++) {
    const link = hitAt(view, to, 'join')
    const next = view.tokens[to]?.text === ',' ? to + 1 : link ? link.to : to
    const number = numberAt(view, next)
    const unit = number ? unitAfter(view, number.to) : null
    if (!number || !unit || unit.age || unit.unit === 'year' || parts[unit.unit] !== 0) return to
    parts[unit.unit] = number.value ?? 0
    to = unit.to
  }
  return to
}

function build(
  view: View,
  from: number,
  to: number,
  value: number | null,
  unit: Unit,
  parts: Record<Unit, number>,
  number: { quantifier: Quantifier; min: number | null; max: number | null },
  age: boolean,
  at = from,
): FoundTerm {
  const whole = Math.trunc(value ?? 0)
  const extra = unit === 'year' && value !== null && value !== whole ? Math.round((value - whole) * 12) : 0
  const term = {
    years: unit === 'year' ? whole : parts.year,
    months: parts.month + extra,
    days: parts.day + parts.week * 7,
  }
  const quantity: Quantity = {
    number: value === null ? null : unit === 'week' ? value * 7 : value,
    min: number.min,
    max: number.max,
    unit: unit === 'week' ? 'day' : unit,
    quantifier: number.quantifier,
    // "three to five years" is no length that could be kept as given.
    ...(value === null ? {} : { term }),
  }
  const custody = hitAt(view, to, 'cn') !== null
  // "a 17-year term": the word for an age before a custody noun is none.
  const isAge = (age && !custody) || hitBefore(view, at, 'ageb') !== null || hitAt(view, to, 'w:old') !== null
  return { from, to, quantity, age: isAge, custody }
}

function unitAfter(view: View, at: number): { unit: Unit; to: number; age: boolean } | null {
  const age = hitAt(view, at, 'age')
  if (age) return { unit: 'year', to: age.to, age: true }
  const next = view.tokens[at]
  const skip = next?.text === '-' && !next.spaced ? 1 : 0
  const glued = skip ? hitAt(view, at + 1, 'age') : null
  if (glued) return { unit: 'year', to: glued.to, age: true }
  const unit = hitAt(view, at + skip, 'u:')
  return unit ? { unit: tagKey(unit) as Unit, to: unit.to, age: false } : null
}

/** "семилетний срок": one word for so many years, before a custody noun. */
function yearsTerm(view: View, at: number, value: number): FoundTerm {
  const parts = { year: value, month: 0, week: 0, day: 0 }
  return build(view, at, at + 1, value, 'year', parts, { quantifier: 'exact', min: null, max: null }, true)
}

/** "two-year sentence": number and unit in one word. */
function hyphenTerm(view: View, at: number): FoundTerm | null {
  const low = view.tokens[at]?.low ?? ''
  const dash = low.lastIndexOf('-')
  if (dash <= 0 || low.length > 40) return null
  const unit = view.language.unitWord(low.slice(dash + 1))
  const value = unit ? view.language.numberWord(low.slice(0, dash)) : null
  if (!unit || value === null) return null
  const parts: Record<Unit, number> = { year: 0, month: 0, week: 0, day: 0 }
  parts[unit as Unit] = value
  return build(view, at, at + 1, value, unit as Unit, parts, { quantifier: 'exact', min: null, max: null }, false)
}

/** "sechsjährige Freiheitsstrafe", „ośmioletni wyrok”: one adjective, a term before a custody noun and an age elsewhere. */
function wordTerm(view: View, at: number): FoundTerm | null {
  const hit = hitAt(view, at, 'yt:')
  if (!hit || !(hitAt(view, hit.to, 'cn') || hitAt(view, hit.to, 'p:given:t'))) return null
  const years = Number(tagKey(hit))
  const parts: Record<Unit, number> = { year: years, month: 0, week: 0, day: 0 }
  return build(view, at, hit.to, years, 'year', parts, { quantifier: 'exact', min: null, max: null }, false)
}

// "a year in prison", "a year and six months": the unit alone is one, but only before a custody noun or months.
function bareUnit(view: View, at: number): FoundTerm | null {
  const unit = hitAt(view, at, 'u:')
  if (!unit) return null
  const parts: Record<Unit, number> = { year: 0, month: 0, week: 0, day: 0 }
  parts[tagKey(unit) as Unit] = 1
  const to = parts.year === 1 ? laterParts(view, unit.to, parts) : unit.to
  if (to === unit.to && !hitAt(view, to, 'cn')) return null
  return build(view, at, to, 1, tagKey(unit) as Unit, parts, { quantifier: 'exact', min: null, max: null }, false)
}
