import { type Kysely, sql } from 'kysely'

/** Whether the report of a claim is written by a machine, as it says or as its text makes believe: found when filed, for texts are long. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table claim_filing add column ai boolean not null default false`.execute(db)
}
