import { sql } from 'kysely'
import { asReadonly } from '../../database/index.ts'
import { loadReports } from '../../intake/index.ts'
import { loadReviewedReadings } from '../../review/index.ts'
import { type KeptClaim, type KeptReport, type PreparedReport, prepareReport } from './prepare-report.ts'
import type { ReportInput } from './report-inputs.ts'
import { createRow, digest, type Row } from './rows.ts'
import type { Making } from './source.ts'

/** What the later steps must look at again. */
export interface ReportChanges {
  readonly reports: ReadonlySet<string>
  /** Everybody of whom a claim came, went or changed, or stands in a report that changed. */
  readonly people: ReadonlySet<string>
  readonly claims: ReadonlySet<string>
  /** Days, since 1970, of claims on groups that came, went or changed. */
  readonly days: readonly number[]
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
  const before = await inputsBefore(making)
  const wanted = inputs.filter(({ id, input }) => before.get(id) !== input)
  const open = new Set(inputs.map(({ id }) => id))
  const gone = [...before.keys()].filter((id) => !open.has(id))
  const changes = new Changes()
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    making.tell('reports', from, wanted.length)
    const some = wanted.slice(from, from + AT_ONCE)
    const prepared = await prepare(making, some)
    changes.broken.push(...prepared.flatMap(({ broken }) => broken))
    const rows = prepared.flatMap((one) => rowsOf(one, some.find(({ id }) => id === one.report.facts.id)?.input ?? ''))
    await replace(
      making,
      some.map(({ id }) => id),
      rows,
      changes,
    )
  }
  await replace(making, gone, [], changes)
  return changes
}

class Changes implements ReportChanges {
  readonly reports = new Set<string>()
  readonly people = new Set<string>()
  readonly claims = new Set<string>()
  readonly days: number[] = []
  readonly broken: string[] = []

  note(row: Pick<Standing, 'kind' | 'id' | 'report_id' | 'person_id' | 'day'>): void {
    this.reports.add(row.report_id)
    if (row.kind === 'claim') this.claims.add(row.id)
    if (row.person_id !== null) this.people.add(row.person_id)
    if (row.day !== null) this.days.push(row.day)
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

async function prepare(making: Making, wanted: readonly ReportInput[]): Promise<readonly PreparedReport[]> {
  const ids = wanted.map(({ id }) => id)
  const db = asReadonly(making.db)
  const held = new Map((await loadReports(db, ids)).map((one) => [one.report.id, one]))
  const readings = new Map((await loadReviewedReadings(db, db, ids)).map((reading) => [reading.reportId, reading]))
  const links = await db
    .selectFrom('mention_link')
    .select(['report_id', 'ref', 'person_id'])
    .where('report_id', 'in', [...ids, ''])
    .execute()
  const linked = new Map(links.map((link) => [`${link.report_id} ${link.ref}`, link.person_id]))
  return wanted.flatMap(({ id, lineage }) => {
    const [report, reading] = [held.get(id), readings.get(id)]
    if (!report || !reading) return []
    const linkOf = (ref: string) => linked.get(`${id} ${ref}`) ?? null
    const source = { held: report, reading, linkOf, lineage }
    return [prepareReport(source, making.gate, making.names, (claim) => making.decisions.get(claim) ?? null)]
  })
}

/** A report of which no claim may be seen is not there. Its input is kept all the same, in a row without anything in it. */
function rowsOf({ report, claims }: PreparedReport, input: string): readonly Row[] {
  const reportId = report.facts.id
  if (claims.length === 0) return [createRow('report', reportId, null, { input, reportId })]
  return [
    createRow('report', reportId, report, {
      input,
      reportId,
      lineage: report.lineage === reportId ? null : report.lineage,
    }),
    ...claims.map((kept) =>
      createRow('claim', kept.claim.id, kept, {
        reportId,
        personId: kept.personId,
        type: kept.claim.type,
        day: kept.claim.subject.kind === 'person' ? null : dayOf(kept, report),
      }),
    ),
  ]
}

function dayOf({ claim }: KeptClaim, { facts, learned }: KeptReport): number {
  for (const text of [claim.date?.edtf, claim.said, facts.published, learned]) {
    const day = /\d{4}(-\d{2}(-\d{2})?)?/.exec(text ?? '')?.[0]
    if (day) return Math.floor(Date.parse(day) / 86_400_000)
  }
  return 0
}

async function replace(
  { db, store, number }: Making,
  reportIds: readonly string[],
  rows: readonly Row[],
  changes: Changes,
): Promise<void> {
  if (reportIds.length === 0) return
  const { rows: standing } = await sql<Standing>`
    select kind, id, version, report_id, person_id, day from edition_row
    where report_id = any(${reportIds}) and kind in ('report', 'claim') and until is null`.execute(db)
  const before = new Map(standing.map((row) => [`${row.kind} ${row.id}`, row]))
  const after = new Set(rows.map(({ kind, id }) => `${kind} ${id}`))
  const fresh = rows.filter((row) => before.get(`${row.kind} ${row.id}`)?.version !== digest(row.body))
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
  const same = rows.filter((row) => row.kind === 'report' && !fresh.includes(row))
  await store.noteInputs('report', new Map(same.map(({ id, input }) => [id, input ?? ''])))
}
