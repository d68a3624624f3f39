import { type Kysely, sql } from 'kysely'

/** Lists and what is watched. An import and its rows stay as they were; an uploaded file lives for the time of its preview. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...lists, ...watches]) await sql.raw(statement).execute(db)
}

const lists = [
  `create table list_map (
     id text primary key check (id ~ '^[a-z0-9][a-z0-9-]*$'),
     map jsonb not null,
     saved_by text not null,
     saved_at timestamptz not null default clock_timestamp()
   )`,
  `create table list_import (
     seq bigint generated always as identity primary key,
     list_id text not null references list_map,
     file_name text not null,
     sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
     as_of text not null,
     rows integer not null check (rows >= 0),
     body jsonb not null,
     imported_by text not null,
     imported_at timestamptz not null default clock_timestamp()
   )`,
  `create table list_row (
     list_id text not null references list_map,
     row_key text not null,
     content text not null,
     import_seq bigint not null references list_import,
     report_id text not null references report,
     person_id text references person,
     row_number integer not null,
     primary key (list_id, row_key, content, import_seq)
   )`,
  'create index list_row_report on list_row (report_id)',
  `create table list_upload (
     id text primary key,
     file_name text not null,
     bytes bytea not null,
     map jsonb not null,
     as_of text not null,
     uploaded_by text not null,
     uploaded_at timestamptz not null default clock_timestamp()
   )`,
  // An edition of another register as its files held it: a source, never ours.
  `create table peer_edition (
     seq bigint generated always as identity primary key,
     organisation text not null,
     edition text not null,
     body jsonb not null,
     imported_by text not null,
     imported_at timestamptz not null default clock_timestamp(),
     unique (organisation, edition)
   )`,
  ...['list_import', 'list_row', 'peer_edition'].map(
    (table) =>
      `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
  ),
]

const watches = [
  // A feed or page to follow; what it last answered, so that the next look asks only for what is new.
  `create table watch (
     id text primary key,
     kind text not null check (kind in ('feed', 'page')),
     url text not null unique,
     outlet text,
     etag text, modified text, content text,
     looked_at timestamptz, trouble text,
     added_by text not null,
     added_at timestamptz not null default clock_timestamp()
   )`,
  // Who is told of changes: an address to call, or an e-mail address that has confirmed.
  `create table subscription (
     id text primary key,
     kind text not null check (kind in ('webhook', 'email')),
     target text not null,
     topic text not null,
     secret text not null,
     confirmed boolean not null default false,
     told jsonb,
     trouble text,
     created_at timestamptz not null default clock_timestamp(),
     unique (kind, target, topic)
   )`,
]
