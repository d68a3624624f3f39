export type { Ledger, Outcome, Slot as LedgerSlot, SlotPerson as LedgerPerson } from '../weighing/index.ts'
