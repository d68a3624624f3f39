import { type Kysely, sql, type Transaction } from 'kysely'
import type { AuditTables } from './audit/index.ts'
import { asReadonly, writerOf } from './database/index.ts'
import type { AccessTables, AccountTables } from './desk/index.ts'
import type { HeldReport, IntakeTables } from './intake/index.ts'
import { loadReports } from './intake/index.ts'
import type { ListTables } from './lists/index.ts'
import {
  type Judgement,
  loadJudgements,
  loadPeople,
  MatchingStore,
  type MatchingTables,
  type MentionLink,
  type Person,
  relink,
} from './matching/index.ts'
import type { PublishingTables } from './publishing/index.ts'
import { loadReadings, type Reading, type ReadingTables, type SecondReadingTables } from './reading/index.ts'
import { entriesOf, RecordStore, type RecordTables } from './record/index.ts'
import { type Decision, humanDecisions, loadDecisions, type ReviewTables } from './review/index.ts'
import {
  type Evidence,
  gatherEvidence,
  type HumanDecision,
  type Lineage,
  type WeighingTables,
  weighAll,
} from './weighing/index.ts'

export type Tables = IntakeTables &
  ReadingTables &
  SecondReadingTables &
  MatchingTables &
  WeighingTables &
  ReviewTables &
  RecordTables &
  PublishingTables &
  AuditTables &
  AccountTables &
  AccessTables &
  ListTables

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
  const [held, readings, people, judgements, decisions] = [
    await loadReports(db),
    await loadReadings(db),
    await loadPeople(db),
    await loadJudgements(db),
    await loadDecisions(db),
  ]
  const links = relink(readings, people, judgements)
  const { evidence, lineage } = gatherEvidence(held, readings, links)
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

/** One at a time makes what is derived anew, whichever process it is. */
export async function lockDerived(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SETTLING})`.execute(trx)
}

/** Makes everything derived anew within the transaction given. */
export async function derive(trx: Transaction<Tables>, register: Register): Promise<void> {
  await new MatchingStore(writerOf(trx)).replaceLinks(register.links)
  const { evidence, lineage, humanDecisions: decisions } = register
  const { assessments, events } = await weighAll(writerOf(trx), evidence, lineage, { decisions })
  await new RecordStore(writerOf(trx)).replace(entriesOf(register.people, assessments, events))
  await sql`insert into derived_state (basis) values (${register.basis})
            on conflict (one) do update set basis = excluded.basis`.execute(trx)
}

/**
 * Changes whenever a row was added that anything derived follows from, or the program that derives it changed. Rows are counted:
 * the highest number says nothing of a transaction that took a lower one and commits later. Claims come with their reading.
 */
export async function basisOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ basis: string }>`
    select concat_ws('/', ${DERIVATION}::text,
      (select count(*) from report), (select count(*) from reading), (select count(*) from judgement),
      (select count(*) from decision), (select count(*) from person), (select count(*) from person where minor),
      (select count(*) from person_name)) as basis`.execute(db)
  return rows[0]?.basis ?? ''
}

export async function storedBasis(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ basis: string }>`select basis from derived_state`.execute(db)
  return rows[0]?.basis ?? null
}

/** Raise it when a stage derives something else from the same rows. */
const DERIVATION = 1

const SETTLING = 7_210_540
