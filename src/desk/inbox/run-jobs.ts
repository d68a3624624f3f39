import type { Kysely } from 'kysely'
import { writerOf } from '../../database/index.ts'
import { UnreadableReportError } from '../../intake/index.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { labelAsOwned } from '../scope.ts'
import { FetchRefusedError, fetchReport } from './fetch-report.ts'
import { type Claimed, JobStore } from './job-store.ts'
import type { JobTables } from './job-tables.ts'

type Deps = Pick<DeskDeps, 'db' | 'add' | 'onError' | 'fetchesFrom' | 'background'>

/**
 * Takes in what waits, one report at a time, until nothing waits. Several processes may do so at once: each job is taken by one.
 * A job whose process died is taken over by whoever comes next, at the item it had reached; one whose desk closes is left to the next.
 */
export function runJobs(deps: Deps): Promise<void> {
  return deps.background.run(
    (signal) => runAll(deps, signal),
    (error) => deps.onError?.(error, 'inbox jobs'),
  )
}

async function runAll(deps: Deps, signal: AbortSignal): Promise<void> {
  const store = new JobStore(writerOf<JobTables, DeskTables & JobTables>(deps.db as Kysely<DeskTables & JobTables>))
  for (let job = await store.take(); job !== null; job = await store.take())
    for (let item = await store.nextItem(job); item !== null; item = await store.nextItem(job)) {
      const [state, reportId, message] = await takeInItem(deps, item)
      await store.finishItem(item, state, reportId, message)
      if (signal.aborted) return store.leave(job)
    }
}

async function takeInItem(
  deps: Deps,
  item: Claimed,
): Promise<['added' | 'known' | 'failed', string | null, string | null]> {
  try {
    const bytes = item.address === null ? item.bytes : await fetchReport(item.address, deps.fetchesFrom ?? 'loopback')
    if (bytes === null || !deps.add) return ['failed', null, 'expected the bytes of a report, got none']
    const fileName = item.address === null && item.name !== '' ? item.name : null
    const metadata = item.address === null ? item.metadata : { url: item.address, ...item.metadata }
    const { reportId, stored } = await deps.add({
      bytes,
      fileName,
      metadata,
      cameFrom: item.address ?? (item.name || 'pasted'),
    })
    if (stored) await labelAsOwned(deps.db, item.askedBy, `report:${reportId}`)
    return [stored ? 'added' : 'known', reportId, null]
  } catch (error) {
    if (!(error instanceof UnreadableReportError || error instanceof FetchRefusedError))
      deps.onError?.(error, 'inbox job')
    return ['failed', null, error instanceof Error ? error.message : String(error)]
  }
}
