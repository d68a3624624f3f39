import type { JSONColumnType, Kysely } from 'kysely'
import type { Assessment } from './assess.ts'
import type { ReleaseEvent } from './event.ts'
import type { Lineage } from './lineage/trace.ts'

/** An assessment as it is kept: claims by id, for the claims stand in their own table. */
export type KeptAssessment = Omit<Assessment, 'proposition'> & {
  readonly proposition: { readonly id: string; readonly text: string; readonly claimIds: readonly string[] }
}

export interface WeighingTables {
  lineage: { report_id: string; group_id: string; kind: string; why: JSONColumnType<readonly string[]> }
  assessment: { proposition: string; state: string; body: JSONColumnType<KeptAssessment> }
  release_event: { id: string; body: JSONColumnType<ReleaseEvent> }
}

/** Writes lineage, assessment and release_event; nothing else does. All three are derived. */
export class WeighingStore {
  readonly #db: Kysely<WeighingTables>

  constructor(db: Kysely<WeighingTables>) {
    this.#db = db
  }

  async replace(lineage: Lineage, assessments: readonly Assessment[], events: readonly ReleaseEvent[]): Promise<void> {
    await this.#db.deleteFrom('lineage').execute()
    await this.#db.deleteFrom('assessment').execute()
    await this.#db.deleteFrom('release_event').execute()
    const groups = lineage.groups.flatMap((group) =>
      group.reports.map((report_id) => ({
        report_id,
        group_id: lineage.lineageOf(report_id),
        kind: group.kind,
        why: JSON.stringify(group.why),
      })),
    )
    await this.#insert('lineage', groups)
    const kept = assessments.map(keep).map((body) => ({
      proposition: body.proposition.id,
      state: body.state,
      body: JSON.stringify(body),
    }))
    await this.#insert('assessment', kept)
    await this.#insert(
      'release_event',
      events.map((event) => ({ id: event.id, body: JSON.stringify(event) })),
    )
  }

  async #insert<T extends keyof WeighingTables>(table: T, rows: readonly object[]): Promise<void> {
    for (let from = 0; from < rows.length; from += 1000)
      await this.#db
        .insertInto(table)
        .values(rows.slice(from, from + 1000) as never)
        .execute()
  }
}

function keep({ proposition, ...rest }: Assessment): KeptAssessment {
  const claimIds = proposition.evidence.map(({ claim }) => claim.id)
  return { ...rest, proposition: { id: proposition.id, text: proposition.text, claimIds } }
}
