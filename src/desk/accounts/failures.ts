import { createHmac } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AccountTables } from './tables.ts'

/** So many tries are free; from there each failure doubles the wait, up to the longest. */
export const FREE_TRIES = 5
/** Many sit behind one address. */
const FREE_FROM_ONE_ADDRESS = 25
export const LONGEST_WAIT_S = 15 * 60

/** What is counted: the name that was given, or the address it came from. */
export type FailureKey = `name:${string}` | `address:${string}`

/**
 * Counts failed sign-ins, by the name that was given and by the address they came from. A name that is no account counts
 * like one that is; neither is kept in the clear. After a day without a failure the count begins anew.
 */
export class FailureStore {
  readonly #db: Kysely<AccountTables>
  readonly #secret: Uint8Array

  constructor(db: Kysely<AccountTables>, secret: Uint8Array) {
    this.#db = db
    this.#secret = secret
  }

  /** In seconds, how long the longest-blocked of these must wait; 0 when a try is looked at. */
  async wait(keys: readonly FailureKey[]): Promise<number> {
    const { rows } = await sql<{ wait: number }>`
      select coalesce(ceil(max(extract(epoch from blocked_until - clock_timestamp()))), 0)::float8 as wait
      from desk_failure where key_hash = any(${keys.map((key) => this.#hash(key))})`.execute(this.#db)
    return Math.max(0, rows[0]?.wait ?? 0)
  }

  /** Counted before the password is looked at, so that a hundred tries at once are not all free. */
  async count(keys: readonly FailureKey[]): Promise<void> {
    for (const key of keys.toSorted()) {
      const free = key.startsWith('address:') ? FREE_FROM_ONE_ADDRESS : FREE_TRIES
      await sql`
        insert into desk_failure (key_hash, failures, last_at) values (${this.#hash(key)}, 1, clock_timestamp())
        on conflict (key_hash) do update set
          failures = case when desk_failure.last_at < clock_timestamp() - interval '1 day' then 1 else desk_failure.failures + 1 end,
          last_at = clock_timestamp(),
          blocked_until = case
            when desk_failure.last_at < clock_timestamp() - interval '1 day' or desk_failure.failures + 1 < ${free} then null
            else clock_timestamp() + make_interval(secs =>
              least(${LONGEST_WAIT_S}::float8, power(2, least(30, desk_failure.failures + 1 - ${free}::int)) * 5)) end`.execute(
        this.#db,
      )
    }
  }

  async forget(keys: readonly FailureKey[]): Promise<void> {
    const hashes = keys.map((key) => this.#hash(key))
    await this.#db.deleteFrom('desk_failure').where('key_hash', 'in', hashes).execute()
  }

  #hash(key: string): string {
    return createHmac('sha256', this.#secret).update(`failure\n${key}`).digest('hex')
  }
}
