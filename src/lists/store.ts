import { type Generated, type JSONColumnType, type Kysely, type Selectable, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Dataset } from '../exports/index.ts'
import type { ColumnMap } from './column-map.ts'
import type { Stop } from './guards.ts'
import type { Cell, RowProblem } from './row.ts'

export interface ListTables {
  list_map: { id: string; map: JSONColumnType<ColumnMap>; saved_by: string; saved_at: Generated<Date> }
  list_import: {
    seq: Generated<string>
    list_id: string
    file_name: string
    sha256: string
    as_of: string
    rows: number
    body: JSONColumnType<ImportBody>
    imported_by: string
    imported_at: Generated<Date>
  }
  list_row: {
    list_id: string
    row_key: string
    content: string
    import_seq: string
    report_id: string
    person_id: string | null
    row_number: number
  }
  list_waiting: {
    id: Generated<number>
    list_id: string
    row_key: string
    content: string
    import_seq: string
    row_number: number
    as_of: string
    why: string
    candidates: readonly string[]
    cells: JSONColumnType<Readonly<Record<string, string>>>
  }
  list_upload: {
    id: string
    file_name: string
    bytes: Buffer
    map: JSONColumnType<ColumnMap>
    as_of: string
    uploaded_by: string
    uploaded_at: Generated<Date>
  }
  peer_edition: {
    seq: Generated<string>
    organisation: string
    edition: string
    body: JSONColumnType<Dataset>
    imported_by: string
    imported_at: Generated<Date>
  }
}

/** What an import did, for the people who look at it later. */
export interface ImportBody {
  readonly outcomes: Readonly<Record<string, number>>
  readonly quarantined: readonly {
    readonly row: number
    readonly key: string
    readonly name: string
    readonly why: string
  }[]
  readonly withheld: readonly number[]
  readonly problems: readonly RowProblem[]
  readonly stops: readonly Stop[]
  /** Who looked at what stopped the import, and why it went on. */
  readonly review: { readonly by: string; readonly reason: string } | null
  readonly gone: number
}

export interface NewWaitingRow {
  readonly listId: string
  readonly key: string
  /** Hash of what the row says. */
  readonly content: string
  readonly importSeq: string
  readonly number: number
  readonly asOf: string
  readonly why: string
  readonly candidates: readonly string[]
  readonly cells: readonly Cell[]
}

export interface StoredRow {
  readonly hash: string
  readonly personId: string | null
}

/** Writes list_map, list_import, list_row, list_waiting, list_upload and peer_edition; nothing else does. */
export class ListStore {
  readonly #db: Kysely<ListTables>

  constructor(db: Kysely<ListTables>) {
    this.#db = db
  }

  async saveMap(map: ColumnMap, by: string): Promise<void> {
    const values = { map: JSON.stringify(map), saved_by: by }
    await this.#db
      .insertInto('list_map')
      .values({ id: map.id, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, saved_at: new Date() }))
      .execute()
  }

  async addImport(row: {
    readonly listId: string
    readonly fileName: string
    readonly sha256: string
    readonly asOf: string
    readonly rows: number
    readonly body: ImportBody
    readonly by: string
  }): Promise<string> {
    const { listId: list_id, fileName: file_name, sha256, asOf: as_of, rows, body, by: imported_by } = row
    const added = await this.#db
      .insertInto('list_import')
      .values({ list_id, file_name, sha256, as_of, rows, body: JSON.stringify(body), imported_by })
      .returning('seq')
      .executeTakeFirstOrThrow()
    return String(added.seq)
  }

  async addRows(rows: readonly ListTables['list_row'][]): Promise<void> {
    for (let from = 0; from < rows.length; from += 1000)
      await this.#db
        .insertInto('list_row')
        .values(rows.slice(from, from + 1000))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  }

  /** Rows that wait for somebody to say whom they mean; a row of the list waits once. */
  async keepWaiting(rows: readonly NewWaitingRow[]): Promise<void> {
    for (const { listId, key, content, importSeq, number, asOf, why, candidates, cells } of rows)
      await this.#db
        .insertInto('list_waiting')
        .values({
          list_id: listId,
          row_key: key,
          content,
          import_seq: importSeq,
          row_number: number,
          as_of: asOf,
          why,
          candidates: [...candidates],
          cells: JSON.stringify(Object.fromEntries(cells.map(({ column, words }) => [column, words]))),
        })
        .execute()
  }

  async endWaiting(listId: string, keys: readonly string[]): Promise<void> {
    await this.#db
      .deleteFrom('list_waiting')
      .where('list_id', '=', listId)
      .where(sql<boolean>`row_key = any(${[...keys]})`)
      .execute()
  }

  /** Keeps an edition of another register whole. False when it is held already. */
  async addPeerEdition(organisation: string, dataset: Dataset, by: string): Promise<boolean> {
    const added = await this.#db
      .insertInto('peer_edition')
      .values({ organisation, edition: dataset.edition, body: JSON.stringify(dataset), imported_by: by })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
  }

  /** Keeps an uploaded file while somebody looks at its preview. */
  async keepUpload({ id, fileName, bytes, map, asOf, by }: Upload & { readonly by: string }): Promise<void> {
    await this.dropOldUploads()
    const row = { id, file_name: fileName, bytes: Buffer.from(bytes), map: JSON.stringify(map), as_of: asOf }
    await this.#db
      .insertInto('list_upload')
      .values({ ...row, uploaded_by: by })
      .execute()
  }

  async dropUpload(id: string, by: string): Promise<void> {
    await this.#db.deleteFrom('list_upload').where('id', '=', id).where('uploaded_by', '=', by).execute()
  }

  /** A list left lying names people; after a day it is gone. */
  async dropOldUploads(): Promise<void> {
    await this.#db
      .deleteFrom('list_upload')
      .where('uploaded_at', '<', new Date(Date.now() - 24 * 3600 * 1000))
      .execute()
  }
}

