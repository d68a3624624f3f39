import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../database/index.ts'
import { IntakeStore, type IntakeTables } from '../intake/index.ts'
import {
  type CandidateFinder,
  type Clusters,
  MatchingStore,
  type MatchingTables,
  mentionNode,
  type Person,
  type Profile,
  personNode,
} from '../matching/index.ts'
import { ReadingStore, type ReadingTables } from '../reading/index.ts'
import type { ColumnMap } from './column-map.ts'
import { type Plan, type PlannedRow, planImport, type RowDecisions } from './plan.ts'
import { ROW_PERSON } from './source.ts'
import {
  type ImportBody,
  ListStore,
  type ListTables,
  loadListRows,
  loadWaitingRows,
  type NewWaitingRow,
} from './store.ts'
import type { Table } from './table.ts'

export type ImportTables = IntakeTables & ReadingTables & MatchingTables & ListTables

/** The register as the import needs it; check's Body fits. */
export interface RegisterPeople {
  readonly people: readonly Person[]
  readonly finder: CandidateFinder
  readonly profileOf: (personId: string) => Profile
  readonly clusters: Clusters
}

export interface ImportRequest {
  readonly table: Table
  readonly map: ColumnMap
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The day for which the list stands, YYYY-MM-DD; today at the latest. */
  readonly asOf: string
  readonly by: string
  /** Take in the rows that are right when others are not; else one mistake keeps all of them out. */
  readonly rowByRow: boolean
  readonly dryRun: boolean
  readonly decisions?: RowDecisions
  /** Somebody looked at what stopped the import. */
  readonly review?: { readonly by: string; readonly reason: string } | null
}

export interface ImportResult {
  readonly plan: Plan
  /** written: rows are in the register. refused: mistakes kept all of it out. stopped: a guard waits for a person. dry_run: nothing was meant to be written. */
  readonly state: 'written' | 'refused' | 'stopped' | 'dry_run' | 'nothing_new'
  /** The import's number, where anything was written. */
  readonly seq: string | null
}

export class InvalidImportError extends Error {
  override name = 'InvalidImportError'
}

const LISTS_LOCK = 7_210_552

/** Takes a list in, all of it in one transaction; the same list again changes nothing. */
export function importList<Tables extends ImportTables>(
  db: Kysely<Tables>,
  register: RegisterPeople,
  request: ImportRequest,
): Promise<ImportResult> {
  return writerOf<ImportTables, Tables>(db)
    .transaction()
    .execute((trx) => importWithin(trx, register, request))
}

/** The same within a transaction that does more, such as the audit's entry. */
export async function importWithin(
  trx: Kysely<ImportTables>,
  register: RegisterPeople,
  request: ImportRequest,
): Promise<ImportResult> {
  refuseNonsense(request)
  await lockLists(trx)
  const plan = await planFor(trx, register, request)
  const state = stateOf(plan, request, await loadWaitingRows(asReadonly(trx), request.map.id))
  const seq = state === 'written' ? await write(trx, plan, request) : null
  return { plan, state, seq }
}

function refuseNonsense({ asOf, review, decisions }: ImportRequest): void {
  const today = new Date().toISOString().slice(0, 10)
  if (!/^\d{4}-\d\d-\d\d$/.test(asOf) || Number.isNaN(Date.parse(asOf)) || asOf > today)
    throw new InvalidImportError(
      `the day of the list: expected a day such as ${today}, today at the latest, got "${asOf}"`,
    )
  if (review && review.reason.trim() === '')
    throw new InvalidImportError('going on after a stop: expected a reason, got none')
  for (const [key, decided] of decisions ?? [])
    if (key === '' || (decided !== 'new' && decided.personId === ''))
      throw new InvalidImportError(`row "${key}": expected a person's id or "new", got nothing`)
}

