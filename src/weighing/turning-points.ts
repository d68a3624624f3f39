import type { Claim } from '../reading/index.ts'
import { readPacks } from './country-packs.ts'
import { fold } from './fold.ts'
import { dayOf, type Window } from './window.ts'

/** A day that everybody in a country dates by: 'arrested after the 2020 election'. Words are folded stems. */
interface TurningPoint {
  readonly year: number
  readonly date: string
  readonly words: readonly string[]
}

interface Pack {
  readonly after?: readonly string[]
  readonly points?: readonly TurningPoint[]
}

interface Point {
  readonly day: number
  readonly told: RegExp
}

let loaded: readonly Point[] | null = null

/**
 * The days that a claim may mean, less those before the turning point that its words put it after. A date as wide as a year says much
 * less than 'after the protests of that year'.
 */
export function narrowed(window: Window | null, claim: Claim, said: number | null): Window | null {
  if (window !== null && window.to - window.from < WIDE_DAYS) return window
  const point = pointIn(claim.quote.text)
  if (point === null) return window
  const from = Math.max(window?.from ?? point.day, point.day)
  const to = window?.to ?? said
  return to === null || to < from ? window : { from, to }
}

const WIDE_DAYS = 200

function pointIn(quote: string): Point | null {
  const text = fold(quote)
  return turningPoints().find(({ told }) => told.test(text)) ?? null
}

function turningPoints(): readonly Point[] {
  loaded ??= readPacks<Pack>('turning-points').flatMap(({ after = [], points = [] }) =>
    points.map(({ year, date, words }) => ({ day: dayOf(date)!, told: wordingOf(after, words, year) })),
  )
  return loaded
}

/** 'after the 2020 election' and 'after the election of August 2020': the year stands before or behind, a few words off. */
function wordingOf(after: readonly string[], words: readonly string[], year: number): RegExp {
  const [first, what] = [after.join('|'), words.map((word) => `${word}\\w*`).join('|')]
  const gap = '(?:\\w+ ){0,3}'
  return new RegExp(`\\b(?:${first}) ${gap}(?:${year} ${gap}(?:${what})|(?:${what}) ${gap}${year})\\b`)
}
