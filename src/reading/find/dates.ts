import { createDate, createSeason, formatEdtf, type PartialDate, resolveDate } from '../../dates/index.ts'
import { COLON, QUOTE, SEMICOLON } from '../text/tokens.ts'
import { covered, hitAt, hitBefore, tagKey, type View } from '../text/view.ts'

/** A date that the text states; tokens `from` up to `to`. */
export interface FoundDate {
  readonly from: number
  readonly to: number
  readonly edtf: string
  /** "since", "from": the state began then. */
  readonly since: boolean
  /** Worked out from the day of publication or another date. */
  readonly relative: boolean
}

interface Part {
  readonly date: PartialDate
  readonly end?: PartialDate
  readonly to: number
  readonly relative: boolean
}

/** Groups of the lexicon with which a date in words begins. */
const DATE_WORDS = new Set(['mon:', 'd:', 'wd:', 'sea:', 'ord:', 'num:'])

export function findDates(view: View, published: PartialDate | null): FoundDate[] {
  const found: FoundDate[] = []
  for (let i = 0; i < view.tokens.length; ) {
    const part = dateAt(view, i, published)
    if (!part) {
      i++
      continue
    }
    if (hitBefore(view, i, 'd:until') && !hitBefore(view, i, 'd:before')) {
      i = part.to
      continue
    }
    const since = hitBefore(view, i, 'd:since') !== null || hitBefore(view, i - 1, 'd:since') !== null
    const edtf = part.end ? `${formatEdtf(part.date)}/${formatEdtf(part.end)}` : formatEdtf(part.date)
    found.push({ from: i, to: part.to, edtf, since, relative: part.relative })
    i = part.to
  }
  return found
}

function dateAt(view: View, at: number, published: PartialDate | null): Part | null {
  const token = view.tokens[at]
  if (token?.kind === 'number') return numeric(view, at) ?? dayMonth(view, at, published) ?? yearAlone(view, at)
  if (token?.kind !== 'word' || !opensDate(view, at)) return null
  return (
    monthDay(view, at, published) ??
    ordinalDay(view, at, published) ??
    seasonYear(view, at) ??
    weekday(view, at, published) ??
    relativeWord(view, at, published)
  )
}

function opensDate(view: View, at: number): boolean {
  for (const { group } of view.hitsAt[at] ?? []) if (DATE_WORDS.has(group)) return true
  return false
}

function numeric(view: View, at: number): Part | null {
  const text = view.tokens[at]?.text ?? ''
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (dotted) return made(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), at + 1)
  const [dash, month, dash2, day] = [1, 2, 3, 4].map((step) => view.tokens[at + step]?.text ?? '')
  if (/^\d{4}$/.test(text) && dash === '-' && dash2 === '-' && /^\d\d$/.test(month ?? '') && /^\d\d$/.test(day ?? ''))
    return made(Number(text), Number(month), Number(day), at + 5)
  const slash = /^\d{1,2}$/.test(text) && dash === '/' && dash2 === '/' && /^\d{4}$/.test(day ?? '')
  return slash ? made(Number(day), Number(month), Number(text), at + 5) : null
}

function made(year: number, month: number, day: number | null, to: number, end?: number): Part | null {
  if (month < 1 || month > 12) return null
  try {
    const date = createDate(year, month, day)
    return end === undefined
      ? { date, to, relative: false }
      : { date, end: createDate(year, month, end), to, relative: false }
  } catch {
    // Not a day of the calendar ("31 June"): no date is better than a wrong one.
    return null
  }
}

/** "11 September 2025", "le 1er juillet", "8 и 9 января", "2025 m. rugsėjo 11 d." */
function dayMonth(view: View, at: number, published: PartialDate | null): Part | null {
  const yearFirst = yearMonthDay(view, at)
  if (yearFirst) return yearFirst
  const day = dayNumberAt(view, at)
  if (!day) return null
  let next = day.to
  let second: number | null = null
  const link = hitAt(view, next, 'rt') ?? hitAt(view, next, 'join')
  const dash = /^[-–—]$/.test(view.tokens[next]?.text ?? '')
  if (link || dash) {
    const other = dayNumberAt(view, link ? link.to : next + 1)
    if (other && other.value > day.value) {
      second = other.value
      next = other.to
    }
  }
  while (hitAt(view, next, 'd:of')) next++
  const month = hitAt(view, next, 'mon:')
  if (!month) return null
  return withYear(view, Number(tagKey(month)), day.value, second, month.to, published)
}

