import { dayRange, type PartialDate } from '../dates/index.ts'
import { foldKey } from '../text/index.ts'
import type { ListRow } from './row.ts'

/** Why an import stops until a person has looked. */
export interface Stop {
  readonly guard: 'row_drop' | 'death_column'
  /** In words, with the figures. */
  readonly why: string
}

/** From this share of rows gone on, a list is more likely broken or cut than true. */
const DROP = 0.2

/** What must not go in unseen: a list that lost a fifth of its rows, and anybody newly said to have died. */
export function stopsFor(
  rows: readonly ListRow[],
  fresh: readonly ListRow[],
  previousRows: number | null,
): readonly Stop[] {
  const stops: Stop[] = []
  if (previousRows !== null && rows.length <= previousRows * (1 - DROP)) {
    const share = Math.round((1 - rows.length / previousRows) * 100)
    stops.push({ guard: 'row_drop', why: `${rows.length} rows where there were ${previousRows}: ${share} % are gone` })
  }
  const dead = fresh.filter(({ died }) => died !== null)
  if (dead.length > 0) {
    const numbers = dead.map(({ number }) => number)
    const shown = `${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ' …' : ''}`
    stops.push({
      guard: 'death_column',
      why: `the column "${dead[0]?.died?.column}" says of ${dead.length} that they died (rows ${shown})`,
    })
  }
  return stops
}

/** Rows of one name that nothing tells apart: each of them, since any of them may be the other. */
export function collisions(rows: readonly ListRow[]): ReadonlySet<ListRow> {
  const found = new Set<ListRow>()
  const byName = Map.groupBy(rows, (row) => wordsOf(row.names[0]?.text ?? ''))
  for (const some of byName.values())
    for (const row of some) if (some.some((other) => other !== row && !toldApart(row, other))) found.add(row)
  return found
}

const wordsOf = (name: string): string => foldKey(name).split(' ').sort().join(' ')

/** Two dates of birth that cannot be one. */
function toldApart(a: ListRow, b: ListRow): boolean {
  const [one, two] = [a.born?.value, b.born?.value]
  if (!one || !two) return false
  const [x, y] = [dayRange(one), dayRange(two)]
  return x.last < y.first || y.last < x.first
}

/** Whether all of the date lies after the day (YYYY-MM-DD). */
export function isFuture(date: PartialDate, day: string): boolean {
  return dayRange(date).first > numberOf(day)
}

/** Whether any of the date lies after the day: a release "in November" may be yet to come until November is over. */
export function mayBeFuture(date: PartialDate, day: string): boolean {
  return dayRange(date).last > numberOf(day)
}

/** Whether somebody born then may be under eighteen on the day; an unknown month or day counts for the child. */
export function mayBeMinor(born: PartialDate | null, day: string): boolean {
  if (!born) return false
  const eighteen = `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`
  return dayRange(born).last > numberOf(eighteen)
}

const numberOf = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
