import { dateOfDay, dayNumber, weekdayOf } from './compare.ts'
import { createDate, type PartialDate } from './partial-date.ts'

/** What a text says relative to the day on which it was published. */
export type RelativeDate =
  | { readonly kind: 'day_offset'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly direction: 'past' | 'future' }
  | { readonly kind: 'week_offset'; readonly weeks: number }
  | { readonly kind: 'month_offset'; readonly months: number }
  | { readonly kind: 'year_offset'; readonly years: number }
  | {
      readonly kind: 'month_day'
      readonly month: number
      readonly day: number | null
      readonly direction: 'past' | 'future'
    }

/**
 * As precise as the words and the publication date allow; null when the publication date is too vague.
 * A weekday in the past may be the day of publication itself: news says "on Thursday" on Thursday.
 */
export function resolveDate(relative: RelativeDate, published: PartialDate | null): PartialDate | null {
  if (published === null) return null
  if (relative.kind === 'year_offset') return createDate(published.year + relative.years)
  if (relative.kind === 'month_day') return resolveMonthDay(relative, published)
  if (published.month === null) return null
  if (relative.kind === 'month_offset') return shiftMonth(published.year, published.month, relative.months)
  if (published.day === null) return relative.kind === 'week_offset' && relative.weeks === 0 ? published : null
  const today = dayNumber(published.year, published.month, published.day)
  if (relative.kind === 'day_offset') return dateOfDay(today + relative.days)
  if (relative.kind === 'week_offset') return weekAround(today + relative.weeks * 7)
  const back = (weekdayOf(today) - relative.weekday + 7) % 7
  return dateOfDay(relative.direction === 'past' ? today - back : today + ((7 - back) % 7))
}

// A month or day without a year is the latest such time up to publication (or the next one after it).
function resolveMonthDay(
  { month, day, direction }: { month: number; day: number | null; direction: 'past' | 'future' },
  published: PartialDate,
): PartialDate | null {
  const late =
    published.month !== null &&
    (month > published.month ||
      (month === published.month && day !== null && published.day !== null && day > published.day))
  const early =
    published.month !== null &&
    (month < published.month ||
      (month === published.month && day !== null && published.day !== null && day < published.day))
  // A single day ahead is a slip of time zones, not last year.
  const nextDay =
    late && month === published.month && day !== null && published.day !== null && day - published.day <= 1
  const year =
    direction === 'past'
      ? late && !nextDay
        ? published.year - 1
        : published.year
      : early
        ? published.year + 1
        : published.year
  return safeDate(year, month, day)
}

function safeDate(year: number, month: number, day: number | null): PartialDate | null {
  try {
    return createDate(year, month, day)
  } catch {
    // 29 February of a year that has none: the month is all that can be said.
    return createDate(year, month)
  }
}

function shiftMonth(year: number, month: number, by: number): PartialDate {
  const index = year * 12 + (month - 1) + by
  return createDate(Math.floor(index / 12), (index % 12) + 1)
}

// "This week", "last week": the month when the week lies in one, else the year; a single day is not known.
function weekAround(day: number): PartialDate {
  const monday = day - ((weekdayOf(day) + 6) % 7)
  const first = dateOfDay(monday)
  const last = dateOfDay(monday + 6)
  if (first.month === last.month) return createDate(first.year, first.month)
  return createDate(day < monday + 3 ? first.year : last.year, day < monday + 3 ? first.month : last.month, null, '~')
}
