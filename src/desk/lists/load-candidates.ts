import { sql } from 'kysely'
import type { WaitingRow } from '../../lists/index.ts'
import type { DeskDeps } from '../deps.ts'

/** Somebody whom a waiting row may mean, with what tells people apart. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly born: string | null
  readonly liberty: string | null
  readonly place: string | null
  readonly reports: number
}

/** Those whom the rows may mean, by id. */
export async function loadCandidates(
  db: DeskDeps['db'],
  rows: readonly Pick<WaitingRow, 'candidates'>[],
): Promise<ReadonlyMap<string, Candidate>> {
  const ids = [...new Set(rows.flatMap(({ candidates }) => candidates))]
  if (ids.length === 0) return new Map()
  const { rows: found } = await sql<Candidate>`
    select p.id, p.born, e.liberty, e.body->'status'->>'place' as place, coalesce(e.reports, 0) as reports,
      coalesce((select text from person_name n where n.person_id = p.id order by language <> 'en', language, text limit 1), p.id) as name
    from person p left join entry e on e.person_id = p.id where p.id = any(${ids})`.execute(db)
  return new Map(found.map((candidate) => [candidate.id, candidate]))
}
