/** A person of the register, as far as the ledger needs them. */
export interface LedgerPerson {
  readonly id: string
  readonly name: string
  /** ISO 3166 code, where known. */
  readonly nationality?: string | null
  readonly sex?: 'f' | 'm' | null
}
