import { type Generated, type Kysely, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import { createDecision, type Decision, type DecisionAct, InvalidDecisionError } from './decision.ts'

export interface ReviewTables {
  decision: {
    seq: Generated<string>
    act: DecisionAct
    target: string
    decided_by: string
    second_by: string | null
    reason: string
    decided_at: Generated<Date>
  }
}

/** Writes decision; nothing else does. */
export class ReviewStore {
  readonly #db: Kysely<ReviewTables>

  constructor(db: Kysely<ReviewTables>) {
    this.#db = db
  }

  async decide(input: Omit<Decision, 'seq' | 'at'>): Promise<void> {
    const { act, target, by, second, reason } = createDecision(input)
    if (!(await this.#isHeld(target)))
      throw new InvalidDecisionError(`decision: expected a claim, report or person of the register, got "${target}"`)
    await this.#db.insertInto('decision').values({ act, target, decided_by: by, second_by: second, reason }).execute()
  }

  async #isHeld(target: string): Promise<boolean> {
    const [table = '', id] = target.split(/:(.*)/s)
    const { rows } = await sql`select from ${sql.table(table)} where id = ${id} limit 1`.execute(this.#db)
    return rows.length > 0
  }
}

export async function loadDecisions(db: ReadonlyKysely<ReviewTables>): Promise<readonly Decision[]> {
  const rows = await db.selectFrom('decision').selectAll().orderBy('seq').execute()
  return rows.map((row) => ({
    seq: Number(row.seq),
    act: row.act,
    target: row.target,
    by: row.decided_by,
    second: row.second_by,
    reason: row.reason,
    at: row.decided_at.toISOString(),
  }))
}
