import type { Quantifier } from '../claim.ts'
import { hitAt, hitBefore, tagKey, type View } from '../text/view.ts'

/** A number as the text gives it, with its qualifier; tokens `from` up to `to`, qualifier included. */
export interface FoundNumber {
  readonly from: number
  readonly to: number
  /** First token of the digits or words themselves. */
  readonly core: number
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  readonly quantifier: Quantifier
  readonly inWords: boolean
  readonly flags: readonly string[]
}

interface Plain {
  readonly value: number
  readonly to: number
  readonly inWords: boolean
  readonly flags: readonly string[]
}

/** The number that starts at token `at`, or null. */
export function numberAt(view: View, at: number): FoundNumber | null {
  const token = view.tokens[at]
  if (token?.kind !== 'number' && !opensNumber(view, at)) return null
  const vague = hitAt(view, at, 'vague:')
  if (vague) return vagueNumber(view, at, vague.to, Number(tagKey(vague)))
  const first = plainAt(view, at)
  if (!first) return null
  const before = qualifierBefore(view, at)
  const range = rangeEnd(view, first, at)
  if (range)
    return {
      from: before.from,
      to: range.to,
      core: at,
      value: null,
      min: first.value,
      max: range.value,
      quantifier: 'range',
      inWords: first.inWords,
      flags: first.flags,
    }
  const { quantifier } = before
  return {
    from: before.from,
    to: first.to,
    core: at,
    value: first.value,
    min: quantifier === 'at_least' ? first.value : null,
    max: quantifier === 'at_most' ? first.value : null,
    quantifier,
    inWords: first.inWords,
    flags: first.flags,
  }
}

/** Whether a word can begin a number: a numeral, a vague one, or a compound such as "twenty-two". */
export function opensNumber(view: View, at: number): boolean {
  for (const { group } of view.hitsAt[at] ?? []) if (group === 'num:' || group === 'vague:') return true
  return view.tokens[at]?.low.includes('-') ?? false
}

/** Digits with thousands separators or decimals; null for dates, times and the like. */
export function readDigits(text: string): { value: number; flags: readonly string[] } | null {
  if (/^\d+$/.test(text)) return text.length > 9 ? null : { value: Number(text), flags: [] }
  if (/^\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+$/.test(text)) return { value: Number(text.replace(/\D/g, '')), flags: [] }
  if (/^\d{1,4}[.,]\d{1,2}$/.test(text)) return { value: Number(text.replace(',', '.')), flags: [] }
  // "1,5721": a group of four where three belong is a number with a note mark glued on.
  if (/^\d{1,3}[,.]\d{4,5}$/.test(text))
    return { value: Number(text.replace(/\D/g, '').slice(0, text.search(/[,.]/) + 3)), flags: ['footnote_digits'] }
  return null
}

function vagueNumber(view: View, at: number, to: number, least: number): FoundNumber {
  let end = to
  while (/^[,]$/.test(view.tokens[end]?.text ?? '') && hitAt(view, end + 1, 'ifnot')) end++
  const ifnot = hitAt(view, end, 'ifnot')
  const more = ifnot ? hitAt(view, ifnot.to, 'vague:') : null
  const before = qualifierBefore(view, at)
  const tail = more ? more.to : to
  const none = { value: null, max: null, inWords: true, flags: [] as const }
  return { ...none, from: before.from, to: tail, core: at, min: least, quantifier: 'at_least' }
}

function qualifierBefore(view: View, at: number): { quantifier: Quantifier; from: number } {
  for (let gap = 0; gap <= 1; gap++) {
    const hit = hitBefore(view, at - gap, 'q:')
    if (hit && (gap === 0 || view.tokens[at - 1]?.kind === 'word')) {
      if (gap === 1 && (view.tokens[at - 1]?.low.length ?? 9) > 3) continue
      return { quantifier: tagKey(hit) as Quantifier, from: hit.from }
    }
  }
  return { quantifier: 'exact', from: at }
}

function plainAt(view: View, at: number): Plain | null {
  const token = view.tokens[at]
  if (!token) return null
  if (token.kind === 'number') return digitsAt(view, at)
  if (token.kind !== 'word') return null
  const word = wordNumber(view, at)
  if (!word) return null
  return composeWords(view, word)
}

function digitsAt(view: View, at: number): Plain | null {
  const read = readDigits(view.tokens[at]?.text ?? '')
  if (!read) return null
  const times = hitAt(view, at + 1, 'num:')
  if (times && Number(tagKey(times)) >= 1000)
    return { value: read.value * Number(tagKey(times)), to: times.to, inWords: false, flags: read.flags }
  const half = hitAt(view, at + 1, 'half')
  if (half) return { value: read.value + 0.5, to: half.to, inWords: false, flags: read.flags }
  return { value: read.value, to: at + 1, inWords: false, flags: read.flags }
}

function wordNumber(view: View, at: number): { value: number; to: number } | null {
  const hit = hitAt(view, at, 'num:')
  if (hit) return { value: Number(tagKey(hit)), to: hit.to }
  const low = view.tokens[at]?.low ?? ''
  if (!low.includes('-') || low.length > 40) return null
  let sum = 0
  for (const part of low.split('-')) {
    const value = view.language.numberWord(part)
    if (value === null) return null
    sum = value === 100 && sum > 0 && sum < 10 ? sum * 100 : value === 20 && sum === 4 ? 80 : sum + value
  }
  return { value: sum, to: at + 1 }
}

function composeWords(view: View, first: { value: number; to: number }): Plain {
  let { value, to } = first
  for (let guard = 0; guard < 6; guard++) {
    const next = wordNumber(view, to) ?? (hitAt(view, to, 'join') && value >= 20 ? wordNumber(view, to + 1) : null)
    if (!next) break
    if (next.value >= 100 && next.value > value && value > 0) value *= next.value
    else if (
      (value >= 20 && value % 10 === 0 && next.value < 10 && next.value > 0) ||
      (value >= 100 && value % 100 === 0 && next.value < 100) ||
      (value >= 1000 && value % 1000 === 0 && next.value < 1000)
    )
      value += next.value
    else break
    to = next.to
  }
  const half = hitAt(view, to, 'half')
  return half ? { value: value + 0.5, to: half.to, inWords: true, flags: [] } : { value, to, inWords: true, flags: [] }
}

function rangeEnd(view: View, first: Plain, at: number): { value: number; to: number } | null {
  const sign = view.tokens[first.to]
  if (!sign) return null
  const dash = /^[-–—]$/.test(sign.text) && (!sign.spaced || view.tokens[first.to + 1]?.kind === 'number')
  const word = hitAt(view, first.to, 'rt')
  if (!dash && !word) return null
  if (word && hitAt(view, first.to, 'join') && !hitBefore(view, at, 'rf')) return null
  const second = plainAt(view, word ? word.to : first.to + 1)
  if (!second || second.value <= first.value || second.value > first.value * 20) return null
  return { value: second.value, to: second.to }
}
