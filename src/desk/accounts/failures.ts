import { createHmac } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AccountTables } from './tables.ts'

/** So many tries are free; from there each failure doubles the wait, up to the longest. */
const FREE_TRIES = 5
/** Many sit behind one address. */
const FREE_FROM_ONE_ADDRESS = 25
const LONGEST_WAIT_S = 15 * 60
const WAIT_S = 5

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

  /**
   * Takes one try for each key, counting it as failed until forget() says otherwise. In seconds, how long to wait before the
   * next; 0 where this one may be looked at. One statement a key, so that of a hundred tries at once no more than the free
   * ones pass.
   */
  async take(keys: readonly FailureKey[]): Promise<number> {
    for (const key of keys.toSorted()) {
      const hash = this.#hash(key)
      const free = key.startsWith('address:') ? FREE_FROM_ONE_ADDRESS : FREE_TRIES
      const { rows } = await sql`
        insert into desk_failure as held (key_hash, failures, last_at) values (${hash}, 1, clock_timestamp())
        on conflict (key_hash) do update set
          failures = case when held.last_at < clock_timestamp() - interval '1 day' then 1 else held.failures + 1 end,
          last_at = clock_timestamp(),
          blocked_until = case
            when held.last_at < clock_timestamp() - interval '1 day' or held.failures + 1 < ${free}::int then null
            else clock_timestamp() + make_interval(secs => ${WAIT_S}::float8 * least(${LONGEST_WAIT_S / WAIT_S}::float8,
              power(2, least(30, held.failures + 1 - ${free}::int)))) end
        where held.blocked_until is null or held.blocked_until <= clock_timestamp()
        returning 1`.execute(this.#db)
      if (rows.length === 0) return this.#wait(hash)
    }
    return 0
  }

  async #wait(hash: string): Promise<number> {
    const { rows } = await sql<{ wait: number }>`
      select ceil(extract(epoch from blocked_until - clock_timestamp()))::float8 as wait
      from desk_failure where key_hash = ${hash}`.execute(this.#db)
    return Math.max(1, rows[0]?.wait ?? 1)
  }

  async forget(keys: readonly FailureKey[]): Promise<void> {
    const hashes = keys.map((key) => this.#hash(key))
    await this.#db.deleteFrom('desk_failure').where('key_hash', 'in', hashes).execute()
  }

  #hash(key: string): string {
    return createHmac('sha256', this.#secret).update(`failure\n${key}`).digest('hex')
  }
}
