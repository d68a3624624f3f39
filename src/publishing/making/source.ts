import type { Kysely } from 'kysely'
import type { IntakeTables } from '../../intake/index.ts'
import type { MatchingTables } from '../../matching/index.ts'
import type { ReadingTables } from '../../reading/index.ts'
import type { RecordTables } from '../../record/index.ts'
import type { ReviewTables } from '../../review/index.ts'
import type { WeighingTables } from '../../weighing/index.ts'
import type { PublishingStore, PublishingTables } from '../store.ts'
import type { Approval } from './briefings.ts'
import type { Crew } from './crew.ts'
import type { Setting } from './setting.ts'
import type { Turns } from './turns.ts'

export type SourceTables = IntakeTables &
  ReadingTables &
  MatchingTables &
  WeighingTables &
  ReviewTables &
  RecordTables &
  PublishingTables

/** What every step of making an edition works with. */
export interface Making extends Setting {
  readonly db: Kysely<SourceTables>
  readonly store: PublishingStore
  /** Briefings that a person released, by event. */
  readonly approvals: ReadonlyMap<string, Approval>
  readonly crew: Crew
  /** The transaction is one connection: steps that are under way at once take it in turns. */
  readonly turns: Turns
  /** Told how far the work has come. */
  readonly tell: (step: string, done: number, of: number) => void
}
