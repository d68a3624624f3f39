import { isCount, type Statement } from './statement.ts'

const SLOT_DAYS = 32
const LONGEST_DAYS = 400

/** How far apart two claims of a family may lie and still bear on one another, in days. */
const REACH: Readonly<Record<string, number>> = { count: 32, deal: 190, other: 64 }

/** The stretches of about a month in which a claim on a group is filed; one that is not dated is filed under when it was said. */
export function slotsOf(statement: Statement): readonly string[] {
  const { from, to } = daysOf(statement)
  return range(familyOf(statement), from, to)
}

/** The stretches in which claims are filed that may bear on this one. */
export function reachOf(statement: Statement): readonly string[] {
  const { from, to } = daysOf(statement)
  const reach = REACH[familyOf(statement)]!
  return range(familyOf(statement), from - reach, to + reach)
}

function familyOf(statement: Statement): string {
  if (statement.type === 'exchange_terms' || statement.type === 'exchanged') return 'deal'
  return isCount(statement) ? 'count' : 'other'
}

function daysOf({ window, said }: Statement): { readonly from: number; readonly to: number } {
  if (window && window.to - window.from <= LONGEST_DAYS) return window
  const day = said ?? window?.to ?? 0
  return Number.isFinite(day) ? { from: day, to: day } : { from: 0, to: 0 }
}

function range(family: string, from: number, to: number): readonly string[] {
  const [first, last] = [Math.floor(from / SLOT_DAYS), Math.floor(to / SLOT_DAYS)]
  return Array.from({ length: last - first + 1 }, (_, at) => `${family}:${first + at}`)
}
