import type { JSONColumnType, Kysely } from 'kysely'
import type { Entry, EntryStatus } from './entry.ts'

interface KeptEntry {
  readonly status: Omit<EntryStatus, 'basis'> & { readonly basis: string | null }
  readonly facts: readonly string[]
  readonly eventIds: readonly string[]
}

export interface RecordTables {
  entry: { person_id: string; body: JSONColumnType<KeptEntry> }
}

/** Writes entry; nothing else does. Entries are derived. */
export class RecordStore {
  readonly #db: Kysely<RecordTables>

  constructor(db: Kysely<RecordTables>) {
    this.#db = db
  }

  async replace(entries: readonly Entry[]): Promise<void> {
    await this.#db.deleteFrom('entry').execute()
    for (let from = 0; from < entries.length; from += 1000)
      await this.#db
        .insertInto('entry')
        .values(entries.slice(from, from + 1000).map(row))
        .execute()
  }
}

function row({ person, status, facts, eventIds }: Entry) {
  const body: KeptEntry = {
    status: { ...status, basis: status.basis?.proposition.id ?? null },
    facts: facts.map((fact) => fact.proposition.id),
    eventIds,
  }
  return { person_id: person.id, body: JSON.stringify(body) }
}
