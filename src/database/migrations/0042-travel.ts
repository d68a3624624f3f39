import { type Kysely, sql } from 'kysely'

/** Somebody who travels sees only the countries they chose before, whoever makes them sign in; only another person ends it early. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table desk_travel (
     id bigint generated always as identity primary key,
     account_id text not null references desk_account on delete cascade,
     -- Those that stay visible; none is none.
     countries text[] not null,
     began_at timestamptz not null default clock_timestamp(),
     until timestamptz not null,
     ended_at timestamptz,
     ended_by text check (ended_by <> 'user:' || account_id),
     check ((ended_at is null) = (ended_by is null))
   )`,
  'create index desk_travel_account on desk_travel (account_id)',
  `create function travel_only_ends() returns trigger language plpgsql as $$
   begin
     if old.ended_at is null and to_jsonb(new) - 'ended_at' - 'ended_by' = to_jsonb(old) - 'ended_at' - 'ended_by' then return new; end if;
     raise exception 'desk_travel is append-only: expected a journey to be ended by another person, got another change';
   end $$`,
  'create trigger desk_travel_only_ends before update on desk_travel for each row execute function travel_only_ends()',
]
