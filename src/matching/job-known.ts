import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../database/index.ts'
import { candidateFinder } from './candidates.ts'
import { type Clusters, clustersOf } from './clusters.ts'
import { isPersonNode, type Node, personIdOf } from './identity.ts'
import type { JobTables, Known } from './job.ts'
import { pairsAmong } from './pairs.ts'
import { loadJudgements, loadPeople, MatchingStore } from './store.ts'

/** Follows new judgements: keeps who is merged with whom, and says which reports must be looked up anew. */
export async function followJudgements(db: Kysely<JobTables>, seqs: readonly number[]): Promise<readonly string[]> {
  const fresh = new Set(seqs)
  const rows = await loadJudgements(asReadonly(db))
  const before = clustersOf(rows.filter((row) => !fresh.has(row.seq)))
  const after = clustersOf(rows)
  const touched = rows.filter((row) => fresh.has(row.seq)).flatMap((row) => [row.left, row.right])
  await new MatchingStore(writerOf(db)).keepMerges(mergesIn(after))
  const nodes = [...nodesTouched(before, after, touched)]
  const mentions = nodes.filter((node) => !isPersonNode(node)).map((node) => node.split(':')[1] ?? '')
  const people = nodes.filter(isPersonNode).map(personIdOf)
  return [...new Set([...mentions, ...(await reportsOn(db, people))])]
}

/** Follows new or changed people: says which reports may now mean somebody else. */
export async function followPeople(db: Kysely<JobTables>, ids: readonly string[]): Promise<readonly string[]> {
  const finder = candidateFinder(await loadPeople(asReadonly(db), ids))
  const names = await db.selectFrom('mention_link').select('name').distinct().execute()
  const meant = names.flatMap(({ name }) => (finder.candidates(name, 1).length > 0 ? [name] : []))
  const { rows } = await sql<{ report_id: string }>`
    select distinct report_id from mention_link where name = any(${meant})`.execute(db)
  return [...new Set([...rows.map((row) => row.report_id), ...(await reportsOn(db, ids))])]
}

/** Finds the people of the register whose names may be one person's. */
export async function pairPeople(db: Kysely<JobTables>, { people, finder }: Known): Promise<void> {
  await new MatchingStore(writerOf(db)).keepPairs(pairsAmong(people, finder))
}

/** Everybody in a cluster that a row touched, and everybody whose cluster is no longer what it was. */
function nodesTouched(before: Clusters, after: Clusters, touched: readonly Node[]): ReadonlySet<Node> {
  const nodes = new Set(touched.flatMap((node) => [...before.members(node), ...after.members(node)]))
  for (const node of after.nodes)
    if (before.of(node) !== after.of(node) || before.personOf(node) !== after.personOf(node)) nodes.add(node)
  return nodes
}

function mergesIn(clusters: Clusters): ReadonlyMap<string, string> {
  const merges = new Map<string, string>()
  for (const node of clusters.nodes) {
    const into = clusters.personOf(node)
    if (isPersonNode(node) && into !== null && into !== personIdOf(node)) merges.set(personIdOf(node), into)
  }
  return merges
}

async function reportsOn(db: Kysely<JobTables>, people: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ report_id: string }>`
    select distinct report_id from mention_link
    where candidate_ids && ${people}::text[] or company_id = any(${people}) or first_id = any(${people}) or person_id = any(${people})`.execute(
    db,
  )
  return rows.map((row) => row.report_id)
}
