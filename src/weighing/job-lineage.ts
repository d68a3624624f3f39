import type { Kysely } from 'kysely'
import { asReadonly, writerOf } from '../database/index.ts'
import { loadReports } from '../intake/index.ts'
import type { Reading } from '../reading/index.ts'
import { factsOf } from './gather.ts'
import { traceLineage } from './lineage/trace.ts'
import type { Weighable } from './load.ts'
import { WeighingStore } from './store.ts'

/** Traces which reports are one text. Says which reports are in other company than before. */
export async function traceReports(db: Kysely<Weighable>, readings: readonly Reading[]): Promise<readonly string[]> {
  const byReport = new Map(readings.map((reading) => [reading.reportId, reading]))
  const facts = (await loadReports(asReadonly(db))).flatMap(({ report }) => {
    const reading = byReport.get(report.id)
    return reading ? [factsOf(report, reading)] : []
  })
  const claims = new Map(readings.map((reading) => [reading.reportId, reading.claims]))
  const { groups } = traceLineage(facts, claims)
  const kept = await db.selectFrom('lineage').selectAll().execute()
  const before = keysOf(
    [...Map.groupBy(kept, (row) => row.group_id)].map(([, rows]) => ({
      reports: rows.map((row) => row.report_id),
      first: rows[0]?.group_id ?? '',
      told: [rows[0]?.kind, rows[0]?.why],
    })),
  )
  const after = keysOf(
    groups.map(({ reports, kind, why }) => ({ reports, first: reports[0] ?? '', told: [kind, why] })),
  )
  const told = [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => !same(before.get(id), after.get(id), true),
  )
  const changed = new Set(told)
  await new WeighingStore(writerOf(db)).keepLineage(
    told,
    groups.filter(({ reports }) => reports.some((id) => changed.has(id))),
  )
  return told.filter((id) => !same(before.get(id), after.get(id), false))
}

interface Company {
  readonly company: string
  readonly told: string
}

/** By report: with whom it is one text, who is first, and why. */
function keysOf(
  groups: readonly { readonly reports: readonly string[]; readonly first: string; readonly told: unknown }[],
): ReadonlyMap<string, Company> {
  return new Map(
    groups.flatMap(({ reports, first, told }) => {
      const found = { company: `${first}|${[...reports].sort().join()}`, told: JSON.stringify(told) }
      return reports.map((id) => [id, found] as const)
    }),
  )
}

const same = (a: Company | undefined, b: Company | undefined, alsoWhy: boolean): boolean =>
  a?.company === b?.company && (!alsoWhy || a?.told === b?.told)
