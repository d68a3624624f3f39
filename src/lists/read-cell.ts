import { createDate, InvalidDateError, type PartialDate, parseEdtf } from '../dates/index.ts'
import type { Quantity } from '../reading/index.ts'
import type { ColumnMap } from './column-map.ts'

const ORDERS: Readonly<Record<ColumnMap['dates'][number], { readonly mark: string; readonly parts: string }>> = {
  'd.m.y': { mark: '.', parts: 'dmy' },
  'd/m/y': { mark: '/', parts: 'dmy' },
  'm/d/y': { mark: '/', parts: 'mdy' },
}

/** A day, month or year as precise as it stands there; null when it is none. Times of day are cut off. */
export function readDate(words: string, orders: ColumnMap['dates']): PartialDate | null {
  const text = words.trim().replace(/^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*$/, '$1')
  try {
    for (const order of orders) {
      const found = inOrder(text, order)
      if (found) return found
    }
    const value = parseEdtf(text.replace(/^(\d{4}(?:-\d\d)?)(?:-00)+$/, '$1'))
    return value.kind === 'date' ? value : null
  } catch (error) {
    if (error instanceof InvalidDateError) return null
    throw error
  }
}

function inOrder(text: string, order: ColumnMap['dates'][number]): PartialDate | null {
  const { mark, parts } = ORDERS[order]
  const numbers = text.split(mark)
  if (numbers.length < 2 || numbers.length > 3 || !numbers.every((part) => /^\d{1,4}$/.test(part.trim()))) return null
  const year = Number(numbers.at(-1))
  if (String(numbers.at(-1)).trim().length !== 4) return null
  if (numbers.length === 2) return createDate(year, Number(numbers[0]))
  const [first, second] = [Number(numbers[0]), Number(numbers[1])]
  return parts === 'dmy' ? createDate(year, second, first) : createDate(year, first, second)
}

/** Words for years, months and days by their first letters, in the languages that lists come in. */
const UNITS = [
  ['years', /^(y|г|л|roky|rok|lat|año|an)/i],
  ['months', /^(m|м|mies)/i],
  ['days', /^(d|д|с[уу]т|dni|dzie)/i],
] as const

/** A term as given, in years, months and days; a bare number is years. Null when it is none. */
export function readTerm(words: string): Quantity | null {
  const text = words.trim()
  const bare = /^\d{1,2}(?:[.,]5)?$/.test(text)
  const found = { years: 0, months: 0, days: 0 }
  if (bare) {
    const number = Number(text.replace(',', '.'))
    found.years = Math.floor(number)
    if (number % 1 !== 0) found.months = 6
  } else {
    const parts = [...text.matchAll(/(\d{1,4})\s*(\p{L}+)/gu)]
    for (const [, number, unit] of parts) {
      const known = UNITS.find(([, pattern]) => pattern.test(unit ?? ''))
      if (!known) return null
      found[known[0]] += Number(number)
    }
    if (parts.length === 0) return null
  }
  const main = found.years > 0 ? 'year' : found.months > 0 ? 'month' : 'day'
  const number = found[`${main}s`]
  return number > 0 ? { number, min: null, max: null, unit: main, quantifier: 'exact', term: found } : null
}
