import { type Generated, type Kysely, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { NewProtection, ProtectionKind } from './protection.ts'
import { PublishingStore, type PublishingTables } from './store.ts'

export interface ProtectionProposalTables {
  protection_proposal: {
    seq: Generated<string>
    kind: ProtectionKind
    target: string
    value: string
    until: Date | null
    proposed_by: string
    reason: string
    proposed_at: Generated<Date>
  }
  protection_proposal_end: {
    proposal: string
    outcome: 'confirmed' | 'refused' | 'withdrawn'
    ended_by: string
    ended_at: Generated<Date>
  }
}

/** What one person would loosen or erase, waiting for a second. */
export interface ProtectionProposal extends Omit<NewProtection, 'second'> {
  readonly seq: number
  readonly at: string
}

/** Somebody else has answered it, or it never was. */
export class AnsweredProposalError extends Error {
  override name = 'AnsweredProposalError'
}

/** Writes protection_proposal and protection_proposal_end; nothing else does. */
export class ProtectionProposals {
  readonly #db: Kysely<ProtectionProposalTables & PublishingTables>

  constructor(db: Kysely<ProtectionProposalTables & PublishingTables>) {
    this.#db = db
  }

  async propose({ by, until, ...row }: Omit<NewProtection, 'second'>): Promise<void> {
    await this.#db
      .insertInto('protection_proposal')
      .values({ ...row, proposed_by: by, until: until === null ? null : new Date(until) })
      .execute()
  }

  /** Ends a proposal; confirmed, it becomes a protection in the same transaction. @throws AnsweredProposalError */
  async answer(seq: number, outcome: 'confirmed' | 'refused' | 'withdrawn', by: string): Promise<ProtectionProposal> {
    const proposal = (await openProposals(this.#db)).find((open) => open.seq === seq)
    if (!proposal)
      throw new AnsweredProposalError(
        `Expected a proposal that waits, got number ${seq}: it was answered or never was.`,
      )
    if (outcome !== 'withdrawn' && proposal.by === by)
      throw new AnsweredProposalError('Expected a second person to answer this proposal, got the one who made it.')
    if (outcome === 'withdrawn' && proposal.by !== by)
      throw new AnsweredProposalError('Expected the one who made this proposal to withdraw it, got somebody else.')
    const ended = await this.#db
      .insertInto('protection_proposal_end')
      .values({ proposal: String(seq), outcome, ended_by: by })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (!ended.numInsertedOrUpdatedRows)
      throw new AnsweredProposalError('Somebody else has just answered this proposal. Reload the page.')
    const { seq: _seq, at: _at, ...row } = proposal
    if (outcome === 'confirmed') await new PublishingStore(this.#db).protect({ ...row, second: by })
    return proposal
  }
}

export async function openProposals(
  db: Kysely<ProtectionProposalTables> | ReadonlyKysely<ProtectionProposalTables>,
): Promise<readonly ProtectionProposal[]> {
  const rows = await db
    .selectFrom('protection_proposal as p')
    .leftJoin('protection_proposal_end as e', 'e.proposal', 'p.seq')
    .select(['p.seq', 'p.kind', 'p.target', 'p.value', 'p.until', 'p.proposed_by', 'p.reason', 'p.proposed_at'])
    .where('e.proposal', 'is', sql<null>`null`)
    .orderBy('p.seq')
    .execute()
  return rows.map(({ seq, until, proposed_by, proposed_at, ...row }) => ({
    ...row,
    seq: Number(seq),
    until: until?.toISOString() ?? null,
    by: proposed_by,
    at: proposed_at.toISOString(),
  }))
}
