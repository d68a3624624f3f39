import { sql } from 'kysely'
import { type ReleaseEvent, type StockClaim, stocksNear } from '../../weighing/index.ts'
import type { FoundEvent, KeptEvent } from './event-rows.ts'
import type { EvidenceReader, FoundClaim } from './evidence.ts'
import type { ReportChanges } from './reports.ts'
import { digest } from './rows.ts'
import type { Making } from './source.ts'
import { eachOf } from './turns.ts'

/** Days around an event in which numbers told of groups bear on it. */
const AROUND = 120

interface Planned extends FoundEvent {
  readonly input: string
}

/** The events of the edition, as far as they are known before their ledgers are filled. */
export interface EventPlan {
  readonly toFill: readonly Planned[]
  /** Everybody who came into an event or left one. */
  readonly people: ReadonlySet<string>
  readonly eventsOf: (personId: string) => readonly string[]
}

/**
 * Brings the events up to what may be seen now: found among the claims that may be seen, of those that the register gathers into
 * one event. Those that are no more are ended.
 */
export async function planEvents(making: Making, reader: EvidenceReader, changes: ReportChanges): Promise<EventPlan> {
  const { db, store, number, crew, turns } = making
  const settled = (await db.selectFrom('release_event').select('body').orderBy('id').execute()).map((row) => row.body)
  const before = await eventsBefore(making)
  const held = Map.groupBy(before.values(), ({ input }) => input?.split(' ')[0] ?? '')
  const found = new Map<string, readonly FoundEvent[]>()
  const wanted = settled.flatMap((event) => {
    const input = `${event.id} ${digest(JSON.stringify(event))}`
    const kept = held.get(event.id) ?? []
    const isSame = kept.length > 0 && kept.every((one) => one.input === input && !touches(one, event, changes))
    const isStillNone = number > 1 && kept.length === 0 && !event.claimIds.some((id) => changes.claims.has(id))
    return isSame || isStillNone ? [] : [{ event, input }]
  })
  await eachOf(wanted, crew.expect(wanted.length), async ({ event: { id, claimIds } }) => {
    const company = await turns.take(() => companyOf(reader, claimIds))
    if (company.length === 0) return
    const gathered = await turns.take(() => reader.gather(company))
    found.set(id, await crew.run('events', { claimIds, gathered }))
  })
  const again = new Set(wanted.map(({ event }) => event.id))
  const members = new Map<string, readonly string[]>()
  const toFill: Planned[] = []
  for (const { id } of settled) {
    if (!again.has(id)) for (const one of held.get(id) ?? []) members.set(one.id, one.kept.personIds)
    const input = wanted.find(({ event }) => event.id === id)?.input ?? ''
    for (const one of found.get(id) ?? [])
      if (!members.has(one.event.id)) {
        members.set(one.event.id, one.personIds)
        toFill.push({ ...one, input })
      }
  }
  await store.end(
    number,
    [...before.keys()].filter((id) => !members.has(id)).map((id) => ({ kind: 'event' as const, id })),
  )
  return { toFill, ...membership(before, members) }
}

/** Fills the ledgers of the events that are new or touched, and writes those that are not as they were. */
export async function fillLedgers(making: Making, reader: EvidenceReader, { toFill }: EventPlan): Promise<void> {
  const { crew, turns, store, number } = making
  const before = await turns.take(() => versionsBefore(making))
  const stocks = await stocksAround(making, reader, toFill)
  let done = 0
  // One at a time: what is said around an event may be a great deal, and other work fills the rest of the crew.
  for (const { event, personIds, input } of toFill) {
    making.tell('events', done++, toFill.length)
    const gathered = await turns.take(async () => {
      const day = dayOf(event.date)
      return reader.gather([
        ...(await companyOf(reader, event.claimIds)),
        ...(await reader.ofDaysCounting('others', day - AROUND, day + AROUND)),
        ...(await reader.ofClaims(stocksNear(stocks, event.date).map(({ claimId }) => claimId))),
      ])
    })
    const row = await crew.run('ledger', { event, personIds, gathered, input })
    if (before.get(row.id) !== row.version) await turns.take(() => store.write(number, [row]))
    else await turns.take(() => store.noteInputs('event', new Map([[row.id, input]])))
  }
}

/** In days: what is read at once of the numbers of those held. */
const STRETCH = 90

/** The numbers of those held around the events, each read once, though it may stand near many. */
async function stocksAround(
  { crew, turns }: Making,
  reader: EvidenceReader,
  events: readonly Planned[],
): Promise<readonly StockClaim[]> {
  const days = events.map(({ event }) => dayOf(event.date)).sort((a, b) => a - b)
  const found: StockClaim[] = []
  let next = Number.NEGATIVE_INFINITY
  for (const day of days)
    for (let from = Math.max(next, day - AROUND); from <= day + AROUND; from += STRETCH) {
      const to = Math.min(day + AROUND, from + STRETCH - 1)
      const gathered = await turns.take(async () => reader.gather(await reader.ofDaysCounting('held', from, to)))
      found.push(...(await crew.run('stocks', { gathered })))
      next = to + 1
    }
  return [...new Map(found.map((stock) => [stock.claimId, stock])).values()]
}

function membership(
  before: ReadonlyMap<string, Before>,
  after: ReadonlyMap<string, readonly string[]>,
): Pick<EventPlan, 'people' | 'eventsOf'> {
  const byPerson = new Map<string, string[]>()
  for (const [id, personIds] of after)
    for (const person of personIds) byPerson.set(person, [...(byPerson.get(person) ?? []), id])
  const people = new Set<string>()
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id)?.kept.personIds ?? [], after.get(id) ?? []]
    const [came, went] = [new Set(is), new Set(was)]
    for (const person of [...was, ...is]) if (!came.has(person) || !went.has(person)) people.add(person)
  }
  return { people, eventsOf: (id) => byPerson.get(id) ?? [] }
}

interface Before {
  readonly id: string
  readonly input: string | null
  readonly kept: KeptEvent
}

async function eventsBefore({ db }: Making): Promise<ReadonlyMap<string, Before>> {
  const { rows } = await sql<{ id: string; input: string | null; body: string }>`
    select id, input, body from edition_row where kind = 'event' and until is null`.execute(db)
  return new Map(rows.map(({ id, input, body }) => [id, { id, input, kept: JSON.parse(body) as KeptEvent }]))
}

async function versionsBefore({ db }: Making): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; version: string }>`
    select id, version from edition_row where kind = 'event' and until is null`.execute(db)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

function touches({ kept }: Before, event: ReleaseEvent, { reports, people, claims, days }: ReportChanges): boolean {
  const day = dayOf(kept.entry.date)
  return (
    event.reportIds.some((id) => reports.has(id)) ||
    event.claimIds.some((id) => claims.has(id)) ||
    kept.personIds.some((id) => people.has(id)) ||
    [...days].some((other) => Math.abs(other - day) <= AROUND)
  )
}

const dayOf = (date: string): number => Math.floor(Date.parse(date.slice(0, 10)) / 86_400_000)

/** The claims with their whole reports and all that is said of their people: the country and the day of an event follow from both. */
async function companyOf(reader: EvidenceReader, claimIds: readonly string[]): Promise<readonly FoundClaim[]> {
  const own = await reader.ofClaims(claimIds)
  const gathered = [
    ...own,
    ...(await reader.ofReports([...new Set(own.map(({ reportId }) => reportId))])),
    ...(await reader.ofPeople([...new Set(own.flatMap(({ personId }) => personId ?? []))])),
  ]
  return [...new Map(gathered.map((claim) => [claim.id, claim])).values()]
}
