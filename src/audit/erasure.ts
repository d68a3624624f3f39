import type { Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { AuditTables, ErasureOutcome, ErasureReason } from './tables.ts'

/** That the values of one entry be erased: asked by one, answered by another. */
export interface Erasure {
  readonly id: number
  readonly entry: number
  readonly reason: ErasureReason
  readonly askedBy: string
  readonly askedAt: string
  readonly end: { readonly outcome: ErasureOutcome; readonly by: string; readonly at: string } | null
}

/** Somebody else has answered it, or there is none such. */
export class AnsweredErasureError extends Error {
  override name = 'AnsweredErasureError'
}

/** Writes audit_erasure and audit_erasure_end, and deletes values; the entries and the chain stay. Nothing else does. */
export class ErasureStore {
  readonly #db: Kysely<AuditTables>

  constructor(db: Kysely<AuditTables>) {
    this.#db = db
  }

  async ask(entry: number, reason: ErasureReason, by: string): Promise<void> {
    await this.#db.insertInto('audit_erasure').values({ entry, reason, asked_by: by }).execute()
  }

  /** Confirmed, the values are gone with it. The database refuses a confirmation by whoever asked. @throws AnsweredErasureError */
  async end(id: number, outcome: ErasureOutcome, by: string): Promise<Erasure> {
    const added = await this.#db
      .insertInto('audit_erasure_end')
      .columns(['erasure', 'outcome', 'ended_by'])
      .expression((from) =>
        from
          .selectFrom('audit_erasure')
          .select((of) => ['id', of.val(outcome).as('outcome'), of.val(by).as('by')])
          .where('id', '=', id),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows !== 1n)
      throw new AnsweredErasureError(`erasure ${id}: expected one that waits for an answer, got none`)
    // At run time the writing connection reads, too; its types say otherwise.
    const [erasure] = await loadErasures(this.#db as never, { id })
    if (!erasure) throw new AnsweredErasureError(`erasure ${id}: expected to be held, got none`)
    if (outcome === 'confirmed') await this.#db.deleteFrom('audit_value').where('seq', '=', erasure.entry).execute()
    return erasure
  }
}

/** What was asked about one entry, the one named, or all that wait for an answer; oldest first. */
export async function loadErasures(
  db: ReadonlyKysely<AuditTables>,
  of: { readonly id: number } | { readonly entry: number } | 'waiting',
): Promise<readonly Erasure[]> {
  let asked = db
    .selectFrom('audit_erasure as asked')
    .leftJoin('audit_erasure_end as ended', 'ended.erasure', 'asked.id')
    .selectAll('asked')
    .select(['outcome', 'ended_by', 'ended_at'])
  if (of === 'waiting') asked = asked.where('ended.erasure', 'is', null)
  else if ('id' in of) asked = asked.where('asked.id', '=', of.id)
  else asked = asked.where('asked.entry', '=', of.entry)
  const rows = await asked.orderBy('asked.id').execute()
  return rows.map(({ id, entry, reason, asked_by: askedBy, asked_at, outcome, ended_by, ended_at }) => ({
    id: Number(id),
    entry: Number(entry),
    reason,
    askedBy,
    askedAt: asked_at.toISOString(),
    end: outcome && ended_by && ended_at ? { outcome, by: ended_by, at: ended_at.toISOString() } : null,
  }))
}
