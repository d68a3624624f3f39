import type { Migration } from 'kysely/migration'
import * as register from './0001-register.ts'
import * as editions from './0005-editions.ts'

/** In the order in which they run; a name once released is never renamed. */
export const migrations: Record<string, Migration> = {
  '0001-register': register,
  '0005-editions': editions,
}
