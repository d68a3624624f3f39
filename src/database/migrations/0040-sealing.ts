import { type Kysely, sql } from 'kysely'

/**
 * Values that lie sealed, and their erasure. What a note says and who said it moves out of the append-only row into cells that can
 * be erased; so could the values beside the audit chain already. Either takes two people.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...sealing, ...erasing]) await sql.raw(statement).execute(db)
}

const sealing = [
  // Rows written before hold their words in clear until the desk is next opened with its key.
  `create table note_value (
     note bigint not null references person_note,
     field text not null check (field in ('value', 'source')),
     value text not null,
     sealed boolean not null default true,
     primary key (note, field)
   )`,
  'alter table person_note drop constraint person_note_source_check',
  'alter table audit_value add column sealed boolean not null default false',
  // A newer key wraps the value's own key anew; the value, the fourth part, stays as it is.
  `create function only_rewraps() returns trigger language plpgsql as $$
   begin
     if old.sealed and to_jsonb(new) - 'value' = to_jsonb(old) - 'value'
        and split_part(new.value, '.', 4) = split_part(old.value, '.', 4) then return new; end if;
     raise exception '% is append-only: expected a sealed value to be wrapped under a newer key, got another change', tg_table_name;
   end $$`,
  'drop trigger audit_value_unchanged on audit_value',
  'create trigger audit_value_unchanged before update on audit_value for each row execute function only_rewraps()',
  'create trigger note_value_unchanged before update on note_value for each row execute function only_rewraps()',
  `create function note_only_empties() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE' and new.value = '' and new.source = ''
        and to_jsonb(new) - 'value' - 'source' = to_jsonb(old) - 'value' - 'source'
        and (select count(*) from note_value where note = old.id) = 2 then return new; end if;
     raise exception '% is append-only: expected a new row, got %', tg_table_name, lower(tg_op);
   end $$`,
  'drop trigger person_note_append_only on person_note',
  'create trigger person_note_append_only before update or delete on person_note for each row execute function note_only_empties()',
]

const erasing = [
  `create table audit_erasure (
     id bigint generated always as identity primary key,
     entry bigint not null references audit_entry,
     reason text not null check (reason in ('request', 'court', 'error', 'safety')),
     asked_by text not null,
     asked_at timestamptz not null default clock_timestamp()
   )`,
  'create index audit_erasure_entry on audit_erasure (entry)',
  `create table audit_erasure_end (
     erasure bigint primary key references audit_erasure,
     outcome text not null check (outcome in ('confirmed', 'refused', 'withdrawn')),
     ended_by text not null,
     ended_at timestamptz not null default clock_timestamp()
   )`,
  ...['audit_erasure', 'audit_erasure_end'].flatMap((table) => [
    `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
  ]),
  `create function check_erasure_end() returns trigger language plpgsql as $$
   declare first text;
   begin
     if restoring() then return new; end if;
     perform check_staff(new.ended_by);
     select asked_by into first from audit_erasure where id = new.erasure;
     if (new.outcome = 'withdrawn') <> (new.ended_by = first) then
       raise exception 'erasure %: expected % to be done by %, got %', new.erasure, new.outcome,
         case new.outcome when 'withdrawn' then 'whoever asked' else 'a second person' end, new.ended_by using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  'create trigger audit_erasure_people before insert on audit_erasure_end for each row execute function check_erasure_end()',
  `create function may_erase(asked bigint) returns boolean language sql stable as $$
     select exists (select from audit_erasure e join audit_erasure_end x on x.erasure = e.id
       where e.entry = asked and x.outcome = 'confirmed')
   $$`,
  `create function check_erasure() returns trigger language plpgsql as $$
   begin
     if (case tg_table_name
           when 'audit_value' then may_erase((to_jsonb(old)->>'seq')::bigint)
           else exists (select from audit_entry a where a.act = 'person.note' and a.details->>'note' = to_jsonb(old)->>'note' and may_erase(a.seq))
         end) then return old; end if;
     raise exception '%: expected an erasure that two people agreed on, got none', tg_table_name using errcode = 'check_violation';
   end $$`,
  'create trigger audit_value_erased before delete on audit_value for each row execute function check_erasure()',
  'create trigger note_value_erased before delete on note_value for each row execute function check_erasure()',
  'create trigger audit_value_no_truncate before truncate on audit_value for each statement execute function refuse_change()',
  'create trigger note_value_no_truncate before truncate on note_value for each statement execute function refuse_change()',
]
