import { sql } from 'kysely'
import type { Making } from './source.ts'

/** Takes whoever was erased, or asked for silence, out of the editions that came before, so that no version of a page names them. */
export async function scrubErased({ db, store, gate, people }: Making): Promise<void> {
  const hidden = [...new Set([...gate.erased, ...gate.unnamed])]
  if (hidden.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from edition_row where until is not null and body is not null and person_id = any(${hidden})`.execute(
    db,
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  const reports = await sql<{ id: string }>`
    select distinct report_id as id from edition_row where report_id is not null and person_id = any(${ids})`.execute(
    db,
  )
  const names = ids.flatMap((id) => people.get(id)?.names.map(({ text }) => text) ?? [])
  await store.scrub(
    ids,
    reports.rows.map(({ id }) => id),
    names,
  )
}
