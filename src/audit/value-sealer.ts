import type { Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { AuditTables } from './tables.ts'

/** Keeps values unread by whoever has the database and not the key. */
export interface ValueSealer {
  /** `about` is where the value belongs; it does not open elsewhere. */
  seal(about: string, value: string): string
  /** Throws where the key is not there, or the value is not what was sealed for this place. */
  unseal(about: string, sealed: string): string
}

/** Where a value beside the chain belongs. */
export const valuePlace = (seq: number, field: string): string => `audit:${seq}:${field}`

interface HeldValue {
  readonly seq: number
  readonly field: string
  readonly value: string
  readonly sealed: boolean
}

/** The value in clear; null where it is sealed and cannot be opened here. */
export function openValue({ seq, field, value, sealed }: HeldValue, sealer: ValueSealer | null): string | null {
  if (!sealed) return value
  try {
    return sealer?.unseal(valuePlace(seq, field), value) ?? null
  } catch {
    // Altered or without its key: whoever asks says so of the value, and the chain is read on.
    return null
  }
}

/** The same value under a newer key; null where it is already. */
export type Rewrap = (about: string, sealed: string) => string | null

/** Puts the values beside the chain under a newer key, in one transaction; how many. */
export async function rewrapAuditValues(db: Kysely<AuditTables>, rewrap: Rewrap): Promise<number> {
  return db.transaction().execute(async (trx) => {
    let moved = 0
    const held = await trx
      .selectFrom('audit_value')
      .select(['seq', 'field', 'value'])
      .where('sealed', '=', true)
      .execute()
    for (const { seq, field, value } of held) {
      const newer = rewrap(valuePlace(seq, field), value)
      if (newer === null) continue
      await trx
        .updateTable('audit_value')
        .set({ value: newer })
        .where('seq', '=', seq)
        .where('field', '=', field)
        .execute()
      moved++
    }
    return moved
  })
}

/** Every sealed value beside the chain, as it lies there. */
export function loadSealedValues(db: ReadonlyKysely<AuditTables>) {
  return db.selectFrom('audit_value').select(['seq', 'field', 'value']).where('sealed', '=', true).execute()
}
