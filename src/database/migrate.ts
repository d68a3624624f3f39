import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type pg from 'pg'
import { MigrationFailedError, NewerDatabaseError } from './errors.ts'
import { migrations as ours } from './migrations/index.ts'

export type Migrations = Readonly<Record<string, Migration>>

/**
 * Brings the schema to this build's version: all missing migrations in one transaction under Kysely's advisory lock, or
 * none. Refuses a database of a newer Habeas and changes nothing. Returns the names that were run.
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  migrations: Migrations = ours,
  upTo?: string,
): Promise<readonly string[]> {
  const done = await appliedMigrations(db)
  refuseNewer(done, migrations)
  const wanted = Object.keys(migrations).sort()
  const last = upTo === undefined ? wanted.length : wanted.indexOf(upTo) + 1
  if (done.length >= last) return []
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
  if (error === undefined) return (results ?? []).map((result) => result.migrationName)
  // Another process may have brought it further than we know while we waited for the lock.
  refuseNewer(await appliedMigrations(db), migrations)
  const failed = results?.find((result) => result.status === 'Error')?.migrationName
  throw new MigrationFailedError(
    `expected migration ${failed ?? wanted.join(', ')} to run, got: ${error instanceof Error ? error.message : String(error)}. ` +
      'All of it was rolled back; the register is as it was.',
    { cause: error },
  )
}

/** The names of the migrations that a database has had, in order; none when it is new. */
export function appliedMigrations<Tables>(db: Kysely<Tables>): Promise<readonly string[]> {
  return askApplied(async (text) => (await sql.raw<{ name: string }>(text).execute(db)).rows)
}

/** The same as one connection sees it, inside its transaction. */
export function appliedMigrationsSeenBy(client: pg.ClientBase): Promise<readonly string[]> {
  return askApplied(async (text) => (await client.query<{ name: string }>(text)).rows)
}

async function askApplied(query: (text: string) => Promise<readonly { name: string }[]>): Promise<readonly string[]> {
  const found = await query("select 'table' as name where to_regclass('kysely_migration') is not null")
  if (found.length === 0) return []
  const rows = await query('select name from kysely_migration order by name collate "C"')
  return rows.map((row) => row.name)
}

function refuseNewer(done: readonly string[], migrations: Migrations): void {
  const unknown = done.filter((name) => !(name in migrations))
  if (unknown.length === 0) return
  throw new NewerDatabaseError(
    `expected a register whose schema this Habeas knows (up to ${Object.keys(migrations).sort().at(-1) ?? 'none'}), got one ` +
      `that also has ${unknown.join(', ')}: a newer Habeas wrote it. Nothing was changed. Install that version or a ` +
      'later one, or use another data folder.',
  )
}
