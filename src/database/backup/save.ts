import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { errorCode } from '../connection-trouble.ts'
import { DataFolderError, DiskFullError } from '../errors.ts'
import { appliedMigrationsSeenBy } from '../migrate.ts'
import type { Database } from '../open.ts'
import { FORMAT, type Head, type Manifest } from './format.ts'
import { exactOutput, readLines, type Tally, tallying } from './rows.ts'
import { listTables, readSequences, type Table } from './tables.ts'

export interface BackupSummary {
  readonly file: string
  readonly tables: number
  readonly rows: number
  /** Size of the file. */
  readonly bytes: number
}

/**
 * Writes the whole register, as it is at one moment, into one compressed file, while others go on using it. The file
 * appears under its name only when it is whole and on disk; it is readable by its owner only.
 */
export async function backup<Tables>(db: Database<Tables>, file: string): Promise<BackupSummary> {
  const target = resolve(file)
  const half = join(dirname(target), `.${basename(target)}.${process.pid}.part`)
  const client = await db.pool.connect()
  try {
    await client.query('start transaction isolation level repeatable read read only')
    await client.query(exactOutput)
    const head = { schema: await appliedMigrationsSeenBy(client), server: db.serverVersion }
    const tables = await listTables(client)
    const tallies: Record<string, Tally> = {}
    await write(
      half,
      lines(client, tables, { ...head, habeasBackup: FORMAT, taken: new Date().toISOString() }, tallies),
    )
    await client.query('commit')
    await rename(half, target)
    await syncFolder(dirname(target))
    const rows = Object.values(tallies).reduce((sum, tally) => sum + tally.rows, 0)
    return { file: target, tables: tables.length, rows, bytes: (await stat(target)).size }
  } catch (error) {
    throw explain(error, target)
  } finally {
    await rm(half, { force: true })
    // Ends whatever transaction is still open; a client whose connection broke is thrown away.
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    )
  }
}

async function* lines(
  client: pg.ClientBase,
  tables: readonly Table[],
  head: Head,
  tallies: Record<string, Tally>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`
  for (const table of tables) {
    yield `${JSON.stringify({ table: table.name, columns: table.columns })}\n`
    const tally = tallying()
    for await (const page of readLines(client, table)) {
      for (const line of page) tally.add(line)
      yield `${page.join('\n')}\n`
    }
    tallies[table.name] = tally.result()
  }
  // Sequences stand outside the snapshot and only grow, so they are read last: never behind a row.
  const manifest: Manifest = { tables: tallies, sequences: await readSequences(client) }
  yield `${JSON.stringify({ manifest })}\n`
}

async function write(path: string, content: AsyncGenerator<string>): Promise<void> {
  await pipeline(Readable.from(content), createGzip(), createWriteStream(path, { mode: 0o600, flush: true }))
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function explain(error: unknown, target: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new DiskFullError(`expected room for the backup ${target}, got a full disk. Nothing was left behind.`, {
      cause: error,
    })
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EISDIR') {
    return new DataFolderError(
      `expected to write the backup ${target}, got ${code}. Name a file in a folder you may write to.`,
      {
        cause: error,
      },
    )
  }
  return error
}
