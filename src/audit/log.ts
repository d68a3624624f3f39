import { type Kysely, type Selectable, sql } from 'kysely'
import { type AuditEntry, type AuditEvent, BEFORE_THE_FIRST, createEntry, type SaltedValue } from './entry.ts'
import type { Signer } from './key.ts'
import type { AuditTables } from './tables.ts'
import { type ValueSealer, valuePlace } from './value-sealer.ts'

export class AuditError extends Error {
  override name = 'AuditError'
}

/** The advisory lock under which one entry follows another. */
const CHAINING = 7_210_551

/** Writes the audit tables; nothing else does. */
export class AuditLog {
  readonly #signer: Signer
  readonly #sealer: ValueSealer | null

  /** Without a sealer values lie beside the chain as they are. */
  constructor(signer: Signer, sealer: ValueSealer | null = null) {
    this.#signer = signer
    this.#sealer = sealer
  }

  /**
   * Adds one entry within the transaction that does what it tells of: both stand, or neither. From here to the end of that
   * transaction every other writer waits, so it comes last. Throws AuditError outside a transaction.
   */
  async append<All extends AuditTables>(wide: Kysely<All>, event: AuditEvent): Promise<AuditEntry> {
    // At run time a Kysely of more tables is one of fewer; its types no longer say so.
    const trx: Kysely<AuditTables> = wide as never
    if (!trx.isTransaction)
      throw new AuditError(`audit: expected a transaction around "${event.act}" and its entry, got none. Begin one.`)
    await sql`select pg_advisory_xact_lock(${CHAINING})`.execute(trx)
    const head = await trx.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()
    const { entry, values } = createEntry(event, {
      seq: (head?.seq ?? 0) + 1,
      at: new Date().toISOString(),
      key: this.#signer.fingerprint,
      previous: head?.hash ?? BEFORE_THE_FIRST,
    })
    await trx.insertInto('audit_entry').values(rowOf(entry)).execute()
    if (values.length > 0)
      await trx
        .insertInto('audit_value')
        .values(values.map((value) => ({ ...this.#sealed(entry.seq, value), seq: entry.seq })))
        .execute()
    await this.#signHead(trx, entry)
    return entry
  }

  #sealed(seq: number, { field, salt, value }: SaltedValue) {
    return this.#sealer
      ? { field, salt, value: this.#sealer.seal(valuePlace(seq, field), value), sealed: true }
      : { field, salt, value, sealed: false }
  }

  async #signHead(trx: Kysely<AuditTables>, { seq, hash }: AuditEntry): Promise<void> {
    const head = { seq, hash, public_key: this.#signer.publicKey, signature: this.#signer.sign(signedText(seq, hash)) }
    await trx
      .insertInto('audit_head')
      .values(head)
      .onConflict((conflict) => conflict.column('one').doUpdateSet(head))
      .execute()
  }
}

/** What the signature of the head is over. */
export function signedText(seq: number, hash: string): string {
  return `habeas audit ${seq} ${hash}`
}

export function entryOf(row: Selectable<AuditTables['audit_entry']>): AuditEntry {
  const { value_hashes: valueHashes, at, ...rest } = row
  return { ...rest, at: at.toISOString(), valueHashes }
}

function rowOf({ details, valueHashes, ...rest }: AuditEntry) {
  return { ...rest, details: JSON.stringify(details), value_hashes: JSON.stringify(valueHashes) }
}
