import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { errorCode } from '../connection-trouble.ts'
import { DatabaseError, NewerDatabaseError, RegisterNotEmptyError, UnreadableBackupError } from '../errors.ts'
import { appliedMigrations, type Migrations, migrate } from '../migrate.ts'
import { migrations as ours } from '../migrations/index.ts'
import type { Database } from '../open.ts'
import { FORMAT, type Head, invalid, type Line, type Manifest, parseLine, type TableStart } from './format.ts'
import { Inserter } from './insert.ts'
import { exactOutput, readLines, tallying } from './rows.ts'
import { circularKeys, type ForeignKey, listForeignKeys, listTables, type Table } from './tables.ts'

export interface RestoreSummary {
  readonly tables: number
  readonly rows: number
  /** When the backup was taken, RFC 3339. */
  readonly taken: string
}

/**
 * Puts a backup into an empty register: all of it, in one transaction, each table compared with the manifest by count
 * and hash as it then stands in the database; or nothing. A new database gets the schema of the backup first, and all
 * later migrations after it.
 */
export async function restore<Tables>(
  db: Database<Tables>,
  file: string,
  migrations: Migrations = ours,
): Promise<RestoreSummary> {
  const lines = readBackup(file)
  try {
    const head = await readHead(lines, file)
    await prepareSchema(db, head, migrations)
    const summary = await inOneTransaction(db.pool, (client) => load(client, lines, file))
    await migrate(db.kysely, migrations)
    return { ...summary, taken: head.taken }
  } finally {
    await lines.return(undefined)
  }
}

async function load(
  client: pg.PoolClient,
  lines: AsyncGenerator<Line>,
  file: string,
): Promise<Omit<RestoreSummary, 'taken'>> {
  await client.query(exactOutput)
  // What the schema does by itself when a row comes was done before the backup was taken.
  await client.query("set local habeas.restoring = 'on'")
  const tables = await listTables(client)
  await requireEmpty(client, tables)
  const circular = circularKeys(tables, await listForeignKeys(client))
  await eachKey(client, circular, (key) => `drop constraint ${client.escapeIdentifier(key.name)}`)
  const manifest = await insertAll(client, tables, lines, file)
  await client.query('set constraints all immediate')
  await eachKey(client, circular, (key) => `add constraint ${client.escapeIdentifier(key.name)} ${key.definition}`)
  await compare(client, tables, manifest, file)
  for (const [name, [value, used]] of Object.entries(manifest.sequences)) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [client.escapeIdentifier(name), value, used])
  }
  const rows = Object.values(manifest.tables).reduce((sum, tally) => sum + tally.rows, 0)
  return { tables: tables.length, rows }
}

async function insertAll(
  client: pg.PoolClient,
  tables: readonly Table[],
  lines: AsyncGenerator<Line>,
  file: string,
): Promise<Manifest> {
  let inserter: Inserter | null = null
  for await (const line of lines) {
    if (line.kind === 'head') throw invalid(file, 'a second head')
    if (line.kind === 'row') {
      if (!inserter) throw invalid(file, 'a row before its table')
      await inserter.add(line.row)
      continue
    }
    await inserter?.flush()
    if (line.kind === 'manifest') return line.manifest
    inserter = new Inserter(client, known(tables, line.start, file), file)
  }
  throw invalid(file, 'a file that ends before its manifest')
}

function known(tables: readonly Table[], start: TableStart, file: string): Table {
  const table = tables.find(({ name }) => name === start.table)
  if (!table) throw invalid(file, `a table ${start.table} that the register does not have`)
  if (table.columns.join() === start.columns.join()) return table
  throw invalid(file, `table ${start.table} with columns ${start.columns.join(', ')}, not ${table.columns.join(', ')}`)
}