/** Lithuanian order: "2025 m. rugsėjo 11 d.", "2021 m. gruodį". */
function yearMonthDay(view: View, at: number): Part | null {
  const year = yearAt(view, at)
  const word = year ? hitAt(view, year.to, 'd:year_word') : null
  const dot = word && view.tokens[word.to]?.text === '.' ? 1 : 0
  const month = year && word ? hitAt(view, word.to + dot, 'mon:') : null
  if (!year || !month) return null
  const day = dayNumberAt(view, month.to)
  const tail = day ? hitAt(view, day.to, 'd:day_word') : null
  if (day && tail) return made(year.value, Number(tagKey(month)), day.value, tail.to)
  return made(year.value, Number(tagKey(month)), null, month.to)
}

function withYear(
  view: View,
  month: number,
  day: number | null,
  second: number | null,
  to: number,
  published: PartialDate | null,
): Part | null {
  let next = to
  if (view.tokens[next]?.text === '.') next++
  if (view.tokens[next]?.text === ',') next++
  while (hitAt(view, next, 'd:of')) next++
  const year = yearAt(view, next)
  if (year) return made(year.value, month, day, yearTail(view, year.to), second ?? undefined)
  const tail = hitAt(view, to, 'd:day_word')
  const end = tail ? tail.to : to
  const offset = hitAt(view, to, 'd:last_year') ? -1 : null
  if (offset !== null && published) return made(published.year + offset, month, day, to + 1)
  const date = resolveDate({ kind: 'month_day', month, day, direction: 'past' }, published)
  if (!date) return null
  if (second !== null) return { ...(made(date.year, month, day, end, second) ?? { date, to: end }), relative: true }
  return { date, to: end, relative: true }
}

/** "September 11, 2025", "Feb. 4", "January 8th and 9th", "May 2020", "in August". */
function monthDay(view: View, at: number, published: PartialDate | null): Part | null {
  const month = hitAt(view, at, 'mon:')
  if (!month) return null
  const number = Number(tagKey(month))
  let next = month.to
  if (view.tokens[next]?.text === '.') next++
  const day = view.language.monthFirst ? dayNumberAt(view, next) : null
  if (day) {
    const link = hitAt(view, day.to, 'join') ?? hitAt(view, day.to, 'rt')
    const other = link ? dayNumberAt(view, link.to) : null
    const second = other && other.value > day.value ? other.value : null
    return withYear(view, number, day.value, second, second !== null && other ? other.to : day.to, published)
  }
  const tailDay = dayNumberAt(view, next)
  const tailWord = tailDay ? hitAt(view, tailDay.to, 'd:day_word') : null
  if (tailDay && tailWord) return withYear(view, number, tailDay.value, null, tailWord.to, published)
  const dated = withYear(view, number, null, null, next, published)
  if (dated && !dated.relative) return dated
  return monthAlone(view, at, number, published)
}

function monthAlone(view: View, at: number, month: number, published: PartialDate | null): Part | null {
  const token = view.tokens[at]
  const lead = hitBefore(view, at, 'd:before') ?? hitBefore(view, at, 'd:since') ?? hitBefore(view, at, 'd:until')
  const bare = view.language.monthsBare || view.tokens[at - 1]?.text === '('
  if (!lead && !bare) return null
  if (view.language.monthFirst && !token?.capital) return null
  const date = resolveDate({ kind: 'month_day', month, day: null, direction: 'past' }, published)
  return date ? { date, to: at + 1, relative: true } : null
}

function ordinalDay(view: View, at: number, published: PartialDate | null): Part | null {
  const ordinal = hitAt(view, at, 'ord:')
  if (!ordinal || Number(tagKey(ordinal)) > 31) return null
  let next = ordinal.to
  while (hitAt(view, next, 'd:of')) next++
  const month = hitAt(view, next, 'mon:')
  return month ? withYear(view, Number(tagKey(month)), Number(tagKey(ordinal)), null, month.to, published) : null
}

function seasonYear(view: View, at: number): Part | null {
  const season = hitAt(view, at, 'sea:')
  if (!season) return null
  let next = season.to
  while (hitAt(view, next, 'd:of') || hitAt(view, next, 'd:before')) next++
  const year = yearAt(view, next)
  return year
    ? { date: createSeason(year.value, Number(tagKey(season))), to: yearTail(view, year.to), relative: false }
    : null
}

