import type { Kysely } from 'kysely'
import { asReadonly } from '../database/index.ts'
import type { Reading } from '../reading/index.ts'
import type { MentionLink } from './link.ts'
import { relink } from './relink.ts'
import { loadJudgements, loadPeople, MatchingStore, type MatchingTables } from './store.ts'

/** Links every reading anew and keeps the links; safe to run twice. */
export async function linkAll(
  db: Kysely<MatchingTables>,
  readings: readonly Reading[],
): Promise<readonly MentionLink[]> {
  const reader = asReadonly(db)
  const links = relink(readings, await loadPeople(reader), await loadJudgements(reader))
  await new MatchingStore(db).replaceLinks(links)
  return links
}
