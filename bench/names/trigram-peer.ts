// PostgreSQL's pg_trgm, in the server that the product itself starts, in a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../dist/database/index.js'
import { plain } from './peers.ts'

export interface TrigramPeer {
  readonly search: (query: string) => Promise<readonly number[]>
  readonly close: () => Promise<void>
}

/** Starts a server and fills a table of names with a GIN index. */
export async function trigramPeer(names: readonly string[]): Promise<TrigramPeer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'habeas-bench-'))
  const database = await openDatabase({ dataDir })
  const client = await database.pool.connect()
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  await client.query('CREATE TABLE bench_names (id integer, name text)')
  await client.query(
    'INSERT INTO bench_names SELECT ordinality - 1, name FROM unnest($1::text[]) WITH ORDINALITY AS t(name)',
    [names.map(plain)],
  )
  await client.query('CREATE INDEX ON bench_names USING gin (name gin_trgm_ops)')
  await client.query('ANALYZE bench_names')
  const nearest = 'SELECT id FROM bench_names WHERE name % $1 ORDER BY similarity(name, $1) DESC LIMIT 10'
  return {
    search: async (query) => {
      const { rows } = await client.query<{ id: number }>(nearest, [plain(query)])
      return rows.map((row) => row.id)
    },
    close: async () => {
      client.release()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