/** A list on its way in: the file, which column means what, and the day for which it stands. */
export interface Upload {
  readonly id: string
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly map: ColumnMap
  readonly asOf: string
}

/** Only whoever uploaded it sees it. */
export async function loadUpload(db: ReadonlyKysely<ListTables>, id: string, by: string): Promise<Upload | null> {
  const row = await db
    .selectFrom('list_upload')
    .select(['file_name', 'bytes', 'map', 'as_of'])
    .where('id', '=', id)
    .where('uploaded_by', '=', by)
    .executeTakeFirst()
  return row ? { id, fileName: row.file_name, bytes: row.bytes, map: row.map, asOf: row.as_of } : null
}

/** The newest edition of another register that was imported; null when there is none. */
export async function loadPeerEdition(db: ReadonlyKysely<ListTables>, organisation: string): Promise<Dataset | null> {
  const row = await db
    .selectFrom('peer_edition')
    .select('body')
    .where('organisation', '=', organisation)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row?.body ?? null
}

export async function loadMaps(db: ReadonlyKysely<ListTables>): Promise<readonly ColumnMap[]> {
  const rows = await db.selectFrom('list_map').select('map').orderBy('id').execute()
  return rows.map((row) => row.map)
}

/** The newest content of every row that earlier imports of a list took in. */
export async function loadListRows(
  db: ReadonlyKysely<ListTables>,
  listId: string,
): Promise<{ readonly rows: ReadonlyMap<string, StoredRow>; readonly previousRows: number | null }> {
  const rows = await db
    .selectFrom('list_row')
    .select(['row_key', 'content', 'person_id'])
    .where('list_id', '=', listId)
    .orderBy('import_seq')
    .execute()
  const last = await db
    .selectFrom('list_import')
    .select('rows')
    .where('list_id', '=', listId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return {
    rows: new Map(rows.map((row) => [row.row_key, { hash: row.content, personId: row.person_id }])),
    previousRows: last?.rows ?? null,
  }
}

/** What the rows of a list that wait say, hashed, by the row's identity. */
export async function loadWaitingRows(
  db: ReadonlyKysely<ListTables>,
  listId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('list_waiting')
    .select(['row_key', 'content'])
    .where('list_id', '=', listId)
    .execute()
  return new Map(rows.map((row) => [row.row_key, row.content]))
}

/** One import; null when there is none of that number. */
export async function loadImport(db: ReadonlyKysely<ListTables>, seq: string): Promise<PastImport | null> {
  if (!/^\d{1,18}$/.test(seq)) return null
  const row = await db.selectFrom('list_import').selectAll().where('seq', '=', seq).executeTakeFirst()
  return row ? pastImport(row) : null
}

export interface PastImport extends ImportBody {
  readonly seq: string
  readonly listId: string
  readonly fileName: string
  readonly asOf: string
  readonly rows: number
  readonly by: string
  readonly at: string
}

/** The newest imports of all lists, newest first. */
export async function loadImports(db: ReadonlyKysely<ListTables>, limit: number): Promise<readonly PastImport[]> {
  const rows = await db.selectFrom('list_import').selectAll().orderBy('seq', 'desc').limit(limit).execute()
  return rows.map(pastImport)
}

function pastImport(row: Selectable<ListTables['list_import']>): PastImport {
  return {
    ...row.body,
    seq: String(row.seq),
    listId: row.list_id,
    fileName: row.file_name,
    asOf: row.as_of,
    rows: row.rows,
    by: row.imported_by,
    at: row.imported_at.toISOString(),
  }
}
