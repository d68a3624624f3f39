import { type Kysely, sql } from 'kysely'

/**
 * Rows of lists that wait for somebody to say whom they mean. What is decided goes into the register and leaves here; so the table
 * holds only what still waits, and only the cells that the list's map names.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `create table list_waiting (
         id bigint generated always as identity primary key,
         list_id text not null references list_map,
         row_key text not null,
         content text not null,
         import_seq bigint not null references list_import,
         row_number integer not null,
         as_of text not null,
         why text not null,
         candidates text[] not null,
         cells jsonb not null,
         unique (list_id, row_key)
       )`,
    )
    .execute(db)
}
