export type { Ledger, LedgerPerson, Outcome, Slot as LedgerSlot } from '../weighing/index.ts'
