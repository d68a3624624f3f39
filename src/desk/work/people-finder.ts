import { type Kysely, sql } from 'kysely'
import { NameIndex } from '../../names/index.ts'
import type { DeskTables } from '../deps.ts'

export interface Found {
  readonly personId: string
  readonly score: number
  readonly reasons: readonly string[]
}

/** How long an index may be asked before it is looked whether names were added, in milliseconds. */
const FRESH_MS = 500

/** Finds people of the register by a name in any script and spelling, without loading anything but names. */
export class PeopleFinder {
  readonly #db: Kysely<DeskTables>
  #index: { readonly names: NameIndex; readonly basis: string; readonly asked: number } | null = null
  #making: Promise<NameIndex> | null = null

  constructor(db: Kysely<DeskTables>) {
    this.#db = db
  }

  async find(name: string, limit: number): Promise<readonly Found[]> {
    const index = await this.#current()
    return index
      .search(name, limit)
      .map(({ id, score, reasons }) => ({ personId: id, score, reasons: reasons.map(({ text }) => text) }))
  }

  async #current(): Promise<NameIndex> {
    if (this.#index && Date.now() - this.#index.asked < FRESH_MS) return this.#index.names
    this.#making ??= this.#make().finally(() => {
      this.#making = null
    })
    return this.#making
  }

  async #make(): Promise<NameIndex> {
    const { rows } = await sql<{ basis: string }>`select count(*)::text as basis from person_name`.execute(this.#db)
    const basis = rows[0]?.basis ?? ''
    const held = this.#index
    const names = held?.basis === basis ? held.names : await this.#build()
    this.#index = { names, basis, asked: Date.now() }
    return names
  }

  async #build(): Promise<NameIndex> {
    const rows = await this.#db.selectFrom('person_name').select(['person_id', 'text']).orderBy('person_id').execute()
    const byPerson = Map.groupBy(rows, ({ person_id }) => person_id)
    return NameIndex.build([...byPerson].map(([id, names]) => ({ id, names: names.map(({ text }) => text) })))
  }
}
