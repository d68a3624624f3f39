import { type Kysely, sql } from 'kysely'

/**
 * What people do at the desk: proposals that wait for a second person, claims made by hand, what waits, assignments, comments,
 * saved searches, long jobs. Proposals, their ends, hand-made claims and comments are append-only like decisions.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...decisions, ...claims, ...work, ...search, ...guards]) await sql.raw(statement).execute(db)
}

const decisions = [
  // One sequence for decisions and proposals: the highest number about a target is the version that a form was made on.
  `create table proposal (
     seq bigint primary key default nextval('decision_seq_seq'),
     act text not null check (act in ('accept', 'change', 'reject', 'split', 'confirm', 'document', 'dispute', 'discount', 'undo')),
     target text not null,
     body jsonb,
     undoes bigint references decision,
     extractor text,
     made_on bigint,
     proposed_by text not null,
     reason text not null check (reason <> ''),
     proposed_at timestamptz not null default clock_timestamp()
   )`,
  'create index proposal_target on proposal (target)',
  `create table proposal_end (
     proposal bigint primary key references proposal,
     outcome text not null check (outcome in ('confirmed', 'refused', 'withdrawn')),
     ended_by text not null,
     reason text not null check (reason <> ''),
     ended_at timestamptz not null default clock_timestamp()
   )`,
  'alter table decision drop constraint decision_act_check',
  `alter table decision add constraint decision_act_check check (act in
     ('confirm', 'document', 'dispute', 'discount', 'publish', 'withhold', 'accept', 'change', 'reject', 'split', 'link', 'undo'))`,
  // body: the claim as a person reads it, the parts of a split, the person linked. made_on: null where no page was before the eyes.
  `alter table decision
     add column body jsonb,
     add column undoes bigint unique references decision,
     add column proposal bigint unique references proposal,
     add column extractor text,
     add column made_on bigint,
     add constraint decision_undoes check ((act = 'undo') = (undoes is not null))`,
]

const claims = [
  // A claim that a person found in the text. It counts once it is accepted; the machine's claims stay as they are beside it.
  `create table hand_claim (
     id text primary key,
     report_id text not null references report,
     part_of text,
     type text not null,
     quote_start integer not null, quote_end integer not null, quote_text text not null,
     minor boolean not null,
     body jsonb not null,
     made_by text not null,
     made_at timestamptz not null default clock_timestamp()
   )`,
  'create index hand_claim_report on hand_claim (report_id)',
  'create trigger hand_claim_quote before insert on hand_claim for each row execute function check_quote()',
  // A summary of each report for the inbox, made anew when something it counts has changed.
  `create table report_waiting (
     report_id text primary key references report,
     extractor text,
     group_id text,
     claims integer not null default 0, open integer not null default 0, second integer not null default 0,
     reopened integer not null default 0,
     deaths integer not null default 0, releases integer not null default 0,
     new_people integer not null default 0, contradictions integer not null default 0,
     rank integer not null default 0,
     seq bigint not null default 0
   )`,
  'create index report_waiting_order on report_waiting (rank desc, seq desc) where open > 0 or second > 0',
  'create index report_waiting_group on report_waiting (group_id)',
  // Which reports are to be counted anew. Notes, not a mark on the row: whoever writes them waits for nobody.
  'create table waiting_note (id bigint generated always as identity primary key, report_id text not null)',
  'insert into waiting_note (report_id) select id from report',
]

const work = [
  `create table assignment (
     id bigint generated always as identity primary key,
     target text not null,
     assignee text not null,
     assigned_by text not null,
     note text not null default '',
     assigned_at timestamptz not null default clock_timestamp(),
     done_at timestamptz, done_by text
   )`,
  'create index assignment_assignee on assignment (assignee) where done_at is null',
  'create index assignment_target on assignment (target)',
  `create table comment (
     id bigint generated always as identity primary key,
     target text not null,
     said_by text not null,
     text text not null check (text <> ''),
     said_at timestamptz not null default clock_timestamp()
   )`,
  'create index comment_target on comment (target)',
  `create table saved_search (
     id bigint generated always as identity primary key,
     owner text not null, name text not null check (name <> ''), query text not null,
     saved_at timestamptz not null default clock_timestamp(),
     unique (owner, name)
   )`,
  `create table desk_job (
     id bigint generated always as identity primary key,
     title text not null,
     asked_by text not null,
     total integer not null,
     state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled')),
     cancel_asked boolean not null default false,
     asked_at timestamptz not null default clock_timestamp(),
     beat_at timestamptz, ended_at timestamptz
   )`,
  `create index desk_job_open on desk_job (id) where state in ('waiting', 'running')`,
  `create table desk_job_item (
     job bigint not null references desk_job, number integer not null,
     name text not null,
     bytes bytea, address text, metadata jsonb not null default '{}',
     state text not null default 'waiting' check (state in ('waiting', 'added', 'known', 'failed', 'cancelled')),
     report_id text, message text,
     primary key (job, number)
   )`,
  // What a person says of a person with a level of its own; a sensitive one is read by those who may read what is sealed.
  `create table person_note (
     id bigint generated always as identity primary key,
     person_id text not null references person,
     field text not null, value text not null,
     level text not null check (level in ('P0', 'P1', 'P2', 'P3', 'P4')),
     source text not null check (source <> ''),
     said_by text not null,
     replaces bigint unique references person_note,
     said_at timestamptz not null default clock_timestamp()
   )`,
  'create index person_note_person on person_note (person_id)',
]

const STEMMED = {
  en: 'english',
  ru: 'russian',
  lt: 'lithuanian',
  de: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
}

/** Far below the megabyte that a tsvector may hold, whatever the text. */
const SEARCHED = 200_000

