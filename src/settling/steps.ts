import { randomInt } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../database/index.ts'
import type { IntakeTables } from '../intake/index.ts'
import {
  followJudgements,
  followPeople,
  type Known,
  linkReports,
  loadKnown,
  loadPeople,
  lookUpReports,
  type MatchingTables,
  pairPeople,
} from '../matching/index.ts'
import type { ReadingTables } from '../reading/index.ts'
import { entriesOf, RecordStore, type RecordTables } from '../record/index.ts'
import { type DecisionAct, isReadingAct, type ReviewTables } from '../review/index.ts'
import {
  exemplarsIn,
  fileReports,
  findReleases,
  groupBucket,
  type LineageMemory,
  type Touched,
  touchedByDecisions,
  traceReports,
  type WeighingTables,
  weighExemplars,
  weighSubjects,
} from '../weighing/index.ts'
import { type Kind, Notes, type SettlingTables } from './notes.ts'
import { decisionsOn, loadReviewed } from './readings.ts'

export type Settleable = IntakeTables &
  ReadingTables &
  MatchingTables &
  WeighingTables &
  ReviewTables &
  RecordTables &
  SettlingTables

/** What one process keeps between steps. */
export class Memory {
  #version: number | null = null
  #known: Known | null = null
  /** Which texts repeat which. */
  lineage: LineageMemory | null = null

  /** People and judgements, made anew when any process followed a change of them. */
  async known(db: Kysely<Settleable>): Promise<Known> {
    const row = await db.selectFrom('derived_state').select('known').executeTakeFirst()
    const version = row?.known ?? 0
    if (this.#known === null || this.#version !== version) {
      this.#known = await loadKnown(writerOf(db))
      this.#version = version
    }
    return this.#known
  }
}

type Step = (db: Kysely<Settleable>, keys: readonly string[], memory: Memory) => Promise<void>

/** What each kind of note asks for, and how many are followed in one transaction. */
export const steps: Readonly<Record<Kind, { readonly most: number; readonly follow: Step }>> = {
  person: { most: 1000, follow: people },
  judgement: { most: 1000, follow: judgements },
  reading: { most: 500, follow: readings },
  decision: { most: 500, follow: decisions },
  match: { most: 250, follow: match },
  link: { most: 250, follow: link },
  lineage: { most: 5000, follow: lineage },
  refile: { most: 250, follow: (db, keys) => file(db, keys, true) },
  file: { most: 250, follow: fileAgain },
  bucket: { most: 1, follow: bucket },
  slot: { most: 500, follow: async (db, keys) => notes(db).add('exemplar', await exemplarsIn(writerOf(db), keys)) },
  exemplar: {
    most: 500,
    follow: (db, keys) => weighExemplars(writerOf(db), keys, (ids) => decisionsOn(writerOf(db), ids)),
  },
  subject: { most: 250, follow: subjects },
  events: { most: 1, follow: async (db) => notes(db).add('entry', await findReleases(writerOf(db))) },
  entry: { most: 500, follow: (db, keys) => new RecordStore(writerOf(db)).keepEvents(keys) },
  pairs: { most: 1, follow: async (db, _, memory) => pairPeople(writerOf(db), await memory.known(db)) },
}

const notes = (db: Kysely<Settleable>): Notes => new Notes(writerOf(db))

async function people(db: Kysely<Settleable>, ids: readonly string[]): Promise<void> {
  await notes(db).add('match', await followPeople(writerOf(db), ids))
  await notes(db).add('pairs', [''])
  await raiseKnown(db)
}

async function judgements(db: Kysely<Settleable>, seqs: readonly string[]): Promise<void> {
  await notes(db).add('match', await followJudgements(writerOf(db), seqs.map(Number)))
  await raiseKnown(db)
}

async function raiseKnown(db: Kysely<Settleable>): Promise<void> {
  await sql`insert into derived_state (basis, known) values ('', 1)
    on conflict (one) do update set known = derived_state.known + 1`.execute(db)
}

async function readings(db: Kysely<Settleable>, reportIds: readonly string[]): Promise<void> {
  await notes(db).add('match', reportIds)
  await notes(db).add('refile', reportIds)
  await notes(db).add('lineage', reportIds)
}

