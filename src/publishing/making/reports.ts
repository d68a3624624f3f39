import { sql } from 'kysely'
import { asReadonly } from '../../database/index.ts'
import { loadReports } from '../../intake/index.ts'
import { loadReviewedReadings } from '../../review/index.ts'
import type { ReportInput } from './report-inputs.ts'
import type { ReportToPrepare } from './report-rows.ts'
import type { Row } from './rows.ts'
import type { Making } from './source.ts'
import { eachOf, inPieces } from './turns.ts'

/** What the later steps must look at again. */
export interface ReportChanges {
  /** With the claims, what tells which events must be worked out again: empty for a first edition. */
  readonly reports: ReadonlySet<string>
  /** Everybody of whom a claim came, went or changed, or stands in a report that changed. */
  readonly people: ReadonlySet<string>
  readonly claims: ReadonlySet<string>
  /** Days, since 1970, of claims on groups that came, went or changed. */
  readonly days: ReadonlySet<number>
  readonly broken: readonly string[]
}

const AT_ONCE = 250

interface Standing {
  readonly kind: 'report' | 'claim'
  readonly id: string
  readonly version: string
  readonly report_id: string
  readonly person_id: string | null
  readonly day: number | null
}

/** Brings the rows of reports and claims up to what may be seen now, for those reports whose input changed. */
export async function makeReports(making: Making, inputs: readonly ReportInput[]): Promise<ReportChanges> {
  const { crew, turns } = making
  const before = await inputsBefore(making)
  const wanted = inputs.filter(({ id, input }) => before.get(id) !== input)
  const open = new Set(inputs.map(({ id }) => id))
  const gone = [...before.keys()].filter((id) => !open.has(id))
  const changes = new Changes(making.number > 1)
  const pieces = inPieces(wanted, AT_ONCE)
  let done = 0
  await eachOf(pieces, crew.expect(pieces.length), async (some) => {
    making.tell('reports', done, wanted.length)
    const reports = await turns.take(() => sources(making, some))
    const { rows, broken } = await crew.run('reports', { reports })
    changes.broken.push(...broken)
    const ids = some.map(({ id }) => id)
    await turns.take(() => replace(making, ids, before, rows, changes))
    done += some.length
  })
  for (const some of inPieces(gone, AT_ONCE)) await replace(making, some, before, [], changes)
  return changes
}

class Changes implements ReportChanges {
  readonly reports = new Set<string>()
  readonly people = new Set<string>()
  readonly claims = new Set<string>()
  readonly days = new Set<number>()
  readonly broken: string[] = []
  readonly #each: boolean

  /** `each`: whether single reports and claims are noted. Nobody asks for them of a first edition, and they are many. */
  constructor(each: boolean) {
    this.#each = each
  }

  note(row: Pick<Standing, 'kind' | 'id' | 'report_id' | 'person_id' | 'day'>): void {
    if (this.#each) this.reports.add(row.report_id)
    if (this.#each && row.kind === 'claim') this.claims.add(row.id)
    if (row.person_id !== null) this.people.add(row.person_id)
    if (row.day !== null) this.days.add(row.day)
  }
}

async function inputsBefore({ db }: Making): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('edition_row')
    .select(['id', 'input'])
    .where('kind', '=', 'report')
    .where('until', 'is', null)
    .execute()
  return new Map(rows.map(({ id, input }) => [id, input]))
}

async function sources(making: Making, wanted: readonly ReportInput[]): Promise<readonly ReportToPrepare[]> {
  const ids = wanted.map(({ id }) => id)
  const db = asReadonly(making.db)
  const held = new Map((await loadReports(db, ids)).map((one) => [one.report.id, one]))
  const readings = new Map((await loadReviewedReadings(db, db, ids)).map((reading) => [reading.reportId, reading]))
  const links = await db
    .selectFrom('mention_link')
    .select(['report_id', 'ref', 'person_id'])
    .where('report_id', 'in', [...ids, ''])
    .execute()
  const linked = Map.groupBy(links, (link) => link.report_id)
  return wanted.flatMap(({ id, lineage, input }) => {
    const [report, reading] = [held.get(id), readings.get(id)]
    if (!report || !reading) return []
    const own = (linked.get(id) ?? []).map(({ ref, person_id }) => [ref, person_id] as const)
    return [{ held: report, reading, links: own, lineage, input }]
  })
}

async function replace(
  { db, store, number }: Making,
  reportIds: readonly string[],
  known: ReadonlyMap<string, unknown>,
  rows: readonly Row[],
  changes: Changes,
): Promise<void> {
  const standing = await rowsOf(
    db,
    reportIds.filter((id) => known.has(id)),
  )
  const before = new Map(standing.map((row) => [`${row.kind} ${row.id}`, row]))
  const after = new Set(rows.map(({ kind, id }) => `${kind} ${id}`))
  const fresh = rows.filter((row) => before.get(`${row.kind} ${row.id}`)?.version !== row.version)
  const gone = standing.filter((row) => !after.has(`${row.kind} ${row.id}`))
  for (const row of gone) changes.note(row)
  for (const { kind, id, reportId, personId, day } of fresh) {
    const old = before.get(`${kind} ${id}`)
    if (old) changes.note(old)
    changes.note({ kind: kind as 'report', id, report_id: reportId ?? '', person_id: personId, day })
  }
  const reworded = new Set(fresh.filter(({ kind }) => kind === 'report').map(({ id }) => id))
  for (const { reportId, personId } of rows)
    if (personId !== null && reworded.has(reportId ?? '')) changes.people.add(personId)
  await store.end(number, gone)
  await store.write(number, fresh)
  const isFresh = new Set(fresh)
  const same = rows.filter((row) => row.kind === 'report' && !isFresh.has(row))
  await store.noteInputs('report', new Map(same.map(({ id, input }) => [id, input ?? ''])))
}

async function rowsOf(db: Making['db'], reportIds: readonly string[]): Promise<readonly Standing[]> {
  if (reportIds.length === 0) return []
  const { rows } = await sql<Standing>`
    select kind, id, version, report_id, person_id, day from edition_row
    where report_id = any(${reportIds}) and kind in ('report', 'claim') and until is null`.execute(db)
  return rows
}
