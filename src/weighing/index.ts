export {
  type Assessment,
  type AssessOptions,
  type AssessStep,
  assess,
  assessClaims,
  assessEach,
  type ClaimState,
  type LadderState,
  type OriginPicture,
  type Place,
  placesEach,
} from './assess.ts'
export { type Body, GrowingBody } from './body.ts'
export type { Contradiction, ContradictionCode, SaidValue } from './contradiction.ts'
export {
  type CustodyEvidence,
  type CustodySign,
  custodyEvidence,
  type HeldState,
  heldState,
  lastCustodySign,
} from './custody-evidence.ts'
export { createDirectory, type Directory, type Organisation } from './directory.ts'
export { findEvents, type ReleaseEvent } from './event.ts'
export * from './evidence.ts'
export { factsOf, gatherEvidence } from './gather.ts'
export { type InformationGrade, informationGrade } from './information-grade.ts'
export { findReleases } from './job-events.ts'
export { filedOf, fileReports, type ToFile, type Touched, touchedByDecisions } from './job-file.ts'
export { type LineageMemory, traceReports } from './job-lineage.ts'
export { type DecisionsOn, exemplarsIn, groupBucket, weighExemplars, weighSubjects } from './job-weigh.ts'
export { type Ledger, type LedgerOptions, ledgerOf } from './ledger.ts'
export type { Announced } from './ledger-announced.ts'
export type { LedgerPerson } from './ledger-person.ts'
export type { CountReason } from './ledger-reasons.ts'
export type { LedgerReason, Misnamed, Outcome, Slot, SlotPerson } from './ledger-slots.ts'
export type { StockStep } from './ledger-stocks.ts'
export { type StockClaim, stocksIn, stocksNear } from './ledger-stocks.ts'
export type { Tally } from './ledger-tallies.ts'
export { LineageIndex } from './lineage/lineage-index.ts'
export type { LineageKind, Link } from './lineage/link.ts'
export { type NearDuplicate, NearDuplicateIndex } from './lineage/near-duplicates.ts'
export { type Lineage, type LineageGroup, traceLineage } from './lineage/trace.ts'
export { defaultDirectory } from './organisations.ts'
export { populationOf } from './population.ts'
export { type Proposition, propositionsOf } from './proposition.ts'
export { type ClaimStateRow, type KeptAssessment, WeighingStore, type WeighingTables } from './store.ts'
export { type MachineSign, type Suspicion, suspicionOf } from './suspicion.ts'
export { type SourceGrade, type Topic, type TrackRecord, trackRecords } from './track-record.ts'
export { stateOf, type VerdictOptions, verdictFor, verdictsFor } from './verdict.ts'
