import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../../database/index.ts'
import { loadPeople } from '../../matching/index.ts'
import { type Decision, loadDecisions } from '../../review/index.ts'
import type { EditionDiff } from '../edition.ts'
import { figuresOf } from '../figures.ts'
import { type EditionCounts, type EditionHead, loadProtections, PublishingStore } from '../store.ts'
import { approvalsIn, makeBriefings } from './briefings.ts'
import { Crew } from './crew.ts'
import { writeDiff } from './diff.ts'
import { fillLedgers, planEvents } from './events.ts'
import { EvidenceReader } from './evidence.ts'
import { evidenceIn } from './gathered.ts'
import { weighGroups } from './groups.ts'
import { makePeople } from './people.ts'
import { claimActsByReport, reportInputs } from './report-inputs.ts'
import { makeReports } from './reports.ts'
import { createRow, digest } from './rows.ts'
import { scrubWithdrawn } from './scrub.ts'
import { type SettingRows, settingDecisions } from './setting.ts'
import type { Making, SourceTables } from './source.ts'
import { Standings } from './standings.ts'
import { allOf, Turns } from './turns.ts'

export type { SourceTables } from './source.ts'

export interface MadeEdition {
  readonly head: EditionHead
  readonly diff: EditionDiff
  /** Claims that are not in it because their words no longer stand where they should. */
  readonly broken: readonly string[]
}

export interface MakeOptions {
  readonly number: number
  /** ISO instant of publication. */
  readonly now: string
  readonly by: string
  readonly tell?: Making['tell']
  /** From so many jobs on other threads are started; as many as are worth it unless given. */
  readonly worthThreads?: number
}

/**
 * Makes the edition with this number from the register, within the transaction given: everything at the first time, afterwards what
 * changed. Expects what is derived to be settled. Kept between the steps are ids only, so that memory does not grow with the register.
 */
export async function makeEdition(db: Kysely<SourceTables>, options: MakeOptions): Promise<MadeEdition> {
  const { rows, decisions } = await settingRows(db, options)
  await using crew = new Crew(rows, options.worthThreads)
  const store = new PublishingStore(writerOf(db))
  const { tell = () => undefined } = options
  const approvals = approvalsIn(decisions)
  const making: Making = { ...crew.setting, db, store, crew, approvals, turns: new Turns(), tell }
  const { number, now, gate } = making
  const inputs = await reportInputs(making, await claimActsByReport({ db }, decisions, rows.protections, now))
  const changes = await makeReports(making, await withRenamed(making, inputs))
  // So many new rows would otherwise be looked for as if the table were empty.
  if (number === 1 || changes.claims.size > 1000) await sql`analyze edition_row`.execute(db)
  const reader = new EvidenceReader(writerOf(db))
  const standings = new Standings()
  const events = await planEvents(making, reader, changes)
  const touched = new Set([...changes.people, ...events.people].filter((id) => gate.shown.has(id)))
  // None of them has to do with another.
  const [personChanges] = await allOf([
    makePeople(making, reader, touched, events.eventsOf, standings),
    weighGroups(making, reader, changes.days, standings),
    fillLedgers(making, reader, events),
  ])
  making.tell('standings', 0, 1)
  await standings.write(making)
  await writeFigures(making, reader, changes.days.size > 0)
  await makeBriefings(making)
  const diff = await writeDiff(making, personChanges)
  await scrubWithdrawn(making)
  const head: EditionHead = {
    kind: 'edition',
    number,
    published: now,
    counts: await countsOf(making, changes.broken.length),
    digest: await digestOfRows(making),
  }
  await store.add(head, options.by)
  return { head, diff, broken: changes.broken }
}

async function settingRows(
  db: Kysely<SourceTables>,
  { number, now }: MakeOptions,
): Promise<{ readonly rows: SettingRows; readonly decisions: readonly Decision[] }> {
  const read = asReadonly(db)
  const [people, decisions, protections] = [
    await loadPeople(read),
    await loadDecisions(read),
    await loadProtections(read),
  ]
  return { rows: { number, now, people, protections, ...settingDecisions(decisions) }, decisions }
}

/** Reports whose words hold the name of somebody who was shown and no longer is are looked at again, whoever was linked there. */
async function withRenamed(making: Making, inputs: Awaited<ReturnType<typeof reportInputs>>) {
  const { db, gate, people } = making
  const { rows } = await sql<{
    id: string
  }>`select id from edition_row where kind = 'person' and until is null`.execute(db)
  const names = rows.flatMap(({ id }) =>
    gate.shown.has(id) ? [] : (people.get(id)?.names.map(({ text }) => text) ?? []),
  )
  if (names.length === 0) return inputs
  const found = await sql<{ id: string }>`
    select distinct report_id as id from edition_row, unnest(${names}::text[]) as n (name)
    where until is null and kind in ('report', 'claim') and strpos(body, name) > 0`.execute(db)
  const again = new Set(found.rows.map(({ id }) => id))
  return inputs.map((one) => (again.has(one.id) ? { ...one, input: digest(`${one.input} ${making.number}`) } : one))
}

async function writeFigures({ store, number }: Making, reader: EvidenceReader, changed: boolean): Promise<void> {
  if (number > 1 && !changed) return
  await store.write(number, [createRow('figures', 'all', figuresOf(evidenceIn(await reader.ofType('count_held'))))])
}

async function countsOf({ db, gate }: Making, broken: number): Promise<EditionCounts> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*)::int as n from edition_row where until is null and body <> 'null' group by kind`.execute(db)
  const count = (kind: string) => rows.find((row) => row.kind === kind)?.n ?? 0
  const total = await sql<{ n: number }>`
    select count(*)::int as n from claim join (select distinct on (report_id) report_id, extractor from reading
      order by report_id, read_at desc) newest using (report_id, extractor)`.execute(db)
  const named = await sql<{ liberty: string; n: number }>`
    select type as liberty, count(*)::int as n from edition_row
    where kind = 'person' and until is null group by 1`.execute(db)
  const unnamed = await sql<{ liberty: string; n: number }>`
    select body #>> '{status,liberty}' as liberty, count(*)::int as n from entry
    where person_id = any(${[...gate.unnamed]}) group by 1`.execute(db)
  const liberty: Record<string, { named: number; unnamed: number }> = {}
  for (const { liberty: state, n } of named.rows) liberty[state] = { named: n, unnamed: 0 }
  for (const { liberty: state, n } of unnamed.rows) liberty[state] = { named: liberty[state]?.named ?? 0, unnamed: n }
  const claims = count('claim')
  return {
    people: count('person'),
    reports: count('report'),
    claims,
    events: count('event'),
    withheld: (total.rows[0]?.n ?? claims) - claims - broken,
    broken,
    liberty,
  }
}

/** A version is the digest of a row's text, which names what it is about: sorted, they tell the whole, and quicker than kind by kind. */
async function digestOfRows({ db }: Making): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(version, '' order by version collate "C"), ''), 'UTF8')), 'hex')
      as digest from edition_row where until is null`.execute(db)
  return rows[0]?.digest ?? ''
}
