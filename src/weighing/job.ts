import type { Kysely } from 'kysely'
import { type Assessment, type AssessOptions, assess } from './assess.ts'
import { bodyOf } from './body.ts'
import { countryOf } from './claim-state.ts'
import { findEvents, type ReleaseEvent } from './event.ts'
import type { Evidence } from './evidence.ts'
import { filingsOf } from './filing.ts'
import type { Lineage } from './lineage/trace.ts'
import { defaultDirectory } from './organisations.ts'
import { bucketOf } from './proposition.ts'
import { type Filed, WeighingStore, type WeighingTables } from './store.ts'

/** Weighs everything anew and keeps the outcome; safe to run twice. */
export async function weighAll(
  db: Kysely<WeighingTables>,
  evidence: readonly Evidence[],
  lineage: Lineage,
  options: AssessOptions,
): Promise<{ readonly assessments: readonly Assessment[]; readonly events: readonly ReleaseEvent[] }> {
  const assessments = assess(evidence, options)
  const events = findEvents(evidence)
  const { statements } = bodyOf(evidence)
  const store = new WeighingStore(db)
  await store.clear()
  await store.keepLineage(lineage.groups)
  const reports = [...Map.groupBy(evidence, (entry) => entry.report.id).values()]
  await store.file(reports.flatMap((report) => filedOf(report)))
  await store.keep(
    assessments.map((assessment) => ({
      assessment,
      bucket: bucketOf(statements.get(assessment.proposition.exemplar)!),
    })),
  )
  await store.keepEvents(events)
  return { assessments, events }
}

/** All claims of one report, ready to be filed. */
export function filedOf(report: readonly Evidence[], directory = defaultDirectory()): readonly Filed[] {
  const filings = filingsOf(report)
  return report.map((evidence, at) => ({
    evidence,
    filing: filings[at]!,
    country: countryOf(evidence, report, directory),
  }))
}
