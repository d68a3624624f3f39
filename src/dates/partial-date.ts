/** A date as precise as it was stated; a missing month or day is unknown, never the first. */
export interface PartialDate {
  readonly kind: 'date'
  readonly year: number
  readonly month: number | null
  readonly day: number | null
  /** EDTF level 1 qualifiers: `~` approximate, `?` uncertain, `%` both. */
  readonly qualifier: '' | '~' | '?' | '%'
  /** EDTF level 1 season 21..24 (spring, summer, autumn, winter), when no month is known. */
  readonly season: number | null
}

export interface DateInterval {
  readonly kind: 'interval'
  /** null: open (`..`) */
  readonly from: PartialDate | null
  readonly to: PartialDate | null
}

export type Edtf = PartialDate | DateInterval

export class InvalidDateError extends Error {
  override name = 'InvalidDateError'
}

const DATE = /^(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)$/
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** EDTF level 0 and 1 without time of day, long years and unspecified year digits. Throws InvalidDateError. */
export function parseEdtf(text: string): Edtf {
  const bar = text.indexOf('/')
  if (bar < 0) return parseDate(text)
  return { kind: 'interval', from: parseEnd(text.slice(0, bar)), to: parseEnd(text.slice(bar + 1)) }
}

export function formatEdtf(value: Edtf): string {
  if (value.kind === 'interval') return `${formatEnd(value.from)}/${formatEnd(value.to)}`
  return formatDate(value)
}

/** Refuses a day that no calendar has. */
export function createDate(
  year: number,
  month: number | null = null,
  day: number | null = null,
  qualifier: PartialDate['qualifier'] = '',
): PartialDate {
  const wrong =
    !Number.isInteger(year) ||
    year < 0 ||
    year > 9999 ||
    (month !== null && (month < 1 || month > 12)) ||
    (day !== null && (month === null || day < 1 || day > daysInMonth(year, month)))
  if (wrong)
    throw new InvalidDateError(
      `date: expected a day of the Gregorian calendar, got year ${year}, month ${month}, day ${day}`,
    )
  return { kind: 'date', year, month, day, qualifier, season: null }
}

/** `season`: 21 spring, 22 summer, 23 autumn, 24 winter (EDTF level 1). */
export function createSeason(year: number, season: number): PartialDate {
  if (season < 21 || season > 24) throw new InvalidDateError(`season: expected 21 to 24, got ${season}`)
  return { ...createDate(year), season }
}

export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0)
}

function parseDate(text: string): PartialDate {
  const parts = DATE.exec(text)
  if (!parts) throw new InvalidDateError(`date: expected EDTF such as 2025, 2025-09 or 2025-09-11, got «${text}»`)
  const qualifier = (parts[4] ?? '') as PartialDate['qualifier']
  const month = partOf(parts[2])
  if (month !== null && month >= 21 && month <= 24 && parts[3] === undefined)
    return { ...createSeason(Number(parts[1]), month), qualifier }
  return createDate(Number(parts[1]), month, month === null ? null : partOf(parts[3]), qualifier)
}

function partOf(text: string | undefined): number | null {
  return text === undefined || text === 'XX' ? null : Number(text)
}

function parseEnd(text: string): PartialDate | null {
  return text === '' || text === '..' ? null : parseDate(text)
}

function formatEnd(value: PartialDate | null): string {
  return value === null ? '..' : formatDate(value)
}

function formatDate({ year, month, day, qualifier, season }: PartialDate): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const tail =
    season !== null
      ? `-${season}`
      : month === null
        ? ''
        : day === null
          ? `-${two(month)}`
          : `-${two(month)}-${two(day)}`
  return `${String(year).padStart(4, '0')}${tail}${qualifier}`
}
