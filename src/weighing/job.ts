import type { Kysely } from 'kysely'
import { type Assessment, type AssessOptions, assess } from './assess.ts'
import { findEvents, type ReleaseEvent } from './event.ts'
import type { Evidence } from './evidence.ts'
import type { Lineage } from './lineage/trace.ts'
import { WeighingStore, type WeighingTables } from './store.ts'

/** Weighs everything anew and keeps the outcome; safe to run twice. */
export async function weighAll(
  db: Kysely<WeighingTables>,
  evidence: readonly Evidence[],
  lineage: Lineage,
  options: AssessOptions,
): Promise<{ readonly assessments: readonly Assessment[]; readonly events: readonly ReleaseEvent[] }> {
  const assessments = assess(evidence, options)
  const events = findEvents(evidence)
  await new WeighingStore(db).replace(lineage, assessments, events)
  return { assessments, events }
}
