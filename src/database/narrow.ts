import type { Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'

/**
 * The same connection with the writing half of its type taken away, for stages that read what others own. Kysely's own types
 * do not let one pass for the other, although at run time they are one object.
 */
export function asReadonly<Tables>(db: Kysely<Tables>): ReadonlyKysely<Tables> {
  return db as never
}

/**
 * The same connection for the one stage that owns some of its tables: that stage's writes to any other do not compile. A
 * Kysely of more tables is one of fewer at run time; its types no longer say so since it can extend its tables itself.
 */
export function writerOf<Own, All extends Own>(db: Kysely<All>): Kysely<Own> {
  return db as never
}