function weekday(view: View, at: number, published: PartialDate | null): Part | null {
  const day = hitAt(view, at, 'wd:')
  if (!day) return null
  let next = day.to
  while (view.tokens[next]?.text === ',' || hitAt(view, next, 'd:before')) next++
  const full = view.tokens[next]?.kind === 'number' ? dayMonth(view, next, published) : monthDay(view, next, published)
  if (full && full.date.day !== null) return full
  const direction = isPlanned(view, at) ? 'future' : 'past'
  const date = resolveDate({ kind: 'weekday', weekday: Number(tagKey(day)), direction }, published)
  return date ? { date, to: day.to, relative: true } : null
}

/** "will be let out on Sunday": the next one, not the last. */
function isPlanned(view: View, at: number): boolean {
  if (!view.tags.has('w:plan')) return false
  for (let i = at - 1; i >= Math.max(0, at - 9); i--) {
    if (((view.tokens[i]?.sign ?? 0) & (SEMICOLON | COLON | QUOTE)) !== 0) return false
    if (hitAt(view, i, 'w:plan')) return true
    if (hitAt(view, i, 'speech')) return false
  }
  return false
}

function relativeWord(view: View, at: number, published: PartialDate | null): Part | null {
  const hit = hitAt(view, at, 'd:')
  if (!hit) return null
  const date = resolveRelative(tagKey(hit), published)
  return date ? { date, to: hit.to, relative: true } : null
}

function resolveRelative(word: string, published: PartialDate | null): PartialDate | null {
  if (word === 'today') return resolveDate({ kind: 'day_offset', days: 0 }, published)
  if (word === 'yesterday') return resolveDate({ kind: 'day_offset', days: -1 }, published)
  if (word === 'tomorrow') return resolveDate({ kind: 'day_offset', days: 1 }, published)
  if (word === 'this_week') return resolveDate({ kind: 'week_offset', weeks: 0 }, published)
  if (word === 'last_week') return resolveDate({ kind: 'week_offset', weeks: -1 }, published)
  if (word === 'this_month') return resolveDate({ kind: 'month_offset', months: 0 }, published)
  if (word === 'last_month') return resolveDate({ kind: 'month_offset', months: -1 }, published)
  if (word === 'next_month') return resolveDate({ kind: 'month_offset', months: 1 }, published)
  if (word === 'this_year') return resolveDate({ kind: 'year_offset', years: 0 }, published)
  if (word === 'last_year') return resolveDate({ kind: 'year_offset', years: -1 }, published)
  return null
}

function yearAlone(view: View, at: number): Part | null {
  const year = yearAt(view, at)
  if (!year) return null
  const to = yearTail(view, year.to)
  const led = hitBefore(view, at, 'd:before') ?? hitBefore(view, at, 'd:since') ?? hitBefore(view, at, 'd:of')
  const enclosed = view.tokens[at - 1]?.text === '(' || view.tokens[to]?.text === ')'
  if (to === at + 1 && !led && !enclosed && covered(view, at + 1, 'n:')) return null
  return { date: createDate(year.value), to, relative: false }
}

function yearAt(view: View, at: number): { value: number; to: number } | null {
  const token = view.tokens[at]
  if (token?.kind !== 'number' || !/^(19[3-9]\d|20[0-4]\d)$/.test(token.text)) return null
  return { value: Number(token.text), to: at + 1 }
}

// "2021-го", "2020 года", "2020 r.", "2021 m."
function yearTail(view: View, at: number): number {
  let to = at
  if (
    view.tokens[to]?.text === '-' &&
    !view.tokens[to]?.spaced &&
    view.tokens[to + 1]?.kind === 'word' &&
    !view.tokens[to + 1]?.spaced
  )
    to += 2
  const word = hitAt(view, to, 'd:year_word')
  return word ? word.to : to
}

function dayNumberAt(view: View, at: number): { value: number; to: number } | null {
  const token = view.tokens[at]
  if (token?.kind !== 'number' || !/^([1-9]|0[1-9]|[12]\d|3[01])$/.test(token.text)) return null
  let to = at + 1
  const next = view.tokens[to]
  if (next && !next.spaced && next.text === '-' && view.tokens[to + 1]?.kind === 'word') to += 2
  else if (next && !next.spaced && next.kind === 'word' && next.text.length <= 3) to++
  else if (next && !next.spaced && next.text === '.' && view.language.dayDot) to++
  else if (next && !next.spaced && /^[ºª°]$/.test(next.text)) to++
  return { value: Number(token.text), to }
}
