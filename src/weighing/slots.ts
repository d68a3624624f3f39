import { isCount, type Statement } from './statement.ts'
import type { Window } from './window.ts'

const LONGEST_DAYS = 400
const SHORT_DAYS = 5

/**
 * How claims on groups are filed: by stretches of time, fine for what is told to the day, coarse for the rest; `reach` is how many days
 * apart two of them may lie and still bear on one another.
 */
const FILES = {
  day: { stretch: 4, reach: 2 },
  month: { stretch: 32, reach: 32 },
  deal: { stretch: 32, reach: 190 },
  other: { stretch: 32, reach: 64 },
} as const

type File = keyof typeof FILES

/** The stretches in which a claim on a group is filed; one that is not dated is filed under when it was said. */
export function slotsOf(statement: Statement): readonly string[] {
  return range(fileOf(statement), daysOf(statement), 0)
}

/** The stretches in which claims are filed that may bear on this one. */
export function reachOf(statement: Statement): readonly string[] {
  const file = fileOf(statement)
  const days = daysOf(statement)
  if (file !== 'day' && file !== 'month') return range(file, days, FILES[file].reach)
  const own = [
    ...range('day', days, FILES.day.reach),
    ...range('month', days, file === 'month' ? FILES.month.reach : 0),
  ]
  const news = newsOf(statement)
  return news ? [...new Set([...own, ...range('day', news, 0), ...range('month', news, 0)])] : own
}

const OLD_NEWS_DAYS = 30
const NEWS_DAYS = 10

/**
 * The days of the news that a count may speak of although it gives a day long before: null where it is told as of these days. What counts
 * the same people at that time may show that the day is wrong.
 */
export function newsOf({ window, said, dated, span }: Statement): Window | null {
  if (!dated || !window || said === null || !span || span.min !== span.max) return null
  if (window.to - window.from > SHORT_DAYS || said - window.to <= OLD_NEWS_DAYS) return null
  return { from: said - NEWS_DAYS, to: said }
}

function fileOf(statement: Statement): File {
  if (statement.type === 'exchange_terms' || statement.type === 'exchanged') return 'deal'
  if (!isCount(statement)) return 'other'
  const { window } = statement
  return statement.type !== 'count_held' && window && window.to - window.from <= SHORT_DAYS ? 'day' : 'month'
}

function daysOf({ window, said }: Statement): Window {
  if (window && window.to - window.from <= LONGEST_DAYS) return window
  const day = said ?? window?.to ?? 0
  return Number.isFinite(day) ? { from: day, to: day } : { from: 0, to: 0 }
}

function range(file: File, { from, to }: Window, reach: number): readonly string[] {
  const { stretch } = FILES[file]
  const [first, last] = [Math.floor((from - reach) / stretch), Math.floor((to + reach) / stretch)]
  return Array.from({ length: last - first + 1 }, (_, at) => `${file}:${first + at}`)
}
