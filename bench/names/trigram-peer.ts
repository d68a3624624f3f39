// PostgreSQL's pg_trgm in the embedded server of the product, where its contrib files are there.
import { plain } from './peers.ts'

export interface TrigramPeer {
  readonly search: (query: string) => Promise<readonly number[]>
  readonly close: () => Promise<void>
}

/** Connects to DATABASE_URL and fills a temporary table; null with a note where there is none or no pg_trgm. */
export async function trigramPeer(names: readonly string[]): Promise<TrigramPeer | null> {
  const url = process.env.DATABASE_URL
  if (!url) {
    console.log('pg_trgm: not run; set DATABASE_URL to a PostgreSQL with the pg_trgm extension to include it')
    return null
  }
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  await client.query('CREATE TEMPORARY TABLE bench_names (id integer, name text)')
  await client.query(
    'INSERT INTO bench_names SELECT ordinality - 1, name FROM unnest($1::text[]) WITH ORDINALITY AS t(name)',
    [names.map(plain)],
  )
  await client.query('CREATE INDEX ON bench_names USING gin (name gin_trgm_ops)')
  await client.query('ANALYZE bench_names')
  return {
    search: async (query) => {
      const { rows } = await client.query<{ id: number }>(
        'SELECT id FROM bench_names WHERE name % $1 ORDER BY similarity(name, $1) DESC LIMIT 10',
        [plain(query)],
      )
      return rows.map((row) => row.id)
    },
    close: () => client.end(),
  }
}
