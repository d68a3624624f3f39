import { type Kysely, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Claim } from '../reading/index.ts'
import type { HandClaim } from './apply-review.ts'
import { createDecision, type Decision, InvalidDecisionError, type Proposal } from './decision.ts'
import { refusalOf } from './refusal.ts'
import type { ReviewTables } from './tables.ts'

/** What is told to everybody who listens, once the transaction holds. */
export const REVIEW_CHANNEL = 'habeas_review'

/** Writes decision, proposal, proposal_end and hand_claim; nothing else does. */
export class ReviewStore {
  readonly #db: Kysely<ReviewTables>

  constructor(db: Kysely<ReviewTables>) {
    this.#db = db
  }

  /** @throws StaleDecisionError when the target has moved on since the form was made. */
  async decide(input: Omit<Decision, 'seq' | 'at'>): Promise<number> {
    const { act, target, by, second, reason, ...more } = createDecision(input)
    if (!(await this.#isHeld(target)))
      throw new InvalidDecisionError(
        `decision: expected a claim, mention, report or person of the register, got "${target}"`,
      )
    const row = await this.#db
      .insertInto('decision')
      .values({
        act,
        target,
        decided_by: by,
        second_by: second,
        reason,
        ...rest(more),
        proposal: more.proposal ?? null,
      })
      .returning('seq')
      .executeTakeFirstOrThrow()
      .catch(refusalOf)
    return Number(row.seq)
  }

  /** @throws StaleDecisionError when the target has moved on since the form was made. */
  async propose(input: Omit<Proposal, 'seq' | 'at' | 'end'>): Promise<number> {
    const { act, target, by, reason, ...more } = input
    createDecision({ act, target, by, second: null, reason })
    const row = await this.#db
      .insertInto('proposal')
      .values({ act, target, proposed_by: by, reason, ...rest(more) })
      .returning('seq')
      .executeTakeFirstOrThrow()
      .catch(refusalOf)
    return Number(row.seq)
  }

  /** @throws StaleDecisionError when somebody else has answered it. */
  async endProposal(
    proposal: number,
    outcome: NonNullable<Proposal['end']>['outcome'],
    by: string,
    reason: string,
  ): Promise<void> {
    await this.#db
      .insertInto('proposal_end')
      .values({ proposal, outcome, ended_by: by, reason })
      .execute()
      .catch(refusalOf)
  }

  /** Keeps a claim made by hand; one that says the very same of the same words is held once. */
  async addHandClaim(claim: Claim, by: string, partOf: string | null): Promise<void> {
    const { id, reportId: report_id, type, minor, quote } = claim
    await this.#db
      .insertInto('hand_claim')
      .values({
        id,
        report_id,
        part_of: partOf,
        type,
        minor,
        quote_start: quote.start,
        quote_end: quote.end,
        quote_text: quote.text,
        body: JSON.stringify(claim),
        made_by: by,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  /** Tells all who read the report, in whatever process, when the transaction commits. */
  async tell(reportId: string, target: string, by: string): Promise<void> {
    const { rows } = await sql<{ version: string }>`select version_of(${target})::text as version`.execute(this.#db)
    const news = JSON.stringify({ report: reportId, target, by, version: Number(rows[0]?.version ?? 0) })
    await sql`select pg_notify(${REVIEW_CHANNEL}, ${news})`.execute(this.#db)
  }

  async #isHeld(target: string): Promise<boolean> {
    const [kind = '', id = ''] = target.split(/:(.*)/s)
    // A briefing follows from an edition, which review knows nothing of; publishing holds it against the digest that was read.
    if (kind === 'briefing') return id !== ''
    if (kind === 'mention') return this.#exists('report', id.split(':')[0] ?? '')
    return (await this.#exists(kind, id)) || (kind === 'claim' && (await this.#exists('hand_claim', id)))
  }

  async #exists(table: string, id: string): Promise<boolean> {
    const { rows } = await sql`select from ${sql.table(table)} where id = ${id} limit 1`.execute(this.#db)
    return rows.length > 0
  }
}

function rest({ body, undoes, extractor, madeOn }: Pick<Decision, 'body' | 'undoes' | 'extractor' | 'madeOn'>) {
  return {
    body: body === undefined || body === null ? null : JSON.stringify(body),
    undoes: undoes ?? null,
    extractor: extractor ?? null,
    made_on: madeOn ?? null,
  }
}

/** All decisions, or those on the targets named, in the order in which they were taken. */
export async function loadDecisions(
  db: ReadonlyKysely<ReviewTables>,
  targets?: readonly string[],
): Promise<readonly Decision[]> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .$if(targets !== undefined, (query) => query.where(sql<boolean>`target = any(${targets ?? []})`))
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: Number(row.seq),
    act: row.act,
    target: row.target,
    by: row.decided_by,
    second: row.second_by,
    reason: row.reason,
    at: row.decided_at.toISOString(),
    body: row.body,
    undoes: row.undoes,
    proposal: row.proposal,
    extractor: row.extractor,
    madeOn: row.made_on,
  }))
}

export async function loadProposals(
  db: ReadonlyKysely<ReviewTables>,
  targets: readonly string[],
): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .leftJoin('proposal_end', 'proposal_end.proposal', 'proposal.seq')
    .selectAll('proposal')
    .select(['outcome', 'ended_by', 'proposal_end.reason as end_reason', 'ended_at'])
    .where(sql<boolean>`target = any(${targets})`)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: Number(row.seq),
    act: row.act,
    target: row.target,
    by: row.proposed_by,
    reason: row.reason,
    at: row.proposed_at.toISOString(),
    body: row.body,
    undoes: row.undoes,
    extractor: row.extractor,
    madeOn: row.made_on,
    end:
      row.outcome === null
        ? null
        : {
            outcome: row.outcome,
            by: row.ended_by ?? '',
            reason: row.end_reason ?? '',
            at: row.ended_at?.toISOString() ?? '',
          },
  }))
}

/** Claims made by hand, of all reports or of those named. */
export async function loadHandClaims(
  db: ReadonlyKysely<ReviewTables>,
  reportIds?: readonly string[],
): Promise<readonly HandClaim[]> {
  const rows = await db
    .selectFrom('hand_claim')
    .select(['body', 'part_of', 'made_by', 'made_at'])
    .$if(reportIds !== undefined, (query) => query.where(sql<boolean>`report_id = any(${reportIds ?? []})`))
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ claim: row.body, partOf: row.part_of, by: row.made_by, at: row.made_at.toISOString() }))
}
