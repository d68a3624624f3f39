import type { App } from './app.ts'
import { asReadonly, writerOf } from './database/index.ts'
import { type Level, levelOf, loadReports } from './intake/index.ts'
import { loadProtections, protectionsAt } from './publishing/index.ts'
import {
  extractorOf,
  loadReadings,
  readSecond,
  type SecondReaderSettings,
  type SecondReading,
  SecondReadingStore,
  unreadBy,
} from './reading/index.ts'

export interface SecondRead {
  readonly reportId: string
  readonly outcome: SecondReading
  /** The how-manieth of how many. */
  readonly at: number
  readonly of: number
}

/** Has the second reader read the reports given, or all that it has not read; each is kept as soon as it is read. */
export async function* secondRead(
  app: App,
  settings: SecondReaderSettings,
  wanted: readonly string[],
): AsyncGenerator<SecondRead> {
  const db = app.database.kysely
  const ids = wanted.length > 0 ? wanted : await unreadBy(asReadonly(db), extractorOf(settings))
  for (const [at, reportId] of ids.entries()) {
    // Asked anew for each: somebody may seal a report while others are read.
    const protections = protectionsAt(await loadProtections(asReadonly(db)), new Date().toISOString())
    const [held] = await loadReports(asReadonly(db), [reportId])
    const [rules] = await loadReadings(asReadonly(db), [reportId])
    if (!held || !rules)
      throw new UnknownReportError(
        `second-read: expected the id of a report that the register holds, got "${reportId}". "habeas origins --json" lists them.`,
      )
    const sealed = protectedLevel(protections, reportId)
    const report = sealed ? { ...held.report, level: sealed } : held.report
    const outcome = await readSecond(report, rules, settings)
    await new SecondReadingStore(writerOf(db)).add(reportId, extractorOf(settings), outcome)
    yield { reportId, outcome, at: at + 1, of: ids.length }
  }
}

/** The level that somebody at the desk put the report on; null where it kept its own. */
function protectedLevel(held: ReadonlyMap<string, string>, reportId: string): Level | null {
  return held.has(`level report:${reportId}`) ? levelOf(held.get(`level report:${reportId}`)) : null
}

export class UnknownReportError extends Error {
  override name = 'UnknownReportError'
}
