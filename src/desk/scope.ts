import { type Kysely, type RawBuilder, sql } from 'kysely'
import { writerOf } from '../database/index.ts'
import type { AccessTables } from './access-tables.ts'
import type { DeskTables } from './deps.ts'
import type { Actor } from './route.ts'

export type Labelled = 'person' | 'report' | 'case'

/** Whether the account sees only a part of the register. */
export function isBounded(actor: Actor): boolean {
  return actor.countries !== null || actor.cases !== null
}

/**
 * A condition for every query of the desk: whether the actor may see the object whose id stands in `column`, such as
 * `visibleTo(actor, 'report', 'claim.report_id')`. True for an account without bounds. What carries no label is not seen by
 * an account that has them: forgetting a label hides, it never shows.
 */
export function visibleTo(actor: Actor, kind: Labelled, column: string): RawBuilder<boolean> {
  const bounds = [
    ...(actor.countries ? [labelledWith(kind, column, 'country', actor.countries)] : []),
    ...(actor.cases ? [labelledWith(kind, column, 'case', actor.cases)] : []),
  ]
  return bounds.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(bounds, sql` and `)})`
}

function labelledWith(object: Labelled, column: string, kind: 'country' | 'case', values: readonly string[]) {
  return sql`exists (select from access_label where access_label.object = ${`${object}:`} || ${sql.ref(column)}
    and access_label.kind = ${kind} and access_label.value = any(${[...values]}))`
}

/** Whether the actor may see this one object; ask it before showing or changing anything by an id that came from outside. */
export async function maySee(db: Kysely<DeskTables>, actor: Actor, kind: Labelled, id: string): Promise<boolean> {
  if (!isBounded(actor)) return true
  const { rows } = await sql<{ seen: boolean }>`
    select ${visibleTo(actor, kind, 'one.id')} as seen from (select ${id}::text as id) as one`.execute(db)
  return rows[0]?.seen === true
}

/** Says what an object is about. Labels add up: an object of two countries is seen from both. */
export async function label(
  trx: Kysely<AccessTables>,
  by: string,
  object: `${Labelled}:${string}`,
  labels: { readonly countries?: readonly string[]; readonly cases?: readonly string[] },
): Promise<void> {
  const rows = [
    ...(labels.countries ?? []).map((value) => ({ object, kind: 'country' as const, value, labelled_by: by })),
    ...(labels.cases ?? []).map((value) => ({ object, kind: 'case' as const, value, labelled_by: by })),
  ]
  if (rows.length > 0)
    await trx
      .insertInto('access_label')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** What an account with bounds takes in is of its countries and cases: it goes on seeing it, and so does whoever shares them. */
export async function labelAsOwned(db: Kysely<DeskTables>, accountId: string, object: `${Labelled}:${string}`) {
  const bounds = await db
    .selectFrom('desk_member')
    .select(['countries', 'cases'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const labels = { countries: bounds?.countries ?? [], cases: bounds?.cases ?? [] }
  await label(writerOf<AccessTables, DeskTables>(db), `user:${accountId}`, object, labels)
}

/**
 * Whether all that is claimed of the person in `column` is seen by the actor. Where it is not, what follows from it (a status, a
 * place) is left out: it would tell of reports that the account may not see.
 */
export function seesAllOf(actor: Actor, column: string): RawBuilder<boolean> {
  if (!isBounded(actor)) return sql<boolean>`true`
  return sql<boolean>`not exists (select from claim_state behind where behind.person_id = ${sql.ref(column)}
    and not ${visibleTo(actor, 'report', 'behind.report_id')})`
}
