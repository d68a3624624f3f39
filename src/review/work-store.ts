import { type Kysely, sql } from 'kysely'
import { InvalidDecisionError } from './decision.ts'
import type { ReviewTables } from './tables.ts'

/** Writes assignment, comment and saved_search; nothing else does. */
export class WorkStore {
  readonly #db: Kysely<ReviewTables>

  constructor(db: Kysely<ReviewTables>) {
    this.#db = db
  }

  async assign(target: string, assignee: string, by: string, note: string): Promise<void> {
    await this.#db
      .insertInto('assignment')
      .values({ target, assignee, assigned_by: by, note, done_at: null, done_by: null })
      .execute()
  }

  async finish(id: number, by: string): Promise<void> {
    await this.#db
      .updateTable('assignment')
      .set({ done_at: sql`clock_timestamp()`, done_by: by })
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .execute()
  }

  async comment(target: string, by: string, text: string): Promise<void> {
    if (text.trim() === '') throw new InvalidDecisionError(`comment on ${target}: expected some words, got none`)
    await this.#db.insertInto('comment').values({ target, said_by: by, text: text.trim() }).execute()
  }

  async saveSearch(owner: string, name: string, query: string): Promise<void> {
    await this.#db
      .insertInto('saved_search')
      .values({ owner, name, query })
      .onConflict((conflict) => conflict.columns(['owner', 'name']).doUpdateSet({ query }))
      .execute()
  }

  async forgetSearch(owner: string, id: number): Promise<void> {
    await this.#db.deleteFrom('saved_search').where('owner', '=', owner).where('id', '=', id).execute()
  }
}