const search = [
  `create function report_words(language text, title text, body text) returns tsvector language sql immutable as $$
     select case split_part(language, '-', 1)
       ${Object.entries(STEMMED)
         .map(
           ([code, name]) =>
             `when '${code}' then to_tsvector('${name}', coalesce(title, '') || ' ' || left(body, ${SEARCHED}))`,
         )
         .join(' ')}
       else to_tsvector('simple', coalesce(title, '') || ' ' || left(body, ${SEARCHED})) end
   $$`,
  'alter table report add column words tsvector generated always as (report_words(language, title, text)) stored',
  'create index report_words on report using gin (words)',
  `create index claim_words on claim using gin (to_tsvector('simple', quote_text))`,
  `create index claim_place on claim ((body->>'place')) where body->>'place' is not null`,
  `create index claim_offence on claim ((body->>'offence')) where body->>'offence' is not null`,
  `create index claim_speaker on claim ((body->'speaker'->>'name'))`,
  'create index claim_said on claim (said)',
  `create index entry_status_place on entry ((body->'status'->>'place'))`,
  'create index report_outlet on report (outlet)',
]

const guards = [
  ...['proposal', 'proposal_end', 'hand_claim', 'comment', 'person_note'].flatMap((table) => [
    `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
  ]),
  // A restore puts back rows that were checked when they were written, in an order of its own.
  `create function restoring() returns boolean language sql stable as $$
     select coalesce(current_setting('habeas.restoring', true), '') = 'on'
   $$`,
  `create function kind_needs_two(kind text, polarity text) returns boolean language sql immutable as $$
     select kind in ('released', 'pardoned', 'deported', 'exchanged', 'conditional_release', 'arrived', 'died', 'cause_of_death',
       'body_returned', 'ill_treatment') or (kind = 'recognised' and polarity = 'retracts')
   $$`,
  // On what the machine read, on what a person made by hand, and on what an earlier or this very change makes of it.
  `create function claim_needs_two(asked text, changed jsonb) returns boolean language sql stable as $$
     select asked like 'claim:%' and (
       exists (select from claim c where c.id = substr(asked, 7) and (c.minor or kind_needs_two(c.type, c.body->>'polarity')))
       or exists (select from hand_claim h where h.id = substr(asked, 7) and (h.minor or kind_needs_two(h.type, h.body->>'polarity')))
       or exists (select from decision d where d.target = asked and d.act = 'change'
                  and ((d.body->>'minor')::boolean or kind_needs_two(d.body->>'type', d.body->>'polarity')))
       or coalesce((changed->>'minor')::boolean or kind_needs_two(changed->>'type', changed->>'polarity'), false))
   $$`,
  `create or replace function two_people() returns trigger language plpgsql as $$
   begin
     if restoring() then return new; end if;
     if new.second_by is null and new.act in ('confirm', 'document', 'discount', 'accept', 'change', 'reject', 'split', 'undo')
        and claim_needs_two(new.target, case when new.act = 'change' then new.body end) then
       raise exception 'decision on %: expected two people to decide on this kind of claim, got one', new.target
         using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  `create function version_of(asked text) returns bigint language sql stable as $$
     select greatest((select max(seq) from decision where target = asked), (select max(seq) from proposal where target = asked), 0)
   $$`,
  // Whoever comes second on one target waits here, then sees what the first did. HB409: what the form showed is no longer so.
  `create function open_proposal(asked text) returns bigint language sql stable as $$
     select p.seq from proposal p where p.target = asked and not exists (select from proposal_end e where e.proposal = p.seq)
       order by p.seq desc limit 1
   $$`,
  `create function check_version(asked text, made_on bigint, answered bigint) returns void language plpgsql as $$
   declare held bigint; waiting bigint;
   begin
     if restoring() then return; end if;
     perform pg_advisory_xact_lock(hashtextextended(asked, 7210));
     if made_on is null then return; end if;
     held := version_of(asked);
     if held <> made_on then
       raise exception 'decision on %: expected to be made on version %, got version %', asked, held, made_on using errcode = 'HB409';
     end if;
     waiting := open_proposal(asked);
     if waiting is distinct from answered then
       raise exception 'decision on %: expected the open proposal % to be answered, got %', asked, waiting, answered
         using errcode = 'HB409';
     end if;
   end $$`,
  `create function check_decision() returns trigger language plpgsql as $$
   declare asked proposal;
   begin
     perform check_version(new.target, new.made_on, new.proposal);
     if restoring() then return new; end if;
     if new.made_on is not null or new.decided_by not like 'demo-%' then
       perform check_staff(new.decided_by);
       perform check_staff(new.second_by);
     end if;
     if new.proposal is null and new.made_on is not null and new.second_by is not null then
       raise exception 'decision on %: expected the first person''s proposal, got two names at once', new.target
         using errcode = 'check_violation';
     end if;
     if new.proposal is null then return new; end if;
     select * into asked from proposal where seq = new.proposal;
     if (asked.act, asked.target, asked.proposed_by) is distinct from (new.act, new.target, new.decided_by)
        or asked.body is distinct from new.body or asked.undoes is distinct from new.undoes or new.second_by is null then
       raise exception 'decision on %: expected what proposal % says and a second person, got something else', new.target, new.proposal
         using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  // Only once there are accounts: the demo dossier's reviewers have none, nor has who works at the command line before.
  `create function check_staff(asked text) returns void language plpgsql as $$
   declare known boolean;
   begin
     if asked is null or restoring() or to_regclass('desk_member') is null then return; end if;
     execute 'select not exists (select from desk_member) or exists (select from desk_member where account_id = $1 and disabled_at is null)'
       into known using asked;
     if not known then
       raise exception 'decision: expected an account of the desk that is not disabled, got %', asked using errcode = 'check_violation';
     end if;
   end $$`,
  `create function check_proposal() returns trigger language plpgsql as $$
   begin
     perform check_version(new.target, new.made_on, null);
     perform check_staff(new.proposed_by);
     return new;
   end $$`,
  'create trigger decision_version before insert on decision for each row execute function check_decision()',
  'create trigger proposal_version before insert on proposal for each row execute function check_proposal()',
  `create function check_proposal_end() returns trigger language plpgsql as $$
   declare first text;
   begin
     perform check_staff(new.ended_by);
     select proposed_by into first from proposal where seq = new.proposal;
     if new.outcome = 'withdrawn' and new.ended_by <> first or new.outcome = 'confirmed' and new.ended_by = first then
       raise exception 'proposal %: expected % to be done by %, got %', new.proposal, new.outcome,
         case new.outcome when 'withdrawn' then 'its author' else 'a second person' end, new.ended_by using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  'create trigger proposal_end_people before insert on proposal_end for each row execute function check_proposal_end()',
  `create function note_waiting() returns trigger language plpgsql as $$
   begin
     if not restoring() then insert into waiting_note (report_id) select distinct report_id from changed; end if;
     return null;
   end $$`,
  `create trigger reading_waits after insert on reading referencing new table as changed for each statement execute function note_waiting()`,
]
