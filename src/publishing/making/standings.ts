import { sql } from 'kysely'
import type { Assessment, LadderState, VerdictState } from '../../weighing/index.ts'
import { verdictOf } from '../statement.ts'
import { createRow, digest } from './rows.ts'
import type { Making } from './source.ts'

/** How the claims of one report stand: verdict and step on the ladder, by claim. */
export type KeptStandings = Readonly<Record<string, readonly [VerdictState, LadderState]>>

/** Gathers how claims stand, and writes them report by report. */
export class Standings {
  readonly #found = new Map<string, Map<string, readonly [VerdictState, LadderState]>>()

  /** `counts` says whose claims these weighings are for; the rest was only weighed beside. */
  add(assessments: readonly Assessment[], counts: (claimId: string) => boolean): void {
    for (const found of assessments) {
      const standing = [verdictOf(found), found.state] as const
      for (const { claim } of found.proposition.evidence)
        if (counts(claim.id)) {
          const held = this.#found.get(claim.reportId) ?? new Map<string, readonly [VerdictState, LadderState]>()
          this.#found.set(claim.reportId, held.set(claim.id, standing))
        }
    }
  }

  /** Writes what differs from before; claims that are gone from a report leave its row. Gives the reports whose row changed. */
  async write({ db, store, number }: Making, reports: ReadonlySet<string>): Promise<void> {
    const ids = [...new Set([...this.#found.keys(), ...reports])]
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE)
      const { rows } = await sql<{
        id: string
        version: string
        body: string | null
        claims: string[] | null
        standing: boolean
      }>`
        select r.id, coalesce(s.version, '') as version, s.body, s.id is not null as standing,
          (select array_agg(c.id) from edition_row c where c.report_id = r.id and c.kind = 'claim' and c.until is null) as claims
        from unnest(${some}::text[]) as r (id)
        left join edition_row s on s.kind = 'standing' and s.id = r.id and s.until is null`.execute(db)
      const made = rows.map((row) => ({ row, body: this.#merge(row.id, row.body, row.claims ?? []) }))
      const gone = made.filter(({ row, body }) => row.standing && Object.keys(body).length === 0)
      const fresh = made.filter(
        ({ row, body }) => Object.keys(body).length > 0 && digest(JSON.stringify(body)) !== row.version,
      )
      await store.end(
        number,
        gone.map(({ row }) => ({ kind: 'standing', id: row.id })),
      )
      await store.write(
        number,
        fresh.map(({ row, body }) => createRow('standing', row.id, body, { reportId: row.id })),
      )
    }
  }

  #merge(reportId: string, before: string | null, claims: readonly string[]): KeptStandings {
    const old = before === null ? {} : (JSON.parse(before) as KeptStandings)
    const found = this.#found.get(reportId)
    return Object.fromEntries(
      [...claims].sort().flatMap((id) => {
        const standing = found?.get(id) ?? old[id]
        return standing ? [[id, standing]] : []
      }),
    )
  }
}

const AT_ONCE = 1000
