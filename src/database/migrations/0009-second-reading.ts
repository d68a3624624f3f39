import { type Kysely, sql } from 'kysely'

/** What a model read beside the rules: kept apart from readings and claims, so that nothing is ever counted from it. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements = [
    `create table second_reading (
       report_id text not null references report,
       extractor text not null,
       outcome text not null check (outcome in ('read', 'not_sent')),
       reading jsonb, refused jsonb not null, differences jsonb,
       read_at timestamptz not null default clock_timestamp(),
       primary key (report_id, extractor),
       check ((outcome = 'read') = (jsonb_typeof(reading) = 'object'))
     )`,
    'create trigger second_reading_append_only before update or delete on second_reading for each row execute function refuse_change()',
    'create trigger second_reading_no_truncate before truncate on second_reading for each statement execute function refuse_change()',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