/** One import at a time: two of one list would both find its rows new. */
export async function lockLists(trx: Kysely<ImportTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LISTS_LOCK})`.execute(trx)
}

async function planFor(
  trx: Kysely<ImportTables>,
  register: RegisterPeople,
  { table, map, asOf, decisions }: ImportRequest,
): Promise<Plan> {
  const { rows, previousRows } = await loadListRows(asReadonly(trx), map.id)
  const people = new Set(register.people.map(({ id }) => id))
  for (const [key, decided] of decisions ?? [])
    if (decided !== 'new' && !people.has(decided.personId))
      throw new InvalidImportError(`row "${key}": expected a person of the register, got "${decided.personId}"`)
  const { finder, profileOf, clusters } = register
  return planImport(table, map, asOf, { finder, profileOf, clusters, people, rows, previousRows }, decisions)
}

function stateOf(
  plan: Plan,
  { rowByRow, dryRun, review }: ImportRequest,
  waiting: ReadonlyMap<string, string>,
): ImportResult['state'] {
  if (dryRun) return 'dry_run'
  if (plan.problems.length > 0 && !rowByRow) return 'refused'
  if (plan.stops.length > 0 && !review) return 'stopped'
  const adds = (row: PlannedRow): boolean =>
    row.outcome === 'quarantined' ? waiting.get(row.row.key) !== row.hash : row.outcome !== 'unchanged'
  return plan.rows.some(adds) ? 'written' : 'nothing_new'
}

async function write(trx: Kysely<ImportTables>, plan: Plan, request: ImportRequest): Promise<string> {
  const { map, fileName, bytes, asOf, by, table } = request
  const lists = new ListStore(writerOf(trx))
  await lists.saveMap(map, by)
  const seq = await lists.addImport({
    listId: map.id,
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    asOf,
    rows: table.rows.length,
    body: bodyOf(plan, request),
    by,
  })
  const rows = await writeRows(trx, plan.rows, map, by)
  await lists.addRows(rows.map((row) => ({ ...row, import_seq: seq })))
  // What the list now says otherwise of a row that waited takes its place.
  await lists.endWaiting(
    map.id,
    plan.rows.map(({ row }) => row.key),
  )
  await lists.keepWaiting(plan.rows.flatMap((planned) => waitingRow(planned, plan, seq)))
  return seq
}

/** Writes each row that is somebody's; what is kept of it, without the import it came in. */
export async function writeRows(
  trx: Kysely<ImportTables>,
  planned: readonly PlannedRow[],
  map: ColumnMap,
  by: string,
): Promise<readonly Omit<ListTables['list_row'], 'import_seq'>[]> {
  const rows = []
  for (const one of planned) {
    const personId = await writeRow(trx, one, map, by)
    if (one.outcome !== 'new' && one.outcome !== 'known') continue
    rows.push({
      list_id: map.id,
      row_key: one.row.key,
      content: one.hash,
      report_id: one.source.report.id,
      person_id: personId,
      row_number: one.row.number,
    })
  }
  return rows
}

function waitingRow(planned: PlannedRow, { map, asOf }: Plan, importSeq: string): readonly NewWaitingRow[] {
  if (planned.outcome !== 'quarantined') return []
  const { row, why, candidates, hash: content } = planned
  const { key, number, cells } = row
  return [{ listId: map.id, key, content, importSeq, number, asOf, why, candidates, cells }]
}

/** The person whom the row is settled to mean; null where that is left to the register's links. */
async function writeRow(
  trx: Kysely<ImportTables>,
  planned: PlannedRow,
  map: ColumnMap,
  by: string,
): Promise<string | null> {
  if (planned.outcome !== 'new' && planned.outcome !== 'known') return null
  const { source, row } = planned
  const matching = new MatchingStore(writerOf(trx))
  if (planned.outcome === 'new') await matching.addPerson(planned.person, `list:${map.id}`)
  const cameFrom = `list:${map.id}:${row.key}`
  const fresh = await new IntakeStore(writerOf(trx)).add(source.report, source.bytes, cameFrom)
  if (fresh) await new ReadingStore(writerOf(trx)).add(source.reading)
  const personId = planned.outcome === 'new' ? planned.person.id : planned.personId
  if (planned.outcome === 'known' && !planned.judged) return null
  const pair = [mentionNode(source.report.id, ROW_PERSON), personNode(personId)] as const
  const reason =
    planned.outcome === 'new'
      ? `row ${row.number} of "${map.name}" brought this person into the register`
      : `row ${row.number} of "${map.name}" is the same entry as before, or somebody said whom it means`
  await matching.judge(pair, 'same', by, reason)
  return personId
}

function bodyOf(plan: Plan, { review }: ImportRequest): ImportBody {
  return {
    outcomes: outcomesOf(plan),
    quarantined: plan.rows.flatMap((one) =>
      one.outcome === 'quarantined'
        ? [{ row: one.row.number, key: one.row.key, name: one.row.names[0]?.text ?? '', why: one.why }]
        : [],
    ),
    withheld: plan.rows.filter(({ withheld }) => withheld).map(({ row }) => row.number),
    problems: plan.problems,
    stops: plan.stops,
    review: review ?? null,
    gone: plan.gone,
  }
}

export function outcomesOf({ rows }: Plan): Readonly<Record<PlannedRow['outcome'], number>> {
  const counts = { new: 0, known: 0, unchanged: 0, quarantined: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}
