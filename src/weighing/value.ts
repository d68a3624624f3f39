import type { Quantity } from '../reading/index.ts'

/** A number as the span it may lie in; both ends included. */
export interface Span {
  readonly min: number
  readonly max: number
}

/** What a quantity allows: 'more than 50' is 50 and up, 'about 1,300' a tenth either way; null when it names no number. */
export function spanOf(quantity: Quantity | null): Span | null {
  if (!quantity) return null
  const { number, min, max, quantifier } = quantity
  const named = number ?? min ?? max
  if (named === null) return null
  if (quantifier === 'at_least') return { min: min ?? named, max: Number.POSITIVE_INFINITY }
  if (quantifier === 'at_most') return { min: 0, max: max ?? named }
  if (quantifier === 'range' || (min !== null && max !== null && min !== max))
    return { min: min ?? named, max: max ?? named }
  return quantifier === 'about' ? { min: named * 0.9, max: named * 1.1 } : { min: named, max: named }
}

export const meets = (a: Span, b: Span): boolean => a.min <= b.max && b.min <= a.max

/** A term of imprisonment in months, days as a fraction; null when the quantity is none. */
export function termMonths(quantity: Quantity | null): number | null {
  if (!quantity) return null
  if (quantity.term) return quantity.term.years * 12 + quantity.term.months + quantity.term.days / 30
  const named = quantity.number ?? quantity.min ?? quantity.max
  if (named === null) return null
  return { year: named * 12, month: named, day: named / 30, person: null }[quantity.unit]
}

/** 'at least 8', '52', '1300 to 1400', as a person would read it. */
export function inWords(quantity: Quantity | null): string | null {
  if (!quantity) return null
  const { number, min, max, quantifier } = quantity
  if (quantifier === 'range' || (number === null && min !== null && max !== null)) return `${min} to ${max}`
  const named = number ?? min ?? max
  if (named === null) return null
  return {
    exact: `${named}`,
    at_least: `at least ${named}`,
    at_most: `at most ${named}`,
    about: `about ${named}`,
    range: `${named}`,
  }[quantifier]
}
