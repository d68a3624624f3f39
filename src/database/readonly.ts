import type { Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'

/**
 * The same connection with the writing half of its type taken away, for stages that read what others own. Kysely's own types
 * do not let one pass for the other, although at run time they are one object.
 */
export function asReadonly<Tables>(db: Kysely<Tables>): ReadonlyKysely<Tables> {
  return db as never
}
