export type Outcome =
  | 'out_confirmed'
  | 'out_reported'
  | 'still_held'
  | 'refused'
  | 'rearrested'
  | 'restricted'
  | 'unknown'

export interface LedgerPerson {
  readonly id: string
  readonly name: string
}

export interface LedgerSlot {
  readonly person: LedgerPerson
  readonly outcome: Outcome
  /** Independent origins. */
  readonly for: number
  readonly against: number
  readonly reasonCodes: readonly string[]
  /** Claim ids. */
  readonly evidence: readonly string[]
}

/** The release ledger as the public sees it; shape fixed by the output contract. */
export interface Ledger {
  readonly event: { readonly id: string; readonly title: string; readonly date: string; readonly place: string | null }
  readonly announced: readonly {
    readonly number: number
    readonly population: string
    readonly speaker: string
    readonly origins: number
    readonly reports: number
  }[]
  readonly slots: readonly LedgerSlot[]
  readonly misnamed: readonly {
    readonly person: LedgerPerson
    readonly reasonCodes: readonly string[]
    readonly evidence: readonly string[]
  }[]
  readonly unnamed: readonly { readonly number: number; readonly population: string }[]
  readonly totals: {
    readonly announced: number
    readonly named: number
    readonly matched: number
    readonly confirmed: number
    readonly disputed: number
    readonly refused: number
    readonly unnamed: number
  }
  readonly tallies: readonly { readonly organisation: string; readonly number: number; readonly definition: string }[]
  readonly contradictions: readonly {
    readonly about: string
    readonly values: readonly { readonly value: number | string; readonly origins: number }[]
    readonly explanation: string
  }[]
  readonly balance: { readonly holds: boolean; readonly residual: number }
}
