import { type Kysely, sql } from 'kysely'
import type { PersonEntry } from './edition.ts'
import type { KeptPerson } from './making/weigh-people.ts'
import type { PublishingTables } from './store.ts'

/** A person's page as an edition showed it. */
export type PersonVersion =
  | { readonly kind: 'held'; readonly person: PersonEntry; readonly edition: number; readonly published: string }
  /** Published then, and taken out of every edition since: nothing more is told. */
  | { readonly kind: 'withdrawn' }

/** What earlier editions showed. */
export interface PersonVersions {
  person(id: string, edition: number): Promise<PersonVersion | null>
  /** The newest edition published by the end of a day (ISO). */
  knownOn(day: string): Promise<number | null>
}

/**
 * What edition number `number` showed of a person; null where it showed nothing. Whoever is in no edition any more is in no earlier one
 * either: silence, withdrawal and erasure hold for what was published before them.
 */
export async function personVersion(
  db: Kysely<PublishingTables>,
  id: string,
  number: number,
): Promise<PersonVersion | null> {
  const { rows } = await sql<{ body: string | null; published: string; current: boolean }>`
    select r.body, e.body->>'published' as published,
      exists (select from edition_row c where c.kind = 'person' and c.id = r.id and c.until is null) as current
    from edition_row r join edition e on e.number = ${number}
    where r.kind = 'person' and r.id = ${id} and r.since <= ${number} and (r.until is null or r.until > ${number})`.execute(
    db,
  )
  const [row] = rows
  if (!row) return null
  if (!row.current || row.body === null || row.body === 'null') return { kind: 'withdrawn' }
  const { entry } = JSON.parse(row.body) as KeptPerson
  return { kind: 'held', person: entry, edition: number, published: row.published }
}

/** The newest edition published by the end of a day (ISO, UTC); null where there was none. */
export async function editionKnownOn(db: Kysely<PublishingTables>, day: string): Promise<number | null> {
  const { rows } = await sql<{ number: number | null }>`
    select max(number) as number from edition where left(body->>'published', 10) <= ${day}`.execute(db)
  return rows[0]?.number ?? null
}
