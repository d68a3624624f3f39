import { type Kysely, sql } from 'kysely'
import type { AuditTables } from './audit/index.ts'
import { asReadonly } from './database/index.ts'
import type { AccessTables, AccountTables } from './desk/index.ts'
import type { SubscriptionTables, WatchTables } from './feeds/index.ts'
import type { HeldReport, IntakeTables } from './intake/index.ts'
import { loadReports } from './intake/index.ts'
import type { ListTables } from './lists/index.ts'
import {
  type Judgement,
  loadJudgements,
  loadPeople,
  type MatchingTables,
  type MentionLink,
  type Person,
  relink,
} from './matching/index.ts'
import type { ProtectionProposalTables, PublishingTables } from './publishing/index.ts'
import { loadReadings, type Reading, type ReadingTables, type SecondReadingTables } from './reading/index.ts'
import type { RecordTables } from './record/index.ts'
import {
  applyReview,
  type Decision,
  humanDecisions,
  loadDecisions,
  loadHandClaims,
  type ReviewTables,
} from './review/index.ts'
import type { SettlingTables } from './settling/index.ts'
import {
  type Evidence,
  gatherEvidence,
  type HumanDecision,
  type Lineage,
  type WeighingTables,
} from './weighing/index.ts'

export type Tables = IntakeTables &
  ReadingTables &
  SecondReadingTables &
  MatchingTables &
  WeighingTables &
  ReviewTables &
  RecordTables &
  ProtectionProposalTables &
  PublishingTables &
  SettlingTables &
  AuditTables &
  AccountTables &
  AccessTables &
  ListTables &
  SubscriptionTables &
  WatchTables

/** All that the register holds, as the pure stages take it. */
export interface Register {
  /** The state of the rows it was worked out from. */
  readonly basis: string
  readonly held: readonly HeldReport[]
  readonly readings: readonly Reading[]
  readonly people: readonly Person[]
  readonly judgements: readonly Judgement[]
  readonly decisions: readonly Decision[]
  readonly humanDecisions: readonly HumanDecision[]
  readonly links: readonly MentionLink[]
  readonly evidence: readonly Evidence[]
  readonly lineage: Lineage
}

/** Reads the rows and works out what follows from them; nothing that is kept as derived is trusted. */
export async function loadRegister(writer: Kysely<Tables>): Promise<Register> {
  const db = asReadonly(writer)
  const basis = await basisOf(writer)
  const [held, asRead, byHand, people, judgements, decisions] = [
    await loadReports(db),
    await loadReadings(db),
    await loadHandClaims(db),
    await loadPeople(db),
    await loadJudgements(db),
    await loadDecisions(db),
  ]
  const readings = applyReview(asRead, decisions, byHand)
  const links = relink(readings, people, judgements)
  const { evidence, lineage } = gatherEvidence(held, readings, links, asRead)
  return {
    basis,
    held,
    readings,
    people,
    judgements,
    decisions,
    humanDecisions: humanDecisions(decisions),
    links,
    evidence,
    lineage,
  }
}

/**
 * Changes whenever a row was added that anything derived follows from. Rows are counted:
 * the highest number says nothing of a transaction that took a lower one and commits later. Claims come with their reading.
 */
export async function basisOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ basis: string }>`
    select concat_ws('/',
      (select count(*) from report), (select count(*) from reading), (select count(*) from judgement),
      (select count(*) from decision), (select count(*) from person), (select count(*) from person where minor),
      (select count(*) from person_name)) as basis`.execute(db)
  return rows[0]?.basis ?? ''
}
