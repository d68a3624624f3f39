import { type Kysely, sql } from 'kysely'
import { writerOf } from '../database/index.ts'
import { type Assessment, assessProposition } from './assess.ts'
import { GrowingBody } from './body.ts'
import type { HumanDecision } from './evidence.ts'
import { couldBe } from './job-file.ts'
import { type Loaded, loadStatements, type Weighable } from './load.ts'
import { defaultDirectory } from './organisations.ts'
import { bucketOf, createProposition, propositionsAmong } from './proposition.ts'
import { SamePerson } from './same-person.ts'
import type { Statement } from './statement.ts'
import { type Bucketed, type Grouped, WeighingStore } from './store.ts'

/** What people decided on some claims, in the order in which they did; review hands it over. */
export type DecisionsOn = (claimIds: readonly string[]) => Promise<readonly HumanDecision[]>

/** Weighs everything that is said of some subjects, from nothing but what bears on them. */
export async function weighSubjects(
  db: Kysely<Weighable>,
  subjects: readonly string[],
  decisionsOn: DecisionsOn,
): Promise<readonly Assessment[]> {
  const directory = defaultDirectory()
  const loaded = await loadStatements(
    db,
    sql`f.claim_id in (select claim_id from claim_filing where subject_key = any(${subjects})
      union select unnest(${await claimsNear(db, subjects)}::text[]))`,
  )
  const wanted = new Set(subjects)
  const { body, keyed } = await bodyWith(db, loaded)
  const own = keyed.filter(({ key }) => wanted.has(key)).map(({ statement }) => statement)
  const decisions = await decisionsOn(keyed.map(({ statement }) => statement.evidence.claim.id))
  const assessments = propositionsAmong(own, body, directory).map((proposition) =>
    assessProposition(proposition, body, directory, decisions),
  )
  await new WeighingStore(writerOf(db)).keepSubjects(
    subjects,
    assessments.map((assessment) => bucketed(assessment, body)),
  )
  return assessments
}

/** Forms the propositions of one bucket of claims on groups anew. Says which of them must be weighed, by their exemplars. */
export async function groupBucket(db: Kysely<Weighable>, bucket: string): Promise<readonly string[]> {
  const { statements } = await loadStatements(db, sql`f.bucket = ${bucket}`)
  const body = new GrowingBody()
  body.take(statements)
  const propositions = propositionsAmong(statements, body, defaultDirectory()).map(
    ({ exemplar, evidence }): Grouped => ({
      exemplar: exemplar.claim.id,
      claimIds: evidence.map(({ claim }) => claim.id),
    }),
  )
  const kept = await sql<{ exemplar: string; claims: readonly string[] }>`
    select s.exemplar, array_agg(s.claim_id order by s.claim_id collate "C") as claims
    from claim_state s join claim_filing f using (claim_id) where f.bucket = ${bucket} and s.exemplar is not null
    group by s.exemplar`.execute(db)
  const before = new Map(kept.rows.map((row) => [row.exemplar, row.claims.join()]))
  const changed = propositions.filter(({ exemplar, claimIds }) => before.get(exemplar) !== claimIds.join())
  const exemplars = propositions.map(({ exemplar }) => exemplar)
  await new WeighingStore(writerOf(db)).regroup(bucket, exemplars, changed)
  return changed.map(({ exemplar }) => exemplar)
}

/** The propositions on groups that may be held against claims of these stretches of time, by their exemplars. */
export async function exemplarsIn(db: Kysely<Weighable>, slots: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ claim_id: string }>`
    select f.claim_id from claim_filing f join claim_state s using (claim_id)
    where f.reach && ${slots}::text[] and s.exemplar = f.claim_id`.execute(db)
  return rows.map((row) => row.claim_id)
}

/** Weighs propositions on groups, named by their exemplars; one that is no exemplar any more is passed over. */
export async function weighExemplars(
  db: Kysely<Weighable>,
  exemplars: readonly string[],
  decisionsOn: DecisionsOn,
): Promise<void> {
  const directory = defaultDirectory()
  // A union, for each half has an index of its own; an `or` of the two reads every claim.
  const loaded = await loadStatements(
    db,
    sql`f.claim_id in (select claim_id from claim_state where exemplar = any(${exemplars})
      union select claim_id from claim_filing where files && (select array_agg(distinct slot)
        from claim_filing e, unnest(e.reach) slot where e.claim_id = any(${exemplars})))`,
  )
  const { body, keyed } = await bodyWith(db, loaded)
  const statements = keyed.map(({ statement }) => statement)
  const byId = new Map(statements.map((statement) => [statement.evidence.claim.id, statement]))
  const members = await membersOf(db, exemplars)
  const decisions = await decisionsOn([...byId.keys()])
  const found = [...members].flatMap(([exemplar, ids]): readonly Bucketed[] => {
    const first = byId.get(exemplar)
    if (!first) return []
    const others = ids.filter((id) => id !== exemplar).flatMap((id) => byId.get(id) ?? [])
    return [bucketed(assessProposition(createProposition([first, ...others]), body, directory, decisions), body)]
  })
  await new WeighingStore(writerOf(db)).keep(found)
}

