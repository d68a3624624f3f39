import { type Kysely, sql } from 'kysely'
import { writerOf } from '../database/index.ts'
import { findEvents } from './event.ts'
import { loadStatements, type Weighable } from './load.ts'
import { EXITS } from './statement.ts'
import { WeighingStore } from './store.ts'

/** Kinds of claims that tell of a release, or that lend their day to one that does. */
const TELLING = [
  ...EXITS,
  'release_refused',
  'exchange_terms',
  'count_released',
  'count_crossed',
  'count_held',
  'count_died',
  'count_arrested',
  'count_recognised',
]

/** Finds the releases anew, from the claims that may tell of one. Says whose claims are in other events than before. */
export async function findReleases(db: Kysely<Weighable>): Promise<readonly string[]> {
  const { statements } = await loadStatements(
    db,
    sql`s.type = any(${TELLING}) or coalesce(f.body, c.body) ->> 'place' is not null
      or (s.subject_kind <> 'person' and coalesce(f.body, c.body) -> 'value' ->> 'unit' = 'person')`,
  )
  const events = findEvents(statements.map(({ evidence }) => evidence))
  const before = await db.selectFrom('event_claim').selectAll().execute()
  const was = new Set(before.map((row) => `${row.event_id} ${row.claim_id}`))
  const is = new Set(events.flatMap(({ id, claimIds }) => claimIds.map((claim) => `${id} ${claim}`)))
  await new WeighingStore(writerOf(db)).keepEvents(events)
  const moved = [...[...was].filter((key) => !is.has(key)), ...[...is].filter((key) => !was.has(key))]
  const claims = [...new Set(moved.map((key) => key.split(' ')[1] ?? ''))]
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from claim_state where claim_id = any(${claims}) and person_id is not null`.execute(db)
  return rows.map((row) => row.person_id)
}
