import type { Kysely } from 'kysely'
import type { PoolClient } from 'pg'
import type { AuditLog, AuditTables, ValueSealer } from '../audit/index.ts'
import type { CheckResult } from '../check/index.ts'
import type { IntakeTables, SenderMetadata } from '../intake/index.ts'
import type { ListTables, RegisterPeople } from '../lists/index.ts'
import type { MatchingTables } from '../matching/index.ts'
import type { MadeEdition, ProtectionProposalTables, PublishingTables } from '../publishing/index.ts'
import type { ReadingTables, SecondReadingTables } from '../reading/index.ts'
import type { RecordTables } from '../record/index.ts'
import type { ReviewTables } from '../review/index.ts'
import type { WeighingTables } from '../weighing/index.ts'
import type { AccessTables } from './access-tables.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { AccountTables } from './accounts/tables.ts'
import type { Background } from './background.ts'
import type { Doorkeeper } from './doorkeeper.ts'

/** All tables the desk reaches. It writes its own, and the others through the stores of the stages that own them. */
export type DeskTables = IntakeTables &
  ReadingTables &
  SecondReadingTables &
  MatchingTables &
  WeighingTables &
  ReviewTables &
  RecordTables &
  ListTables &
  PublishingTables &
  ProtectionProposalTables &
  AuditTables &
  AccountTables &
  AccessTables

export interface IncomingReport {
  readonly bytes: Uint8Array
  readonly fileName: string | null
  readonly metadata?: SenderMetadata
  readonly cameFrom: string
}

export interface AddedReport {
  readonly reportId: string
  /** False when the very same report was held already. */
  readonly stored: boolean
}

/** All that the desk reaches. */
export interface DeskDeps {
  readonly db: Kysely<DeskTables>
  readonly audit: AuditLog
  /** Seals what people write about people, with keys that are not in the database. */
  readonly seals: ValueSealer
  readonly accounts: Accounts
  /** Says who has signed in. */
  readonly doorkeeper: Doorkeeper
  /** Under which form tokens are made; 32 bytes or more, the same for every process of this desk. */
  readonly secret: Uint8Array
  /** The address under which browsers reach the desk, such as https://desk.example.org; http://localhost:8471 unless given. */
  readonly address?: string
  /** Everybody of the register with what tells them apart, for holding a list against. */
  people(): Promise<RegisterPeople>
  /** Held against the register or the newest edition; rejects with intake's UnreadableReportError for what cannot be read. */
  check(input: {
    readonly text?: string
    readonly bytes?: Uint8Array
    readonly fileName?: string
    readonly against?: 'register' | 'edition'
  }): Promise<CheckResult>
  /** A connection of its own, to hear what other processes commit; without it what others decide shows on reload. */
  connect?(): Promise<PoolClient>
  /** Makes the next edition; without it the desk makes none. */
  publish?(by: string): Promise<MadeEdition>
  /** Takes a report into the register. */
  add?(incoming: IncomingReport): Promise<AddedReport>
  /** Where an address that somebody gives may be fetched from; this machine alone unless told. */
  readonly fetchesFrom?: 'loopback' | 'anywhere'
  /** What goes on after an answer was sent; whoever closes the desk ends it. */
  readonly background: Background
  onError?(error: unknown, route: string): void
  /** In bytes; 10 MiB unless given. */
  readonly uploadLimit?: number
}
