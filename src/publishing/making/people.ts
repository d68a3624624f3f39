import { sql } from 'kysely'
import type { Person } from '../../matching/index.ts'
import { entriesOf } from '../../record/index.ts'
import { assess } from '../../weighing/index.ts'
import type { Change, PersonEntry } from '../edition.ts'
import { personEntry } from '../person-entry.ts'
import { personChanges } from './changes.ts'
import type { EvidenceReader } from './evidence.ts'
import { createRow, digestOf, type Row } from './rows.ts'
import type { Making } from './source.ts'
import type { Standings } from './standings.ts'

/** A person of an edition: who they are, for name search and checks, and what is shown of them. */
export interface KeptPerson {
  readonly person: Person
  readonly entry: PersonEntry
}

export interface PeopleMade {
  readonly changes: readonly Change[]
  /** Ids of those who stood in the edition before and no longer do. */
  readonly gone: readonly string[]
}

const AT_ONCE = 100
const HISTORY = 60

/** Brings people up to their claims: those touched, those who are new, and those whose names or whose protection changed. */
export async function makePeople(
  making: Making,
  reader: EvidenceReader,
  touched: ReadonlySet<string>,
  eventsOf: (personId: string) => readonly string[],
  standings: Standings,
): Promise<PeopleMade> {
  const { db, store, number, gate, people } = making
  const { rows } = await sql<{ id: string; input: string }>`
    select id, input from edition_row where kind = 'person' and until is null`.execute(db)
  const before = new Map(rows.map(({ id, input }) => [id, input]))
  const inputs = new Map([...gate.shown].flatMap((id) => inputOf(people.get(id)) ?? []))
  const gone = [...before.keys()].filter((id) => !gate.shown.has(id))
  const wanted = [...inputs].filter(([id, input]) => touched.has(id) || before.get(id) !== input).map(([id]) => id)
  const changes: Change[] = []
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    making.tell('people', from, wanted.length)
    const some = wanted.slice(from, from + AT_ONCE).flatMap((id) => people.get(id) ?? [])
    const made = await weigh(making, reader, some, eventsOf, standings)
    const old = await keptBefore(making, some)
    const fresh: Row[] = []
    const same = new Map<string, string>()
    for (const person of some) {
      const [now, was] = [made.get(person.id), old.get(person.id)]
      const input = inputs.get(person.id) ?? ''
      if (!now && was) gone.push(person.id)
      if (!now) continue
      const { history: told = [], ...plain } = was?.entry ?? ({} as PersonEntry)
      const found = personChanges(making, was?.entry ?? null, now)
      if (
        was &&
        JSON.stringify({ ...plain, since: 0 }) === JSON.stringify({ ...now, since: 0 }) &&
        before.get(person.id) === input
      )
        continue
      if (number > 1) changes.push(...found)
      const history = [...found, ...told].slice(0, HISTORY)
      const entry: PersonEntry = { ...now, ...(history.length > 0 ? { history } : {}) }
      // A whole day of birth finds people in other lists; the year is enough to tell namesakes apart.
      const kept: KeptPerson = { person: { ...person, born: person.born?.slice(0, 4) ?? null }, entry }
      fresh.push(createRow('person', person.id, kept, { input, personId: person.id }))
      same.set(person.id, input)
    }
    await store.write(number, fresh)
  }
  await store.end(
    number,
    gone.map((id) => ({ kind: 'person' as const, id })),
  )
  return { changes, gone: gone.filter((id) => before.has(id)) }
}

function inputOf(person: Person | undefined): readonly [readonly [string, string]] | null {
  return person ? [[person.id, digestOf(JSON.stringify(person))]] : null
}

async function weigh(
  { decisions, number }: Making,
  reader: EvidenceReader,
  people: readonly Person[],
  eventsOf: (personId: string) => readonly string[],
  standings: Standings,
): Promise<ReadonlyMap<string, PersonEntry>> {
  const ids = new Set(people.map(({ id }) => id))
  const own = await reader.ofPeople([...ids])
  const context = await reader.contextOf(own)
  const claims = new Set(own.map(({ claim }) => claim.id))
  const acts = own.flatMap(({ claim }) => decisions.get(claim.id) ?? [])
  const assessments = assess([...own, ...context], { decisions: acts })
  standings.add(assessments, (id) => claims.has(id))
  const about = assessments.filter(({ proposition: { personId } }) => personId !== null && ids.has(personId))
  return new Map(
    entriesOf(people, about, []).map((entry) => [
      entry.person.id,
      { ...personEntry({ ...entry, eventIds: eventsOf(entry.person.id) }), since: number },
    ]),
  )
}

async function keptBefore({ db }: Making, people: readonly Person[]): Promise<ReadonlyMap<string, KeptPerson>> {
  const { rows } = await sql<{ id: string; body: string }>`
    select id, body from edition_row where kind = 'person' and until is null and id = any(${people.map(({ id }) => id)})`.execute(
    db,
  )
  return new Map(rows.map(({ id, body }) => [id, JSON.parse(body) as KeptPerson]))
}
