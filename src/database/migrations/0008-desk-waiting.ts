import { type Kysely, sql } from 'kysely'

/** What is new in a report, and what contradicts, follows from tables that came after the inbox; when they change it counts anew. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const table of ['claim_state', 'mention_link'])
    for (const act of ['insert', 'update'])
      await sql
        .raw(
          `create trigger ${table}_waits_${act} after ${act} on ${table} referencing new table as changed for each statement
           execute function note_waiting()`,
        )
        .execute(db)
}
