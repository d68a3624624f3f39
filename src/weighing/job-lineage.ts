import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../database/index.ts'
import { loadReports } from '../intake/index.ts'
import { loadReadings } from '../reading/index.ts'
import { factsOf } from './gather.ts'
import { LineageGraph } from './lineage/lineage-graph.ts'
import { groupsOf, type LineageGroup } from './lineage/trace.ts'
import type { Weighable } from './load.ts'
import { defaultDirectory } from './organisations.ts'
import { WeighingStore } from './store.ts'

/** What one process keeps of all reports, so that a further one is compared with the few that it may repeat. */
export interface LineageMemory {
  readonly graph: LineageGraph
  /** By report, the reading that it was compared by. */
  readonly read: Map<string, string>
  /** The mark of the last tracing that it knows of. */
  mark: number
}

/**
 * Traces which reports are one text, after some were read. Says which are in other company than before, and what to keep in memory for
 * the next time. Without memory, or when another process traced meanwhile, or a report was read anew, all are compared.
 */
export async function traceReports(
  db: Kysely<Weighable>,
  reportIds: readonly string[],
  memory: LineageMemory | null,
  mark: number,
): Promise<{ readonly moved: readonly string[]; readonly memory: LineageMemory }> {
  const read = await readingsOf(db, reportIds)
  const fresh = [...read].filter(([id, reading]) => memory?.read.get(id) !== reading)
  const grows = memory !== null && memory.mark === mark && fresh.every(([id]) => !memory.graph.has(id))
  const known = grows ? memory : { graph: new LineageGraph(defaultDirectory()), read: new Map<string, string>(), mark }
  if (grows) await take(db, known, new Map(fresh))
  else await take(db, known, await readingsOf(db, null))
  const touched = known.graph.settle()
  const moved = await keep(db, touched, groupsOf(known.graph, touched), !grows)
  return { moved, memory: known }
}

const AT_ONCE = 500

/** Adds reports by id; texts are many, so a part at a time. */
async function take(db: Kysely<Weighable>, { graph, read }: LineageMemory, wanted: ReadonlyMap<string, string>) {
  const ids = [...wanted.keys()].sort()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE)
    const reports = new Map((await loadReports(asReadonly(db), part)).map(({ report }) => [report.id, report]))
    for (const reading of await loadReadings(asReadonly(db), part)) {
      const report = reports.get(reading.reportId)
      if (report) graph.add(factsOf(report, reading), reading.claims)
      read.set(reading.reportId, wanted.get(reading.reportId) ?? '')
    }
  }
}

/** By report, which reading is its newest; of all reports where none are named. */
async function readingsOf(db: Kysely<Weighable>, ids: readonly string[] | null): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; reading: string }>`
    select distinct on (report_id) report_id as id, extractor || ' ' || read_at as reading from reading
    where ${ids === null} or report_id = any(${ids ?? []}::text[]) order by report_id, read_at desc`.execute(db)
  return new Map(rows.map(({ id, reading }) => [id, reading]))
}

/** Keeps the groups of the reports touched; of all reports where everything was compared. Says who is in other company. */
async function keep(
  db: Kysely<Weighable>,
  touched: ReadonlySet<string>,
  groups: readonly LineageGroup[],
  all: boolean,
): Promise<readonly string[]> {
  const kept = await db
    .selectFrom('lineage')
    .selectAll()
    .$if(!all, (query) => query.where('report_id', 'in', [...touched, '']))
    .execute()
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
