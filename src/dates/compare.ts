import { createDate, daysInMonth, type Edtf, type PartialDate } from './partial-date.ts'

/** First and last day that the value can mean, as whole days since 1970-01-01; open ends are infinite. */
export function dayRange(value: Edtf): { readonly first: number; readonly last: number } {
  if (value.kind === 'interval')
    return {
      first: value.from ? dayRange(value.from).first : Number.NEGATIVE_INFINITY,
      last: value.to ? dayRange(value.to).last : Number.POSITIVE_INFINITY,
    }
  const { year, month, day, season } = value
  if (season !== null) return seasonRange(year, season)
  const lastMonth = month ?? 12
  return {
    first: dayNumber(year, month ?? 1, day ?? 1),
    last: dayNumber(year, lastMonth, day ?? daysInMonth(year, lastMonth)),
  }
}

/** Negative: every day of `a` lies before every day of `b`; 0: they may be the same time; positive: after. */
export function compareDates(a: Edtf, b: Edtf): number {
  const x = dayRange(a)
  const y = dayRange(b)
  if (x.last < y.first) return -1
  return x.first > y.last ? 1 : 0
}

/** `2025-09` contains `2025-09-11`. */
export function containsDate(outer: Edtf, inner: Edtf): boolean {
  const x = dayRange(outer)
  const y = dayRange(inner)
  return x.first <= y.first && y.last <= x.last
}

export function dayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000)
}

export function dateOfDay(day: number): PartialDate {
  const at = new Date(day * 86_400_000)
  return createDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

// Northern seasons; winter runs into the following year, as newspapers use the word.
function seasonRange(year: number, season: number): { first: number; last: number } {
  const month = 3 + (season - 21) * 3
  const end = season === 24 ? { year: year + 1, month: 2 } : { year, month: month + 2 }
  return {
    first: season === 24 ? dayNumber(year, 1, 1) : dayNumber(year, month, 1),
    last: dayNumber(end.year, end.month, daysInMonth(end.year, end.month)),
  }
}
