import type { Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import { asReadonly, writerOf } from '../database/index.ts'
import type { ColumnMap } from './column-map.ts'
import { type ImportTables, lockLists, writeRows } from './import-list.ts'
import { planDecided } from './plan.ts'
import { readRow } from './read-row.ts'
import { ListStore, type ListTables } from './store.ts'

/** A row that waits for somebody to say whom it means. */
export interface WaitingRow {
  readonly id: number
  readonly listId: string
  readonly map: ColumnMap
  readonly key: string
  /** In the file it came in. */
  readonly number: number
  readonly importSeq: string
  readonly asOf: string
  readonly why: string
  readonly candidates: readonly string[]
  /** By column, as far as the map names them. */
  readonly cells: Readonly<Record<string, string>>
}

export type RowVerdict = { readonly personId: string } | 'new' | 'drop'

/** Somebody else has decided it, or a newer import of the list brought it otherwise. */
export class DecidedRowError extends Error {
  override name = 'DecidedRowError'
}

/** What waits, oldest first, all or the one with this id. */
export async function loadWaiting(
  db: ReadonlyKysely<ListTables>,
  { id, limit = 100 }: { readonly id?: number; readonly limit?: number } = {},
): Promise<readonly WaitingRow[]> {
  let waiting = db
    .selectFrom('list_waiting')
    .innerJoin('list_map', 'list_map.id', 'list_waiting.list_id')
    .selectAll('list_waiting')
    .select('map')
  if (id !== undefined) waiting = waiting.where('list_waiting.id', '=', id)
  const rows = await waiting.orderBy('list_waiting.id').limit(limit).execute()
  return rows.map((row) => ({
    id: Number(row.id),
    listId: row.list_id,
    map: row.map,
    key: row.row_key,
    number: row.row_number,
    importSeq: String(row.import_seq),
    asOf: row.as_of,
    why: row.why,
    candidates: row.candidates,
    cells: row.cells,
  }))
}

export async function countWaitingRows(db: ReadonlyKysely<ListTables>): Promise<number> {
  const row = await db
    .selectFrom('list_waiting')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/**
 * Takes one waiting row in as somebody said: as a person of the register, as somebody new, or not at all. Gives the person's id; null for
 * a row left out. Within the caller's transaction. @throws DecidedRowError
 */
export async function decideWaiting(
  trx: Kysely<ImportTables>,
  id: number,
  verdict: RowVerdict,
  by: string,
): Promise<string | null> {
  await lockLists(trx)
  const [waiting] = await loadWaiting(asReadonly(writerOf<ListTables, ImportTables>(trx)), { id })
  if (!waiting)
    throw new DecidedRowError(`row ${id}: expected one that waits, got none: somebody has decided it already`)
  const store = new ListStore(writerOf(trx))
  await store.endWaiting(waiting.listId, [waiting.key])
  if (verdict === 'drop') return null
  const { map, asOf, number, cells, key, importSeq } = waiting
  const read = readRow({ number, cells }, map)
  if (!('names' in read))
    throw new DecidedRowError(`row ${number} of ${map.id}: expected to be read as before, got problems`)
  const ids = await trx.selectFrom('person').select('id').execute()
  const planned = planDecided({ ...read, key }, { map, asOf, taken: new Set(ids.map((person) => person.id)) }, verdict)
  const [written] = await writeRows(trx, [planned], map, by)
  if (!written) throw new DecidedRowError(`row ${number} of ${map.id}: expected to be taken in, got nothing`)
  await store.addRows([{ ...written, import_seq: importSeq }])
  return written.person_id
}
