import { type Kysely, sql } from 'kysely'

/** Where people of an edition stand is counted by a column: reading it out of ten thousand files took seconds at each edition. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`update edition_row set type = body::jsonb #>> '{entry,status,liberty}'
    where kind = 'person' and type is null and body is not null`.execute(db)
}
