import { type Kysely, sql } from 'kysely'

/** Tightening a protection takes one person and holds at once; loosening one, and an erasure, take two: insisted on here. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...tables, ...guards]) await sql.raw(statement).execute(db)
}

const tables = [
  `create table protection_proposal (
     seq bigint generated always as identity primary key,
     kind text not null, target text not null, value text not null,
     until timestamptz,
     proposed_by text not null,
     reason text not null check (reason <> ''),
     proposed_at timestamptz not null default clock_timestamp()
   )`,
  `create table protection_proposal_end (
     proposal bigint primary key references protection_proposal,
     outcome text not null check (outcome in ('confirmed', 'refused', 'withdrawn')),
     ended_by text not null,
     ended_at timestamptz not null default clock_timestamp()
   )`,
]

const guards = [
  ...['protection_proposal', 'protection_proposal_end'].flatMap((table) => [
    `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
  ]),
  `create function protection_two_people() returns trigger language plpgsql as $$
   begin
     if new.second_by is null and (new.kind = 'erasure' or new.value in ('off', 'usual', 'P0', 'P1', 'given', 'public_by_own_side')) then
       raise exception 'protection of %: expected two people to loosen it or to erase, got one', new.target
         using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  'create trigger protection_two_people before insert on protection for each row execute function protection_two_people()',
  `create function protection_second_person() returns trigger language plpgsql as $$
   begin
     if new.outcome in ('confirmed', 'refused') and exists (
       select from protection_proposal where seq = new.proposal and proposed_by = new.ended_by
     ) then
       raise exception 'protection: expected a second person to answer the proposal, got the first'
         using errcode = 'check_violation';
     end if;
     return new;
   end $$`,
  'create trigger protection_second_person before insert on protection_proposal_end for each row execute function protection_second_person()',
]
