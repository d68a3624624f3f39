import { type Kysely, sql } from 'kysely'

/**
 * The register's first tables. Claims, decisions and judgements are append-only rows; the tables of the last block are
 * a pure function of them and are rebuilt by `habeas doctor --rebuild`.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...evidence, ...people, ...acts, ...derived, ...guards]) await sql.raw(statement).execute(db)
}

const evidence = [
  `create table report_bytes (
     sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
     bytes bytea not null
   )`,
  `create table report (
     id text primary key,
     seq bigint generated always as identity unique,
     sha256 text not null references report_bytes,
     url text, outlet text, title text,
     published text,
     language text not null,
     text text not null,
     details jsonb not null,
     came_from text not null,
     learned_at timestamptz not null default clock_timestamp()
   )`,
  `create table reading (
     report_id text not null references report,
     extractor text not null,
     people jsonb not null,
     credits jsonb not null,
     notes jsonb not null,
     read_at timestamptz not null default clock_timestamp(),
     primary key (report_id, extractor)
   )`,
  // Three dates on a claim: happened, said, learned. The whole claim stands in body; the columns are what is searched.
  `create table claim (
     id text not null,
     seq bigint generated always as identity unique,
     report_id text not null,
     extractor text not null,
     type text not null,
     happened text, said text,
     learned_at timestamptz not null default clock_timestamp(),
     quote_start integer not null, quote_end integer not null, quote_text text not null,
     minor boolean not null,
     body jsonb not null,
     primary key (id, extractor),
     foreign key (report_id, extractor) references reading
   )`,
  'create index claim_report on claim (report_id)',
  'create index claim_type on claim (type)',
]

const people = [
  `create table person (
     id text primary key check (id ~ '^[a-z0-9][a-z0-9-]*$'),
     sex text check (sex in ('f', 'm')),
     born text,
     minor boolean not null default false,
     created_by text not null,
     created_at timestamptz not null default clock_timestamp()
   )`,
  `create table person_name (
     person_id text not null references person,
     text text not null,
     language text not null,
     primary key (person_id, text)
   )`,
]

const acts = [
  // Nodes: 'person:ID' or 'mention:REPORT:PERSON-OF-THE-READING'.
  `create table judgement (
     seq bigint generated always as identity primary key,
     left_node text not null, right_node text not null,
     verdict text not null check (verdict in ('same', 'different', 'unsure')),
     judged_by text not null,
     reason text not null check (reason <> ''),
     judged_at timestamptz not null default clock_timestamp(),
     check (left_node < right_node)
   )`,
  `create table decision (
     seq bigint generated always as identity primary key,
     act text not null check (act in ('confirm', 'document', 'dispute', 'discount', 'publish', 'withhold')),
     target text not null,
     decided_by text not null,
     second_by text check (second_by <> decided_by),
     reason text not null check (reason <> ''),
     decided_at timestamptz not null default clock_timestamp()
   )`,
  'create index decision_target on decision (target)',
  `create table edition (
     number integer primary key,
     body jsonb not null,
     published_by text not null,
     published_at timestamptz not null default clock_timestamp()
   )`,
]

const derived = [
  `create table mention_link (
     report_id text not null references report, ref text not null,
     person_id text references person,
     basis text not null check (basis in ('judgement', 'context', 'quarantined', 'none')),
     score double precision not null, reasons jsonb not null,
     primary key (report_id, ref)
   )`,
  'create table lineage (report_id text primary key references report, group_id text not null, kind text not null, why jsonb not null)',
  'create table assessment (proposition text primary key, state text not null, body jsonb not null)',
  'create table release_event (id text primary key, body jsonb not null)',
  // What the derived tables were made from; when the rows have moved on, they are made anew.
  'create table derived_state (one boolean primary key default true check (one), basis text not null)',
  'create table entry (person_id text primary key references person, body jsonb not null)',
]

// What is written once stays as it was written; a correction is a further row.
const appendOnly = ['report_bytes', 'report', 'reading', 'claim', 'judgement', 'decision', 'edition']

// Where a life depends on it two people decide; the page may ask for the second, the database insists.
const twoPersonTypes = [
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'conditional_release',
  'arrived',
  'died',
  'cause_of_death',
  'body_returned',
  'ill_treatment',
]

const guards = [
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception '% is append-only: expected a new row, got %', tg_table_name, lower(tg_op);
   end $$`,
  ...appendOnly.flatMap((table) => [
    `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
  ]),
  // Offsets count UTF-16 units, PostgreSQL counts code points: each character beyond the basic plane is widened to two before cutting.
  `create function utf16_wide(value text) returns text language sql immutable parallel safe as $$
     select case when value ~ '[\\U00010000-\\U0010FFFF]'
       then regexp_replace(value, '([\\U00010000-\\U0010FFFF])', '\\1' || chr(57344), 'g') else value end
   $$`,
  `create function check_quote() returns trigger language plpgsql as $$
   declare said text;
   begin
     select text into said from report where id = new.report_id;
     if new.quote_start < 0 or new.quote_end <= new.quote_start
        or substr(utf16_wide(said), new.quote_start + 1, new.quote_end - new.quote_start) is distinct from utf16_wide(new.quote_text) then
       raise exception 'claim %: expected its quote at % to % of report %, found other words', new.id, new.quote_start, new.quote_end, new.report_id
         using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  'create trigger claim_quote before insert on claim for each row execute function check_quote()',
  `create function two_people() returns trigger language plpgsql as $$
   begin
     if new.second_by is null and new.act in ('confirm', 'document', 'discount') and exists (
       select from claim where new.target like 'claim:%' and id = substr(new.target, 7) and (minor or type in (${twoPersonTypes.map((type) => `'${type}'`).join(', ')}))
     ) then
       raise exception 'decision on %: expected two people to decide on this kind of claim, got one', new.target
         using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  'create trigger decision_two_people before insert on decision for each row execute function two_people()',
  `create function only_minor_stays_minor() returns trigger language plpgsql as $$
   begin
     if old.minor and not new.minor then raise exception 'person %: a minor is not made public by an update', old.id; end if;
     return new;
   end $$`,
  'create trigger person_minor before update on person for each row execute function only_minor_stays_minor()',
]
