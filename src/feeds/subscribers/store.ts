import { randomBytes } from 'node:crypto'
import type { Generated, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'

export interface SubscriptionTables {
  subscription: {
    id: string
    kind: 'webhook' | 'email'
    target: string
    topic: string
    secret: string
    confirmed: boolean
    told: string | null
    trouble: string | null
    created_at: Generated<Date>
  }
}

/** Somebody who is told of changes: a program at an address, or a reader by mail. */
export interface Subscription {
  readonly id: string
  readonly kind: 'webhook' | 'email'
  readonly target: string
  readonly topic: string
  /** A webhook's signing key, or the token in a reader's mails. */
  readonly secret: string
  readonly confirmed: boolean
  /** What was told last, item by item, as short hashes; null before the first time. */
  readonly told: Readonly<Record<string, string>> | null
  readonly trouble: string | null
  readonly created: Date
}

/** Writes subscription; nothing else does. Addresses of readers stand here and nowhere else, and go with their subscription. */
export class SubscriptionStore {
  readonly #db: Kysely<SubscriptionTables>

  constructor(db: Kysely<SubscriptionTables>) {
    this.#db = db
  }

  /** Null when the same is subscribed already. */
  async add(kind: Subscription['kind'], target: string, topic: string): Promise<Subscription | null> {
    const id = randomBytes(9).toString('base64url')
    const secret =
      kind === 'webhook' ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(24).toString('base64url')
    const row = { id, kind, target, topic, secret, confirmed: kind === 'webhook', told: null, trouble: null }
    const added = await this.#db
      .insertInto('subscription')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return (added.numInsertedOrUpdatedRows ?? 0n) > 0n ? { ...row, created: new Date() } : null
  }

  async confirm(token: string): Promise<boolean> {
    const done = await this.#db
      .updateTable('subscription')
      .set({ confirmed: true })
      .where('kind', '=', 'email')
      .where('secret', '=', token)
      .executeTakeFirst()
    return done.numUpdatedRows > 0n
  }

  /** By its id, or by the token in a reader's mail. */
  async remove(by: { readonly id: string } | { readonly token: string }): Promise<boolean> {
    const query = this.#db.deleteFrom('subscription')
    const done = await ('id' in by
      ? query.where('id', '=', by.id)
      : query.where('kind', '=', 'email').where('secret', '=', by.token)
    ).executeTakeFirst()
    return done.numDeletedRows > 0n
  }

  async told(id: string, told: Subscription['told'], trouble: string | null): Promise<void> {
    await this.#db
      .updateTable('subscription')
      .set({ ...(told ? { told: JSON.stringify(told) } : {}), trouble })
      .where('id', '=', id)
      .execute()
  }

  /** An address whose owner did not say yes is forgotten. */
  async forgetUnanswered(before: Date): Promise<void> {
    await this.#db.deleteFrom('subscription').where('confirmed', '=', false).where('created_at', '<', before).execute()
  }
}

export async function loadSubscriptions(db: ReadonlyKysely<SubscriptionTables>): Promise<readonly Subscription[]> {
  const rows = await db.selectFrom('subscription').selectAll().orderBy('created_at').execute()
  return rows.map(({ created_at: created, told, ...row }) => ({
    ...row,
    created,
    told: (typeof told === 'string' ? JSON.parse(told) : told) as Subscription['told'],
  }))
}
