import { type Kysely, sql } from 'kysely'
import { InvalidDecisionError } from './decision.ts'
import type { NoteLevel, ReviewTables } from './tables.ts'

export interface PersonNote {
  readonly id: number
  readonly field: string
  readonly value: string
  readonly level: NoteLevel
  readonly source: string
  readonly by: string
  readonly at: string
}

/** Writes assignment, comment, saved_search and person_note; nothing else does. */
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

  /** Says something of a person, with its source. What it takes the place of stays as a row. */
  async addNote(personId: string, note: Omit<PersonNote, 'id' | 'at'>, replaces: number | null): Promise<void> {
    if (note.source.trim() === '' || note.value.trim() === '')
      throw new InvalidDecisionError(
        `${note.field} of ${personId}: expected a value and its source, got one of them empty`,
      )
    const { field, value, level, source, by } = note
    await this.#db
      .insertInto('person_note')
      .values({ person_id: personId, field, value, level, source, said_by: by, replaces })
      .execute()
  }
}
