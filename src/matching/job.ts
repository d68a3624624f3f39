import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../database/index.ts'
import type { Reading } from '../reading/index.ts'
import { type CandidateFinder, candidateFinder, keepingFinder } from './candidates.ts'
import { type Clusters, clustersOf } from './clusters.ts'
import type { Person } from './identity.ts'
import { firstLinks, linkLooks, type MentionLink } from './link.ts'
import { type Look, lookUp } from './look.ts'
import { bareProfiles, held } from './relink.ts'
import {
  type Change,
  type FirstRow,
  linkRow,
  loadJudgements,
  loadPeople,
  MatchingStore,
  type MatchingTables,
} from './store.ts'
import { keyOf, profileElsewhere, type Told, toldBy } from './tallies.ts'

export type JobTables = MatchingTables

/** Whom the register knows, made ready to be asked; made anew when people or judgements change. */
export interface Known {
  readonly people: readonly Person[]
  readonly persons: ReadonlyMap<string, Person>
  readonly finder: CandidateFinder
  readonly clusters: Clusters
}

export async function loadKnown(db: Kysely<JobTables>): Promise<Known> {
  const people = await loadPeople(asReadonly(db))
  return {
    people,
    persons: new Map(people.map((person) => [person.id, person])),
    finder: keepingFinder(candidateFinder(people)),
    clusters: clustersOf(await loadJudgements(asReadonly(db))),
  }
}

/**
 * The first pass over some reports: whom each name means as long as nothing else is known, and what that tells of people.
 * Says which reports must be linked anew: these, and those that learn something of a candidate of theirs.
 */
export async function lookUpReports(
  db: Kysely<JobTables>,
  known: Known,
  readings: readonly Reading[],
): Promise<readonly string[]> {
  const reportIds = readings.map((reading) => reading.reportId)
  const bare = bareProfiles(known.people)
  const before = await storedTold(db, reportIds)
  const rows: FirstRow[] = []
  const told: Told[] = []
  for (const reading of readings) {
    const looks = lookUp(reading, known.finder, known.clusters)
    const first = firstLinks(looks, bare)
    rows.push(...looks.map((look, at) => firstRow(look, first[at] ?? null)))
    told.push(...toldBy(looks, first))
  }
  const store = new MatchingStore(writerOf(db))
  await store.keepFirst(reportIds, rows)
  const changes = await store.count(difference(before, told))
  return [...new Set([...reportIds, ...(await whoLearns(db, changes))])]
}

/** The second pass over some reports. Says in which of them somebody is now taken for another than before. */
export async function linkReports(
  db: Kysely<JobTables>,
  known: Known,
  readings: readonly Reading[],
): Promise<readonly string[]> {
  const reportIds = readings.map((reading) => reading.reportId)
  const first = await storedFirst(db, reportIds)
  const passed = readings.map((reading) => {
    const looks = lookUp(reading, known.finder, known.clusters)
    return {
      looks,
      told: toldBy(
        looks,
        looks.map((look) => first.get(`${look.reportId} ${look.person.id}`) ?? null),
      ),
    }
  })
  const told = await toldOf(
    db,
    passed.flatMap(({ looks }) => looks),
  )
  const links = passed.flatMap(({ looks, told: own }) => {
    const mine = new Set(own.map(keyOf))
    return linkLooks(looks, (id) => profileElsewhere(held(known.persons, id), told.get(id) ?? [], mine), known.clusters)
  })
  return keepChanged(db, reportIds, links)
}

function firstRow({ reportId, person, companyId, found, facts }: Look, first: string | null): FirstRow {
  return {
    report_id: reportId,
    ref: person.id,
    name: person.name,
    first_id: first,
    company_id: companyId,
    candidate_ids: found.map((candidate) => candidate.personId),
    facts,
  }
}

async function storedTold(db: Kysely<JobTables>, reportIds: readonly string[]): Promise<readonly Told[]> {
  const rows = await db
    .selectFrom('mention_link')
    .select(['report_id', 'first_id', 'facts'])
    .where('report_id', 'in', [...reportIds, ''])
    .execute()
  return [...Map.groupBy(rows, (row) => row.report_id).values()].flatMap((report) =>
    toldBy(
      report,
      report.map((row) => row.first_id),
    ),
  )
}