async function membersOf(
  db: Kysely<Weighable>,
  exemplars: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ exemplar: string; ids: readonly string[] }>`
    select exemplar, array_agg(claim_id) as ids from claim_state where exemplar = any(${exemplars}) group by exemplar`.execute(
    db,
  )
  return new Map(rows.filter(({ exemplar, ids }) => ids.includes(exemplar)).map((row) => [row.exemplar, row.ids]))
}

/** The claims of others that names may hold against some subjects: where one of the two is not matched to the register. */
async function claimsNear(db: Kysely<Weighable>, subjects: readonly string[]): Promise<readonly string[]> {
  const own = await sql<{ subject_key: string; name: string; blocks: readonly string[] }>`
    select distinct subject_key, name, blocks from claim_filing where subject_key = any(${subjects})`.execute(db)
  const names = new Map<string, { name: string; matched: boolean }[]>()
  for (const { subject_key, name, blocks } of own.rows)
    for (const block of blocks)
      names.set(block, [...(names.get(block) ?? []), { name, matched: subject_key.startsWith('person:') }])
  const { rows } = await sql<{ subject_key: string; name: string; blocks: readonly string[] }>`
    select distinct subject_key, name, blocks from claim_filing
    where blocks && ${[...names.keys()]}::text[] and subject_key <> all(${subjects})`.execute(db)
  const same = new SamePerson()
  const near = rows.filter((row) => {
    const other = row.subject_key.startsWith('person:')
    const own = row.blocks.flatMap((block) => names.get(block) ?? [])
    return own.some(({ name, matched }) => !(matched && other) && couldBe(same, name, row.name))
  })
  const found = await sql<{ claim_id: string }>`
    select claim_id from claim_filing f join jsonb_to_recordset(${JSON.stringify(near)}::jsonb)
      as row (subject_key text, name text) on f.subject_key = row.subject_key and f.name = row.name`.execute(db)
  return [...new Set(found.rows.map((row) => row.claim_id))]
}

interface Keyed {
  readonly key: string
  readonly statement: Statement
}

/** A body of what was loaded, with the first report and one copy of each lineage, and with who else bears a bare surname. */
async function bodyWith(
  db: Kysely<Weighable>,
  loaded: Loaded,
): Promise<{ readonly body: GrowingBody; readonly keyed: readonly Keyed[] }> {
  const lineages = [...new Set(loaded.statements.map(({ evidence }) => evidence.lineage))]
  const have = new Set(loaded.statements.map(({ evidence }) => evidence.claim.id))
  const firsts = await sql<{ claim_id: string }>`
    select claim_id from unnest(array(select distinct group_id from lineage where group_id = any(${lineages}))) wanted (id),
      lateral ((select f.claim_id from claim_filing f join report r on r.id = f.report_id where f.lineage = wanted.id
          order by f.report_id = wanted.id desc, coalesce(r.published, '9999') collate "C", f.report_id collate "C",
            f.claim_id collate "C" limit 1)
        union (select f.claim_id from claim_filing f where f.lineage = wanted.id and f.report_id <> wanted.id
          order by f.report_id collate "C", f.claim_id collate "C" limit 1)) chosen`.execute(db)
  const missing = firsts.rows.map((row) => row.claim_id).filter((id) => !have.has(id))
  const more = missing.length === 0 ? null : await loadStatements(db, sql`f.claim_id = any(${missing})`)
  const statements = [...loaded.statements, ...(more?.statements ?? [])]
  const ids = statements.map(({ evidence }) => evidence.claim.id)
  const bearers = await sql<{ name: string }>`
    select distinct name from claim_filing where surname in (select lone from claim_filing where claim_id = any(${ids}))`.execute(
    db,
  )
  const body = new GrowingBody()
  const families = new Map([...(more?.families ?? []), ...loaded.families])
  body.take(
    statements,
    bearers.rows.map((row) => row.name),
    families,
  )
  const keys = await db
    .selectFrom('claim_filing')
    .select(['claim_id', 'subject_key'])
    .where('claim_id', 'in', [...ids, ''])
    .execute()
  const keyOf = new Map(keys.map((row) => [row.claim_id, row.subject_key]))
  return {
    body,
    keyed: statements.map((statement) => ({ key: keyOf.get(statement.evidence.claim.id) ?? '', statement })),
  }
}

const bucketed = (assessment: Assessment, body: GrowingBody): Bucketed => ({
  assessment,
  bucket: bucketOf(body.statements.get(assessment.proposition.exemplar)!),
})
