import { type Kysely, sql } from 'kysely'
import { MemberError } from './members.ts'
import type { AccountTables } from './tables.ts'

/** In days: nobody travels without end, and a forgotten one must not lock somebody out of their work. */
export const LONGEST_TRAVEL = 90

type Db = Kysely<AccountTables>

/** While somebody travels, their account sees these countries and nothing else, whoever makes them sign in. */
export interface Travel {
  readonly id: number
  readonly countries: readonly string[]
  readonly until: Date
}

/** From now on. @throws MemberError where the days are not between 1 and 90. */
export async function beginTravel(
  trx: Db,
  accountId: string,
  countries: readonly string[],
  days: number,
): Promise<void> {
  if (!Number.isSafeInteger(days) || days < 1 || days > LONGEST_TRAVEL)
    throw new MemberError(`travel: expected 1 to ${LONGEST_TRAVEL} days, got "${days}"`)
  await trx
    .insertInto('desk_travel')
    .values({
      account_id: accountId,
      countries: [...countries],
      until: sql<Date>`clock_timestamp() + make_interval(days => ${days})`,
      ended_at: null,
      ended_by: null,
    })
    .execute()
}

/** Ends every journey of an account early; the database refuses it by the traveller, who may be made to. */
export async function endTravel(trx: Db, accountId: string, by: string): Promise<void> {
  await trx
    .updateTable('desk_travel')
    .set({ ended_at: sql`clock_timestamp()`, ended_by: by })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}

/** The journeys of an account that are not over. */
export async function loadTravels(db: Db, accountId: string): Promise<readonly Travel[]> {
  const rows = await db
    .selectFrom('desk_travel')
    .select(['id', 'countries', 'until'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('until', '>', sql<Date>`clock_timestamp()`)
    .orderBy('id')
    .execute()
  return rows.map(({ id, ...row }) => ({ ...row, id: Number(id) }))
}

/** What is left of an account's countries (null is all) on its journeys: each can only take away. */
export function narrowed(
  countries: readonly string[] | null,
  journeys: readonly (readonly string[])[],
): readonly string[] | null {
  return journeys.reduce<readonly string[] | null>(
    (left, kept) => (left === null ? kept : left.filter((country) => kept.includes(country))),
    countries,
  )
}
