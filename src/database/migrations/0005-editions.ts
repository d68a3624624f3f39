import { type Kysely, sql } from 'kysely'

/**
 * Editions as rows, and what protects people from being published. A row of an edition holds from the edition `since` up to, not
 * with, the edition `until`; so a new edition writes only what changed, and every older one can still be read. The text of a row is
 * taken away where somebody must no longer be found in any edition.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table protection (
     seq bigint generated always as identity primary key,
     kind text not null check (kind in ('consent', 'silence', 'erasure', 'hold', 'level')),
     target text not null check (target ~ '^(person|report|claim):.'),
     value text not null,
     until timestamptz,
     decided_by text not null,
     second_by text check (second_by <> decided_by),
     reason text not null check (reason <> ''),
     decided_at timestamptz not null default clock_timestamp(),
     check (case kind
       when 'consent' then value in ('given', 'refused', 'silent_family_request', 'not_reachable', 'public_by_own_side', 'withdrawn')
       when 'level' then value in ('P0', 'P1', 'P2', 'P3', 'P4', 'usual')
       when 'erasure' then value = 'on'
       else value in ('on', 'off') end)
   )`,
  'create index protection_target on protection (target)',
  'create trigger protection_append_only before update or delete on protection for each row execute function refuse_change()',
  'create trigger protection_no_truncate before truncate on protection for each statement execute function refuse_change()',
  `create table edition_row (
     kind text not null,
     id text not null,
     since integer not null,
     until integer check (until > since),
     version text not null,
     input text,
     report_id text,
     person_id text,
     type text,
     day integer,
     lineage text,
     body text,
     primary key (kind, id, since)
   )`,
  'create unique index edition_row_current on edition_row (kind, id) where until is null',
  'create index edition_row_since on edition_row (since)',
  'create index edition_row_until on edition_row (until) where until is not null',
  'create index edition_row_person on edition_row (person_id) where person_id is not null',
  'create index edition_row_report on edition_row (report_id) where report_id is not null',
  `create index edition_row_lineage on edition_row (lineage) where lineage is not null`,
  `create index edition_row_day on edition_row (day) where kind = 'claim' and person_id is null`,
]
