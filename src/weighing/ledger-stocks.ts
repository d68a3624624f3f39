import { type Body, bodyOf } from './body.ts'
import type { Directory } from './directory.ts'
import type { ReleaseEvent } from './event.ts'
import type { Evidence } from './evidence.ts'
import { exact } from './ledger-announced.ts'
import { defaultDirectory } from './organisations.ts'
import { weightless } from './origin.ts'
import { isMonitor } from './relate-counts.ts'
import type { Statement } from './statement.ts'
import { originIn } from './weigh.ts'
import { dayOf, isoDay } from './window.ts'

/** One organisation's number of those held before and after the event, and what the release does not explain. */
export interface StockStep {
  readonly organisation: string
  readonly before: { readonly number: number; readonly date: string }
  readonly after: { readonly number: number; readonly date: string }
  /** Released of this organisation's own count in the event; the announced number where it gave none. */
  readonly released: number
  /** after − (before − released): newly recognised, learned late, other releases, deaths, withdrawals. */
  readonly residual: number
  readonly explanation: string
  /** The claims that give the two numbers. */
  readonly evidence: readonly string[]
}

const NEAR_DAYS = 120

/** Stock is balanced only within one organisation's own series; two organisations' tallies are never mixed. */
export function stocksAround(
  event: ReleaseEvent,
  own: readonly Statement[],
  announced: number,
  body: Body,
  directory: Directory,
): readonly StockStep[] {
  const day = dayOf(event.date)!
  const label = (s: Statement) => originIn(body, s.evidence, directory).label
  const stocks = [...body.statements.values()].filter((s) => isStock(s) && Math.abs(asOf(s)! - day) <= NEAR_DAYS)
  return [...Map.groupBy(stocks, label)]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .flatMap(([organisation, series]) => {
      const [before, after] = stepOver(series, day, (stock) => [asOf(stock)!, stock.span!.min])
      if (!before || !after) return []
      const tally = own.find(
        (s) =>
          /political|recognised/.test(s.population.key) &&
          exact(s) !== null &&
          isMonitor(s, directory) &&
          label(s) === organisation,
      )
      return [createStep(organisation, before, after, tally ? exact(tally)! : announced)]
    })
}

/** A number of those held that a ledger may set an event against. */
export interface StockClaim {
  readonly claimId: string
  readonly organisation: string
  /** Days since 1970. */
  readonly day: number
  readonly number: number
}

/** The stocks among these claims, for picking with `stocksNear` those that the ledger of an event needs. */
export function stocksIn(
  evidence: readonly Evidence[],
  directory: Directory = defaultDirectory(),
): readonly StockClaim[] {
  const body = bodyOf(evidence)
  return [...body.statements.values()].filter(isStock).map((s) => ({
    claimId: s.evidence.claim.id,
    organisation: originIn(body, s.evidence, directory).label,
    day: asOf(s)!,
    number: s.span!.min,
  }))
}

/** Of each organisation's stocks the last before the day and the first after it: no others bear on a ledger, however many are told. */
export function stocksNear(stocks: readonly StockClaim[], date: string): readonly StockClaim[] {
  const day = dayOf(date)!
  const near = stocks.filter((stock) => Math.abs(stock.day - day) <= NEAR_DAYS)
  return [...Map.groupBy(near, ({ organisation }) => organisation).values()].flatMap((series) => {
    const [before, after] = stepOver(series, day, (stock) => [stock.day, stock.number])
    return [before, after].filter((stock) => stock !== undefined)
  })
}

/** The last of a series before a day and the first after it; of several on one day the number next to the step. */
function stepOver<T>(
  series: readonly T[],
  day: number,
  at: (stock: T) => readonly [day: number, number: number],
): readonly [T | undefined, T | undefined] {
  const ordered = series.toSorted((a, b) => at(a)[0] - at(b)[0] || at(a)[1] - at(b)[1])
  return [ordered.findLast((stock) => at(stock)[0] < day), ordered.find((stock) => at(stock)[0] > day)]
}

const isStock = (s: Statement): boolean =>
  s.type === 'count_held' &&
  s.affirms &&
  s.population.whole &&
  exact(s) !== null &&
  asOf(s) !== null &&
  !weightless(s.evidence)

/** The day the number speaks of: as stated to the day or nearly, else the day it was said. */
const asOf = (s: Statement): number | null =>
  s.dated && s.window && s.window.to - s.window.from <= 7 ? s.window.to : s.said

function createStep(organisation: string, first: Statement, last: Statement, released: number): StockStep {
  const before = { number: first.span!.min, date: isoDay(asOf(first)!) }
  const after = { number: last.span!.min, date: isoDay(asOf(last)!) }
  const residual = after.number - (before.number - released)
  const rest =
    residual === 0
      ? 'The release explains the change.'
      : `${Math.abs(residual)} ${residual > 0 ? 'more' : 'fewer'} than the release explains.`
  const explanation = `${organisation}: ${before.number} held on ${before.date}, ${after.number} on ${after.date}; ${released} released between. ${rest}`
  const evidence = [first, last].map((statement) => statement.evidence.claim.id)
  return { organisation, before, after, released, residual, explanation, evidence }
}
