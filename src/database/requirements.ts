import type pg from 'pg'
import { UnsupportedServerError } from './errors.ts'

const OLDEST_MAJOR = 15

export interface ServerFacts {
  /** server_version_num, such as 180004. */
  readonly versionNumber: number
  /** Such as 18.4. */
  readonly version: string
  readonly encoding: string
  /** LC_CTYPE of the database in use. */
  readonly characterClasses: string
}

/** What a server says of itself and of the database in use. */
export async function askServer(client: pg.ClientBase): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(
    `select current_setting('server_version_num')::int4 as "versionNumber",
            split_part(current_setting('server_version'), ' ', 1) as version,
            pg_encoding_to_char(encoding) as encoding, datctype as "characterClasses"
     from pg_database where datname = current_database()`,
  )
  const [facts] = rows
  if (!facts) throw new UnsupportedServerError('expected the server to describe its database, got nothing')
  return facts
}

/** Refuses a server that would go wrong later, some of it silently. */
export function requireUsable(facts: ServerFacts, where: string): void {
  const refuse = (expected: string, got: string, remedy: string): never => {
    throw new UnsupportedServerError(`expected ${expected}, got ${got} (${where}). Nothing was changed. ${remedy}`)
  }
  if (Math.floor(facts.versionNumber / 10_000) < OLDEST_MAJOR) {
    refuse(
      `PostgreSQL ${OLDEST_MAJOR} or later`,
      facts.version,
      'Use a newer server, or unset DATABASE_URL to use the embedded database.',
    )
  }
  const remedy = "Make one with: create database habeas template template0 encoding 'UTF8' locale 'C.UTF-8'"
  if (facts.encoding !== 'UTF8') refuse('a database in UTF8', facts.encoding, remedy)
  // With plain C, pg_trgm finds no trigram in Cyrillic and the search for names is silently empty.
  if (/^(C|POSIX)$/.test(facts.characterClasses)) {
    refuse('a database whose LC_CTYPE knows letters', `LC_CTYPE ${facts.characterClasses}`, remedy)
  }
}
