import { sql } from 'kysely'
import type { Making } from './source.ts'

/**
 * What is withdrawn is withdrawn from the editions that came before, too: a claim that is gone, the older versions of pages that
 * showed it, and whoever asked for silence or was erased, so that no version of a page brings them back. What was only corrected
 * stays in its older versions.
 */
export async function scrubWithdrawn(making: Making): Promise<void> {
  // People first: who they are is told by rows that still have their text.
  await scrubPeople(making)
  await scrubClaims(making)
}

async function scrubClaims({ db, store, number }: Making): Promise<void> {
  const { rows } = await sql<{ id: string; report_id: string; person_id: string | null }>`
    select id, report_id, person_id from edition_row gone where kind = 'claim' and until = ${number}
      and not exists (select from edition_row r where r.kind = 'claim' and r.id = gone.id and r.until is null)`.execute(
    db,
  )
  const reports = await sql<{ id: string }>`
    select id from edition_row gone where kind in ('report', 'event') and until = ${number}
      and not exists (select from edition_row r where r.kind = gone.kind and r.id = gone.id and r.until is null and r.body <> 'null')`.execute(
    db,
  )
  const people = [...new Set(rows.flatMap(({ person_id }) => person_id ?? []))]
  await store.scrubRows(
    'claim',
    rows.map(({ id }) => id),
  )
  await store.scrubRows('person', people)
  await store.scrubRows(
    'report',
    reports.rows.map(({ id }) => id),
  )
  // A briefing has the id of its event and goes with it; one that waits to be read again leaves its older versions as they were.
  for (const kind of ['event', 'briefing'] as const)
    await store.scrubRows(
      kind,
      reports.rows.map(({ id }) => id),
    )
}

async function scrubPeople({ db, store, gate, people }: Making): Promise<void> {
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
