import type { Generated, JSONColumnType, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Edition } from './make-edition.ts'

export interface PublishingTables {
  edition: {
    number: number
    body: JSONColumnType<Edition>
    published_by: string
    published_at: Generated<Date>
  }
}

/** Writes edition; nothing else does. An edition once published stays. */
export class PublishingStore {
  readonly #db: Kysely<PublishingTables>

  constructor(db: Kysely<PublishingTables>) {
    this.#db = db
  }

  async add(edition: Edition, by: string): Promise<void> {
    await this.#db
      .insertInto('edition')
      .values({ number: edition.number, body: JSON.stringify(edition), published_by: by })
      .execute()
  }
}

/** The number of the newest edition; 0 when none was published. */
export async function newestEditionNumber(db: ReadonlyKysely<PublishingTables>): Promise<number> {
  const row = await db
    .selectFrom('edition')
    .select((columns) => columns.fn.max('number').as('number'))
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

export async function loadEdition(db: ReadonlyKysely<PublishingTables>, number: number): Promise<Edition | null> {
  const row = await db.selectFrom('edition').select('body').where('number', '=', number).executeTakeFirst()
  return row?.body ?? null
}
