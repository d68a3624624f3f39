import { createHash } from 'node:crypto'
import type pg from 'pg'
import { rawTypes } from '../column-types.ts'
import type { Table } from './tables.ts'

/** One row as PostgreSQL prints each value; null is SQL's null. */
export type Row = readonly (string | null)[]

/** Rows and hash of one table: SHA-256 over the lines of its rows in the order of its key. */
export interface Tally {
  readonly rows: number
  readonly sha256: string
}

/** About this much is held in memory at once; a single row may be more. */
const PAGE_CHARACTERS = 4_000_000
const LARGEST_PAGE = 5_000

/** Settings under which every value prints the same on every server and loses nothing. */
export const exactOutput = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0`

/** Reads a table page by page in the order of its key, as lines of text. Needs a transaction with exactOutput. */
export async function* readLines(client: pg.ClientBase, table: Table): AsyncGenerator<string[]> {
  const quoted = (names: readonly string[]) => names.map((name) => client.escapeIdentifier(name))
  const order = quoted(table.key).map((name) => `${name}::text collate "C"`)
  const columns = quoted(table.columns).join(', ')
  const from = client.escapeIdentifier(table.name)
  await client.query(`declare page no scroll cursor for select ${columns} from ${from} order by ${order.join(', ')}`)
  let size = 10
  for (;;) {
    const text = `fetch forward ${size} from page`
    const { rows } = await client.query<(string | null)[]>({ text, rowMode: 'array', types: rawTypes })
    if (rows.length === 0) break
    const lines = rows.map((row) => JSON.stringify(row))
    yield lines
    const characters = lines.reduce((sum, line) => sum + line.length, 0)
    size = Math.max(1, Math.min(LARGEST_PAGE, size * 4, Math.floor((PAGE_CHARACTERS / characters) * rows.length)))
  }
  await client.query('close page')
}

/** Counts and hashes lines as they pass. */
export function tallying(): { add(line: string): void; result(): Tally } {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add: (line) => {
      rows++
      hash.update(line).update('\n')
    },
    result: () => ({ rows, sha256: hash.digest('hex') }),
  }
}