/** A decision on how a claim reads changes its report; one on what is true, the claims that it is held against; an undo may be either. */
async function decisions(db: Kysely<Settleable>, seqs: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string; report_id: string | null; act: DecisionAct }>`
    select substr(target, 7) as id, coalesce(c.report_id, h.report_id) as report_id, act from decision d
    left join claim c on c.id = substr(target, 7) left join hand_claim h on h.id = substr(target, 7)
    where d.seq = any(${seqs}::bigint[]) and target like 'claim:%'`.execute(db)
  const reports = rows.flatMap(({ act, report_id }) => (isReadingAct(act) || act === 'undo' ? (report_id ?? []) : []))
  await notes(db).add('match', reports)
  await notes(db).add('file', reports)
  await touch(db, await touchedByDecisions(writerOf(db), [...new Set(rows.map((row) => row.id))]))
}

async function match(db: Kysely<Settleable>, reportIds: readonly string[], memory: Memory): Promise<void> {
  const { readings: read } = await loadReviewed(writerOf(db), reportIds)
  await notes(db).add('link', await lookUpReports(writerOf(db), await memory.known(db), read))
}

async function link(db: Kysely<Settleable>, reportIds: readonly string[], memory: Memory): Promise<void> {
  const { readings: read } = await loadReviewed(writerOf(db), reportIds)
  await notes(db).add('file', await linkReports(writerOf(db), await memory.known(db), read))
}

/** Each tracing leaves a mark of its own, so that a process whom another has overtaken, or whose transaction failed, begins anew. */
async function lineage(db: Kysely<Settleable>, reportIds: readonly string[], memory: Memory): Promise<void> {
  const row = await db.selectFrom('derived_state').select('lineage').executeTakeFirst()
  const found = await traceReports(writerOf(db), reportIds, memory.lineage, Number(row?.lineage ?? 0))
  memory.lineage = found.memory
  memory.lineage.mark = randomInt(2 ** 47)
  await sql`insert into derived_state (basis, lineage) values ('', ${memory.lineage.mark})
    on conflict (one) do update set lineage = excluded.lineage`.execute(db)
  await notes(db).add('refile', found.moved)
}

/** A report of which it is not known yet whether it is a copy is not weighed: for a moment it would count as one origin more. */
async function fileAgain(db: Kysely<Settleable>, reportIds: readonly string[]): Promise<void> {
  const known = await notes(db).without('refile', reportIds)
  if (known.length > 0) await file(db, known, false)
}

async function file(db: Kysely<Settleable>, reportIds: readonly string[], forced: boolean): Promise<void> {
  const { readings: read, reviewed } = await loadReviewed(writerOf(db), reportIds)
  const links = await db
    .selectFrom('mention_link')
    .select(['report_id as reportId', 'ref', 'person_id as personId'])
    .where('report_id', 'in', [...reportIds, ''])
    .execute()
  const groups = await db
    .selectFrom('lineage')
    .select(['report_id', 'group_id'])
    .where('report_id', 'in', [...reportIds, ''])
    .execute()
  const lineages = new Map(groups.map((row) => [row.report_id, row.group_id]))
  const given = { readings: read, links, lineages, reviewed, forced: new Set(forced ? reportIds : []) }
  const touched = await fileReports(writerOf(db), given)
  await touch(db, touched)
  if (touched.subjects.length + touched.buckets.length > 0) await notes(db).add('events', [''])
}

async function touch(db: Kysely<Settleable>, { subjects: keys, buckets, slots }: Touched): Promise<void> {
  await notes(db).add('subject', keys)
  await notes(db).add('bucket', buckets)
  await notes(db).add('slot', slots)
}

async function bucket(db: Kysely<Settleable>, [name = '']: readonly string[]): Promise<void> {
  await notes(db).add('exemplar', await groupBucket(writerOf(db), name))
}

async function subjects(db: Kysely<Settleable>, keys: readonly string[]): Promise<void> {
  const assessments = await weighSubjects(writerOf(db), keys, (ids) => decisionsOn(writerOf(db), ids))
  const ids = keys.flatMap((key) => (key.startsWith('person:') ? [key.slice('person:'.length)] : []))
  const entries = entriesOf(await loadPeople(asReadonly(db), ids), assessments, [])
  await new RecordStore(writerOf(db)).keep(ids, entries)
}
