import { type Kysely, sql } from 'kysely'

/** The mark of the last tracing of texts: what a process remembers of all reports is of use only as long as no other traced meanwhile. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table derived_state add column lineage bigint not null default 0`.execute(db)
}