async function storedFirst(
  db: Kysely<JobTables>,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('mention_link')
    .select(['report_id', 'ref', 'first_id'])
    .where('report_id', 'in', [...reportIds, ''])
    .execute()
  return new Map(rows.map((row) => [`${row.report_id} ${row.ref}`, row.first_id]))
}

/** What is told once more or once less than before. */
function difference(
  before: readonly Told[],
  after: readonly Told[],
): ReadonlyMap<string, Told & { readonly by: number }> {
  const counts = new Map<string, Told & { readonly by: number }>()
  const add = (told: Told, by: number) =>
    counts.set(keyOf(told), { ...told, by: (counts.get(keyOf(told))?.by ?? 0) + by })
  for (const told of before) add(told, -1)
  for (const told of after) add(told, 1)
  for (const [key, { by }] of counts) if (by === 0) counts.delete(key)
  return counts
}

/**
 * The reports with a candidate of whom something is now told for the first, or no longer the only time: whoever tells it a second
 * time lets the first one hear it from elsewhere.
 */
async function whoLearns(db: Kysely<JobTables>, changes: readonly Change[]): Promise<readonly string[]> {
  const telling = changes.filter(({ before, after }) => Math.min(before, after) <= 1)
  const facts = JSON.stringify(telling.filter(({ kind }) => kind !== 'companion'))
  const company = JSON.stringify(telling.filter(({ kind }) => kind === 'companion'))
  const { rows } = await sql<{ report_id: string }>`
    select m.report_id from (select distinct "personId", kind from jsonb_to_recordset(${facts}::jsonb)
        as row ("personId" text, kind text)) c
      join mention_link m on m.candidate_ids @> array[c."personId"] and m.facts ? c.kind
    union
    select m.report_id from jsonb_to_recordset(${company}::jsonb) as c ("personId" text, value text)
      join mention_link m on m.candidate_ids @> array[c."personId"]
      join mention_link other on other.report_id = m.report_id and other.company_id = c.value`.execute(db)
  return rows.map((row) => row.report_id)
}

/** What is told of everybody whom these names may mean; of companions only those who may be in the same reports. */
async function toldOf(
  db: Kysely<JobTables>,
  looks: readonly Look[],
): Promise<ReadonlyMap<string, readonly (Told & { readonly reports: number })[]>> {
  const ids = [...new Set(looks.flatMap((look) => look.found.map((candidate) => candidate.personId)))]
  const company = [...new Set(looks.flatMap((look) => look.companyId ?? []))]
  const { rows } = await sql<Told & { readonly reports: number }>`
    select person_id as "personId", kind, value, reports from person_fact
    where person_id = any(${ids}) and (kind <> 'companion' or value = any(${company}))`.execute(db)
  return Map.groupBy(rows, (row) => row.personId)
}

async function keepChanged(
  db: Kysely<JobTables>,
  reportIds: readonly string[],
  links: readonly MentionLink[],
): Promise<readonly string[]> {
  const stored = await db
    .selectFrom('mention_link')
    .select(['report_id', 'ref', 'person_id', 'basis', 'score', 'reasons', 'asks', 'name_score'])
    .where('report_id', 'in', [...reportIds, ''])
    .execute()
  const before = new Map(stored.map((row) => [`${row.report_id} ${row.ref}`, row]))
  const of = (link: MentionLink) => before.get(`${link.reportId} ${link.ref}`)
  const changed = links.filter((link) => {
    const row = of(link)
    return (
      !row ||
      row.person_id !== link.personId ||
      row.basis !== link.basis ||
      row.score !== link.score ||
      !alike(row, link)
    )
  })
  if (changed.length > 0) await new MatchingStore(writerOf(db)).keepLinks(changed)
  return [...new Set(changed.filter((link) => of(link)?.person_id !== link.personId).map((link) => link.reportId))]
}

function alike(row: object, link: MentionLink): boolean {
  const { reasons, asks, name_score } = linkRow(link)
  const kept = row as { reasons: unknown; asks: unknown; name_score: unknown }
  return kept.asks === asks && kept.name_score === name_score && canonical(kept.reasons) === canonical(reasons)
}

/** JSON with keys in order: the database keeps them in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
