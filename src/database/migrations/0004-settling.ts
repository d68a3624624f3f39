import { type Kysely, sql } from 'kysely'

/**
 * What lets the register settle piece by piece: each row that something follows from leaves a note in `unsettled`, in the same
 * transaction, and wakes whoever listens. The derived tables get the columns by which pages ask them. A merge of two people
 * of the register needs two people.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...acts, ...matching, ...weighing, ...record, ...queue]) await sql.raw(statement).execute(db)
}

const acts = [
  `alter table judgement
     add column second_by text,
     add constraint second_is_other check (second_by <> judged_by),
     add constraint merge_needs_two check (
       verdict <> 'same' or left_node not like 'person:%' or right_node not like 'person:%' or second_by is not null)`,
  // A judgement on nobody would wait for ever.
  `create function check_judged() returns trigger language plpgsql as $$
   declare node text;
   begin
     if current_setting('habeas.restoring', true) = 'on' then return new; end if;
     foreach node in array array[new.left_node, new.right_node] loop
       if not (case when node like 'person:%' then exists (select from person where id = substr(node, 8))
                    when node like 'mention:%' then exists (select from report where id = split_part(node, ':', 2))
                    else false end) then
         raise exception 'judgement: expected a person or a mention of the register, got %', node using errcode = 'check_violation';
       end if;
     end loop;
     return new;
   end $$`,
  'create trigger judgement_nodes before insert on judgement for each row execute function check_judged()',
  'create index judgement_left on judgement (left_node)',
  'create index judgement_right on judgement (right_node)',
  // A merge that one person asks for; it waits until a second one judges the pair.
  `create table merge_proposal (
     seq bigint generated always as identity primary key,
     left_node text not null check (left_node like 'person:%'), right_node text not null check (right_node like 'person:%'),
     proposed_by text not null,
     reason text not null check (reason <> ''),
     proposed_at timestamptz not null default clock_timestamp(),
     check (left_node < right_node)
   )`,
  'create index merge_proposal_pair on merge_proposal (left_node, right_node)',
  'create trigger merge_proposal_append_only before update or delete on merge_proposal for each row execute function refuse_change()',
  'create trigger merge_proposal_no_truncate before truncate on merge_proposal for each statement execute function refuse_change()',
]

const matching = [
  `alter table mention_link
     add column name text not null default '',
     add column first_id text references person,
     add column company_id text references person,
     add column candidate_ids text[] not null default '{}',
     add column facts jsonb not null default '{}',
     add column asks text check (asks in ('collision', 'name_only', 'doubt')),
     add column name_score double precision not null default 0`,
  'create index mention_link_person on mention_link (person_id) where person_id is not null',
  'create index mention_link_first on mention_link (first_id) where first_id is not null',
  'create index mention_link_company on mention_link (company_id) where company_id is not null',
  'create index mention_link_candidates on mention_link using gin (candidate_ids)',
  'create index mention_link_asks on mention_link (asks, name_score desc, report_id, ref) where asks is not null',
  'create index mention_link_name on mention_link (name)',
  // What the reports say of a person beside the name, with how many reports say it.
  `create table person_fact (
     person_id text not null references person, kind text not null, value text not null,
     reports integer not null check (reports > 0),
     primary key (person_id, kind, value)
   )`,
  `create table person_pair (
     left_id text not null references person, right_id text not null references person,
     score double precision not null, reasons jsonb not null,
     primary key (left_id, right_id), check (left_id < right_id)
   )`,
  'create index person_pair_right on person_pair (right_id)',
  'create table person_merge (person_id text primary key references person, into_id text not null references person, check (person_id <> into_id))',
  'create index person_merge_into on person_merge (into_id)',
]

const weighing = [
  // One row a claim of the newest reading: what pages filter and sort by. Null state: waits to be weighed.
  `create table claim_state (
     claim_id text primary key,
     report_id text not null references report,
     extractor text not null,
     type text not null,
     subject text not null, subject_kind text not null, ref text,
     person_id text references person,
     country text,
     happened text, said text, published text,
     learned_at timestamptz not null,
     minor boolean not null, affirms boolean not null, planned boolean not null,
     lineage text not null,
     proposition text, exemplar text,
     state text check (state in ('lead', 'reported', 'corroborated', 'documented', 'confirmed', 'disputed', 'discounted')),
     verdict text check (verdict in ('supported', 'contradicted', 'disputed', 'single_origin', 'unseen')),
     origins_for integer, origins_against integer
   )`,
  'create index claim_state_person on claim_state (person_id, type) where person_id is not null',
  'create index claim_state_report on claim_state (report_id)',
  'create index claim_state_proposition on claim_state (proposition)',
  'create index claim_state_exemplar on claim_state (exemplar)',
  'create index claim_state_state on claim_state (state, learned_at desc, claim_id)',
  'create index claim_state_type on claim_state (type, learned_at desc, claim_id)',
  'create index claim_state_country on claim_state (country, learned_at desc, claim_id)',
  'create index claim_state_learned on claim_state (learned_at desc, claim_id)',
  // Where a claim is filed among those that it may bear on. Days since 1970, infinite where open.
  `create table claim_filing (
     claim_id text primary key,
     report_id text not null references report,
     subject_key text not null, bucket text not null,
     person_id text, lineage text not null,
     blocks text[] not null, family text[] not null, surname text, lone text, name text,
     window_from double precision, window_to double precision, dated boolean not null,
     files text[] not null, reach text[] not null,
     body jsonb
   )`,
  'create index claim_filing_report on claim_filing (report_id)',
  'create index claim_filing_subject on claim_filing (subject_key)',
  'create index claim_filing_bucket on claim_filing (bucket)',
  'create index claim_filing_lineage on claim_filing (lineage)',
  'create index claim_filing_blocks on claim_filing using gin (blocks)',
  'create index claim_filing_surname on claim_filing (surname) where surname is not null',
  'create index claim_filing_lone on claim_filing (lone) where lone is not null',
  'create index claim_filing_files on claim_filing using gin (files)',
  'create index claim_filing_reach on claim_filing using gin (reach)',
  // Two statements may read alike and yet be two; the most precise claim of each tells them apart.
  'delete from assessment',
  `alter table assessment
     drop constraint assessment_pkey,
     add column exemplar text primary key,
     add column bucket text not null,
     add column subject_key text not null,
     add column person_id text references person,
     add column type text not null`,
  'create index assessment_proposition on assessment (proposition)',
  'create index assessment_person on assessment (person_id) where person_id is not null',
  'create index assessment_bucket on assessment (bucket)',
  'create index assessment_subject on assessment (subject_key)',
  'alter table release_event add column day date',
  'create table event_claim (event_id text not null, claim_id text not null, primary key (event_id, claim_id))',
  'create index event_claim_claim on event_claim (claim_id)',
  'create index lineage_group on lineage (group_id)',
  'create index claim_newest on claim (report_id, extractor)',
]

const record = [
  `alter table entry
     add column liberty text not null default 'unknown', add column since text, add column last_evidence text,
     add column ladder text not null default 'lead',
     add column claims integer not null default 0, add column reports integer not null default 0`,
  'create index entry_liberty on entry (liberty, last_evidence desc, person_id)',
  'create index entry_reports on entry (reports desc, person_id)',
]

const queue = [
  // What people and judgements the links were last made with; raised whenever either changes.
  'delete from derived_state',
  'alter table derived_state add column known bigint not null default 0',
  'create table unsettled (id bigint generated always as identity primary key, kind text not null, key text not null)',
  'create index unsettled_kind on unsettled (kind, id)',
  'create index unsettled_key on unsettled (kind, key)',
  // A restore brings its own notes.
  `create function settle_later() returns trigger language plpgsql as $$
   begin
     if current_setting('habeas.restoring', true) = 'on' then return null; end if;
     execute format('insert into unsettled (kind, key) select %L, %I::text from added', tg_argv[0], tg_argv[1]);
     perform pg_notify('habeas_unsettled', '');
     return null;
   end $$`,
  ...[
    ['reading', 'reading', 'report_id'],
    ['judgement', 'judgement', 'seq'],
    ['decision', 'decision', 'seq'],
    ['person', 'person', 'id'],
    ['person_name', 'person', 'person_id'],
  ].map(
    ([table, kind, key]) =>
      `create trigger ${table}_settle_later after insert on ${table} referencing new table as added for each statement
       execute function settle_later('${kind}', '${key}')`,
  ),
  `create trigger person_changed_settle_later after update on person referencing new table as added for each statement
   execute function settle_later('person', 'id')`,
  "insert into unsettled (kind, key) select 'person', id from person",
  "insert into unsettled (kind, key) select distinct 'reading', report_id from reading",
  "insert into unsettled (kind, key) select 'judgement', seq::text from judgement",
  "insert into unsettled (kind, key) select 'decision', seq::text from decision",
]
