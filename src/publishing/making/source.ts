import type { Kysely } from 'kysely'
import type { IntakeTables } from '../../intake/index.ts'
import type { MatchingTables, Person } from '../../matching/index.ts'
import type { ReadingTables } from '../../reading/index.ts'
import type { RecordTables } from '../../record/index.ts'
import type { ReviewTables } from '../../review/index.ts'
import type { HumanDecision, WeighingTables } from '../../weighing/index.ts'
import type { Gate } from '../gate.ts'
import type { PublishingStore, PublishingTables } from '../store.ts'
import type { Approval } from './briefings.ts'
import type { HiddenNames } from './hidden-names.ts'

export type SourceTables = IntakeTables &
  ReadingTables &
  MatchingTables &
  WeighingTables &
  ReviewTables &
  RecordTables &
  PublishingTables

/** What every step of making an edition works with. */
export interface Making {
  readonly db: Kysely<SourceTables>
  readonly store: PublishingStore
  readonly number: number
  /** ISO instant of the new edition. */
  readonly now: string
  readonly people: ReadonlyMap<string, Person>
  readonly gate: Gate
  readonly names: HiddenNames
  readonly decisions: ReadonlyMap<string, HumanDecision>
  /** Briefings that a person released, by event. */
  readonly approvals: ReadonlyMap<string, Approval>
  /** Told how far the work has come. */
  readonly tell: (step: string, done: number, of: number) => void
}