async function compare(
  client: pg.PoolClient,
  tables: readonly Table[],
  manifest: Manifest,
  file: string,
): Promise<void> {
  const named = Object.keys(manifest.tables).sort().join()
  const have = tables.map(({ name }) => name).sort()
  if (named !== have.join()) throw invalid(file, `tables ${named}, not ${have.join()}`)
  for (const table of tables) {
    const tally = tallying()
    for await (const page of readLines(client, table)) for (const line of page) tally.add(line)
    const { rows, sha256 } = tally.result()
    const told = manifest.tables[table.name]
    if (told?.rows === rows && told.sha256 === sha256) continue
    throw invalid(file, `${rows} rows with hash ${sha256} in ${table.name}, not ${told?.rows} with ${told?.sha256}`)
  }
}

async function requireEmpty(client: pg.PoolClient, tables: readonly Table[]): Promise<void> {
  const names = tables.map(({ name }) => client.escapeIdentifier(name))
  if (names.length > 0) await client.query(`lock table ${names.join(', ')} in exclusive mode`)
  const full: string[] = []
  for (const name of names) if ((await client.query(`select from ${name} limit 1`)).rowCount) full.push(name)
  if (full.length === 0) return
  throw new RegisterNotEmptyError(
    `expected an empty register to restore into, got rows in ${full.join(', ')}. Nothing was changed. Restore into a new ` +
      'data folder (HABEAS_DATA) and use that one afterwards.',
  )
}

async function prepareSchema<Tables>(db: Database<Tables>, head: Head, migrations: Migrations): Promise<void> {
  const unknown = head.schema.filter((name) => !(name in migrations))
  if (unknown.length > 0) {
    throw new NewerDatabaseError(
      `expected a backup whose schema this Habeas knows, got one that also has ${unknown.join(', ')}: a newer Habeas made ` +
        'it. Nothing was changed. Restore it with that version or a later one.',
    )
  }
  const applied = await appliedMigrations(db.kysely)
  if (applied.length > head.schema.length) {
    throw new RegisterNotEmptyError(
      `expected a new database, or one of the backup's schema (${head.schema.at(-1)}), got one that also has ` +
        `${applied.slice(head.schema.length).join(', ')}. Nothing was changed. Restore into a new data folder (HABEAS_DATA).`,
    )
  }
  const last = head.schema.at(-1)
  if (last !== undefined) await migrate(db.kysely, migrations, last)
}

async function eachKey(
  client: pg.PoolClient,
  keys: readonly ForeignKey[],
  change: (key: ForeignKey) => string,
): Promise<void> {
  for (const key of keys) await client.query(`alter table ${client.escapeIdentifier(key.table)} ${change(key)}`)
}

async function inOneTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let usable = false
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    usable = true
    return result
  } finally {
    // Closing the connection rolls back, also where the statement that failed was the connection's end.
    client.release(!usable)
  }
}

async function readHead(lines: AsyncGenerator<Line>, file: string): Promise<Head> {
  const { value: first } = await lines.next()
  if (first?.kind !== 'head') throw invalid(file, 'a file without the head of a backup')
  if (first.head.habeasBackup === FORMAT) return first.head
  throw invalid(file, `format ${first.head.habeasBackup}, where this Habeas reads ${FORMAT}`)
}

/** No file, or none that may be read: that says nothing of the backup. */
const UNREADABLE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM'])

function unreadable(file: string, code: string, cause: unknown): UnreadableBackupError {
  return new UnreadableBackupError(
    `expected a backup file that can be read, got ${code} (${file}). The register was not changed. Check the name, and that ` +
      'you may read it.',
    { cause },
  )
}

async function* readBackup(file: string): AsyncGenerator<Line> {
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => undefined)
  try {
    for await (const line of splitLines(unpacked)) yield parseLine(line, file)
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    const code = errorCode(error)
    if (code !== null && UNREADABLE.has(code)) throw unreadable(file, code, error)
    throw invalid(file, error instanceof Error ? error.message : String(error), error)
  } finally {
    unpacked.destroy()
  }
}

// Only a line feed ends a line: node:readline also splits at U+2028, which stands unescaped in JSON.
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString()
      rest = []
      start = end + 1
    }
    rest.push(chunk.subarray(start))
  }
  const left = Buffer.concat(rest).toString()
  if (left) yield left
}
