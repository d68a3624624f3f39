import { createHash } from 'node:crypto'
import type { Generated, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'

export interface WatchTables {
  watch: {
    id: string
    kind: 'feed' | 'page'
    url: string
    outlet: string | null
    etag: string | null
    modified: string | null
    content: string | null
    looked_at: Date | null
    trouble: string | null
    added_by: string
    added_at: Generated<Date>
  }
}

/** A feed or page to follow, and what its last look found. */
export interface Watch {
  readonly id: string
  readonly kind: 'feed' | 'page'
  readonly url: string
  /** The outlet's name, where it does not tell it itself. */
  readonly outlet: string | null
  readonly etag: string | null
  readonly modified: string | null
  /** Of a page: the hash of its bytes. Of a feed: short hashes of the entries taken in. */
  readonly content: string | null
  readonly looked: string | null
  readonly trouble: string | null
}

export class InvalidWatchError extends Error {
  override name = 'InvalidWatchError'
}

/** Writes watch; nothing else does. */
export class WatchStore {
  readonly #db: Kysely<WatchTables>

  constructor(db: Kysely<WatchTables>) {
    this.#db = db
  }

  /** Says false when it is followed already. */
  async add(
    kind: Watch['kind'],
    address: string,
    outlet: string | null,
    by: string,
  ): Promise<{ readonly id: string; readonly fresh: boolean }> {
    const url = URL.canParse(address) ? new URL(address) : null
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
      throw new InvalidWatchError(`watch: expected a web address such as https://example.org/feed, got "${address}"`)
    const id = createHash('sha256').update(url.href).digest('hex').slice(0, 8)
    const added = await this.#db
      .insertInto('watch')
      .values({
        id,
        kind,
        url: url.href,
        outlet,
        etag: null,
        modified: null,
        content: null,
        looked_at: null,
        trouble: null,
        added_by: by,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return { id, fresh: (added.numInsertedOrUpdatedRows ?? 0n) > 0n }
  }

  async remove(id: string): Promise<boolean> {
    const done = await this.#db.deleteFrom('watch').where('id', '=', id).executeTakeFirst()
    return done.numDeletedRows > 0n
  }

  async looked(
    id: string,
    found: Partial<Pick<Watch, 'etag' | 'modified' | 'content'>> & { readonly trouble: string | null },
  ): Promise<void> {
    await this.#db
      .updateTable('watch')
      .set({ ...found, looked_at: new Date() })
      .where('id', '=', id)
      .execute()
  }
}

export async function loadWatches(db: ReadonlyKysely<WatchTables>): Promise<readonly Watch[]> {
  const rows = await db.selectFrom('watch').selectAll().orderBy('added_at').execute()
  return rows.map(({ looked_at, added_by: _by, added_at: _at, ...row }) => ({
    ...row,
    looked: looked_at?.toISOString() ?? null,
  }))
}
