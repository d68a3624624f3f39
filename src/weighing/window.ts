import type { Evidence } from './evidence.ts'

const DAY = 86_400_000

/** Days since 1970-01-01 (UTC), both ends included; infinite where open. */
export interface Window {
  readonly from: number
  readonly to: number
}

export const ALWAYS: Window = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** Days come again by the thousand: reading each anew was a tenth of all weighing. */
const known = new Map<string, Window | null>()
const MOST_KNOWN = 20_000

/** The days that an EDTF date or interval may mean; null when it is none (ISO 8601-2:2019, levels 0 and 1 in part). */
export function windowOf(edtf: string | null | undefined): Window | null {
  if (!edtf) return null
  const held = known.get(edtf)
  if (held !== undefined) return held
  const found = read(edtf)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(edtf, found)
  return found
}

function read(edtf: string): Window | null {
  const [first, last, extra] = edtf.trim().split('/')
  if (extra !== undefined || first === undefined) return null
  if (last === undefined) return single(first)
  const from = open(first) ? ALWAYS : single(first)
  const to = open(last) ? ALWAYS : single(last)
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null
}

export const dayOf = (date: string | null | undefined): number | null => windowOf(date?.slice(0, 10))?.from ?? null

export const overlaps = (a: Window, b: Window, slack = 0): boolean => a.from <= b.to + slack && b.from <= a.to + slack

export const contains = (outer: Window, inner: Window): boolean => outer.from <= inner.from && inner.to <= outer.to

export const length = (window: Window): number => window.to - window.from

/** Whole days between two windows; 0 when they overlap. */
export const gap = (a: Window, b: Window): number => Math.max(0, a.from - b.to, b.from - a.to)

export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** When the claim says it happened; null when it does not say. */
export const happened = (evidence: Evidence): Window | null => windowOf(evidence.claim.date?.edtf)

/** The last day on which it may have been said, else published; null when neither is known. */
export const saidDay = (evidence: Evidence): number | null =>
  (windowOf(evidence.claim.said?.slice(0, 10)) ?? windowOf(evidence.report.published?.slice(0, 10)))?.to ?? null

function open(part: string): boolean {
  return part === '' || part === '..'
}

function single(part: string): Window | null {
  const match = /^(-?\d{2}[\dX]{2})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T[\d:.Z+-]*)?([?~%]?)$/.exec(part)
  if (!match) return null
  const [, year = '', month, day, mark] = match
  const fuzz = mark === '~' || mark === '%' ? 1 : 0
  const low = Number(year.replaceAll('X', '0'))
  const high = Number(year.replaceAll('X', '9'))
  if (month === undefined || month === 'XX') return widen(utc(low, 1, 1), utc(high + 1, 1, 1) - 1, fuzz * 180)
  const m = Number(month)
  if (m >= 21 && m <= 24) return season(low, m)
  if (m < 1 || m > 12) return null
  if (day === undefined || day === 'XX') return widen(utc(low, m, 1), utc(low, m + 1, 1) - 1, fuzz * 15)
  const exact = utc(low, m, Number(day))
  return new Date(exact * DAY).getUTCDate() === Number(day) ? widen(exact, exact, fuzz * 3) : null
}

/** Northern seasons, generously: winter 24 begins in December of the year named and ends in February after it. */
function season(year: number, code: number): Window {
  const month = (code - 21) * 3 + 3
  return { from: utc(year, month, 1), to: utc(year, month + 3, 1) - 1 }
}

const utc = (year: number, month: number, day: number): number => Math.floor(Date.UTC(year, month - 1, day) / DAY)

const widen = (from: number, to: number, by: number): Window => ({ from: from - by, to: to + by })
