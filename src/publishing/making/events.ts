import { sql } from 'kysely'
import { displayName } from '../../matching/index.ts'
import { type Evidence, findEvents, ledgerOf, type ReleaseEvent } from '../../weighing/index.ts'
import type { EventEntry } from '../edition.ts'
import type { EvidenceReader } from './evidence.ts'
import type { ReportChanges } from './reports.ts'
import { createRow, digest, type Row } from './rows.ts'
import type { Making } from './source.ts'

/** An event of an edition, with what tells that it must be worked out anew. */
export interface KeptEvent {
  readonly entry: EventEntry
  readonly claimIds: readonly string[]
  readonly personIds: readonly string[]
}

/** Days around an event in which numbers told of groups bear on it. */
const AROUND = 120

/**
 * Brings the events up to what may be seen now: found among the claims that may be seen, of those that the register gathers into
 * one event. Gives the people whose events changed, and everybody's events.
 */
export async function makeEvents(
  making: Making,
  reader: EvidenceReader,
  changes: ReportChanges,
): Promise<{ readonly people: ReadonlySet<string>; readonly eventsOf: (personId: string) => readonly string[] }> {
  const { db, store, number } = making
  const settled = (await db.selectFrom('release_event').select('body').orderBy('id').execute()).map((row) => row.body)
  const before = await eventsBefore(making)
  const rows = new Map<string, Row>()
  for (const [at, event] of settled.entries()) {
    making.tell('events', at, settled.length)
    const input = digest(JSON.stringify(event))
    const kept = [...before.values()].filter((held) => held.input?.split(' ')[0] === event.id)
    const isSame =
      kept.length > 0 && kept.every((held) => held.input === `${event.id} ${input}` && !touches(held, event, changes))
    const isStillNone = number > 1 && kept.length === 0 && !event.claimIds.some((id) => changes.claims.has(id))
    if (isSame) for (const held of kept) rows.set(held.id, held.row)
    else if (!isStillNone)
      for (const row of await eventRows(making, reader, event, `${event.id} ${input}`))
        if (!rows.has(row.id)) rows.set(row.id, row)
  }
  const fresh = [...rows.values()].filter((row) => before.get(row.id)?.version !== digest(row.body))
  const gone = [...before.values()].filter(({ id }) => !rows.has(id))
  await store.end(
    number,
    gone.map(({ id }) => ({ kind: 'event' as const, id })),
  )
  await store.write(number, fresh)
  const kept = new Map([...rows].map(([id, row]) => [id, JSON.parse(row.body) as KeptEvent]))
  const people = new Set(
    [...fresh.map(({ id }) => kept.get(id)), ...[...gone, ...fresh].map(({ id }) => before.get(id)?.kept)].flatMap(
      (event) => event?.personIds ?? [],
    ),
  )
  const byPerson = new Map<string, string[]>()
  for (const [id, { personIds }] of kept)
    for (const person of personIds) byPerson.set(person, [...(byPerson.get(person) ?? []), id])
  return { people, eventsOf: (id) => byPerson.get(id) ?? [] }
}

interface Before {
  readonly id: string
  readonly version: string
  readonly input: string | null
  readonly row: Row
  readonly kept: KeptEvent
}

async function eventsBefore({ db }: Making): Promise<ReadonlyMap<string, Before>> {
  const { rows } = await sql<{ id: string; version: string; input: string | null; body: string }>`
    select id, version, input, body from edition_row where kind = 'event' and until is null`.execute(db)
  return new Map(
    rows.map(({ id, version, input, body }) => {
      const row: Row = {
        kind: 'event',
        id,
        input,
        reportId: null,
        personId: null,
        type: null,
        day: null,
        lineage: null,
        body,
      }
      return [id, { id, version, input, row, kept: JSON.parse(body) as KeptEvent }]
    }),
  )
}

function touches({ kept }: Before, event: ReleaseEvent, { reports, people, claims, days }: ReportChanges): boolean {
  const day = Math.floor(Date.parse(kept.entry.date.slice(0, 10)) / 86_400_000)
  return (
    event.reportIds.some((id) => reports.has(id)) ||
    event.claimIds.some((id) => claims.has(id)) ||
    kept.personIds.some((id) => people.has(id)) ||
    days.some((other) => Math.abs(other - day) <= AROUND)
  )
}

async function eventRows(
  making: Making,
  reader: EvidenceReader,
  settled: ReleaseEvent,
  input: string,
): Promise<readonly Row[]> {
  const own = await reader.ofClaims(settled.claimIds)
  if (own.length === 0) return []
  const ids = new Set(own.map(({ claim }) => claim.id))
  const wide = await withCompany(reader, own)
  const found = findEvents(wide).filter(
    (event) => event.claimIds.filter((id) => ids.has(id)).length * 2 > event.claimIds.length,
  )
  const rows: Row[] = []
  for (const event of found) {
    const kept = await keptEvent(making, reader, event, wide)
    rows.push(createRow('event', event.id, kept, { input }))
  }
  return rows
}

/** The claims with their whole reports and all that is said of their people: the country and the day of an event follow from both. */
async function withCompany(reader: EvidenceReader, own: readonly Evidence[]): Promise<readonly Evidence[]> {
  const gathered = [
    ...own,
    ...(await reader.ofReports([...new Set(own.map(({ report }) => report.id))])),
    ...(await reader.ofPeople([...new Set(own.flatMap(({ personId }) => personId ?? []))])),
  ]
  const whole = [...gathered, ...(await reader.contextOf(gathered))]
  return [...new Map(whole.map((entry) => [entry.claim.id, entry])).values()]
}

async function keptEvent(
  { people, decisions }: Making,
  reader: EvidenceReader,
  event: ReleaseEvent,
  company: readonly Evidence[],
): Promise<KeptEvent> {
  const day = Math.floor(Date.parse(event.date.slice(0, 10)) / 86_400_000)
  const ids = new Set(event.claimIds)
  const own = company.filter(({ claim }) => ids.has(claim.id))
  const personIds = [...new Set(own.flatMap(({ personId }) => personId ?? []))].sort()
  const gathered: readonly Evidence[] = [...company, ...(await reader.ofDays(day - AROUND, day + AROUND))]
  const evidence = [...new Map(gathered.map((entry) => [entry.claim.id, entry])).values()]
  const named = [...new Set(evidence.flatMap(({ personId }) => personId ?? []))].sort().flatMap((id) => {
    const person = people.get(id)
    return person ? [{ id, name: displayName(person), sex: person.sex }] : []
  })
  const acts = evidence.flatMap(({ claim }) => decisions.get(claim.id) ?? [])
  const { id, title, date, place, reportIds, claimIds } = event
  const ledger = ledgerOf(event, evidence, named, { decisions: acts })
  return { entry: { id, title, date, place, summary: null, ledger, reportIds }, claimIds, personIds }
}
