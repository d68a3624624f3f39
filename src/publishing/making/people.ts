import { sql } from 'kysely'
import type { Change } from '../edition.ts'
import type { EvidenceReader } from './evidence.ts'
import { digestOf } from './rows.ts'
import type { Making } from './source.ts'
import type { Standings } from './standings.ts'
import { eachOf, inPieces } from './turns.ts'
import type { PersonToWeigh } from './weigh-people.ts'

/** So few that what they are weighed by is soon let go again. */
const AT_ONCE = 50

/** Brings people up to their claims: those touched, those who are new, and those whose names or whose protection changed. */
export async function makePeople(
  making: Making,
  reader: EvidenceReader,
  touched: ReadonlySet<string>,
  eventsOf: (personId: string) => readonly string[],
  standings: Standings,
): Promise<readonly Change[]> {
  const { db, store, number, gate, people, crew, turns } = making
  const { rows } = await turns.take(() =>
    sql<{ id: string; input: string }>`
      select id, input from edition_row where kind = 'person' and until is null`.execute(db),
  )
  const before = new Map(rows.map(({ id, input }) => [id, input]))
  const wanted = [...gate.shown].flatMap((id) => {
    const person = people.get(id)
    const input = person && digestOf(JSON.stringify(person))
    return input && (touched.has(id) || before.get(id) !== input) ? [{ id, input }] : []
  })
  const gone = [...before.keys()].filter((id) => !gate.shown.has(id))
  const changes = new Map<number, readonly Change[]>()
  const pieces = inPieces(wanted, AT_ONCE).map((some, at) => ({ some, at }))
  let done = 0
  await eachOf(pieces, crew.expect(pieces.length), async ({ some, at }) => {
    making.tell('people', done, wanted.length)
    const ids = some.map(({ id }) => id)
    const job = await turns.take(async () => ({
      people: await withBefore(making, some, eventsOf),
      gathered: await reader.gather(await reader.ofPeople(ids)),
    }))
    const made = await crew.run('people', job)
    changes.set(at, made.changes)
    gone.push(...made.gone)
    await turns.take(async () => {
      await store.write(number, made.rows)
      await standings.add(making, made.places)
    })
    done += some.length
  })
  const ended = gone.map((id) => ({ kind: 'person' as const, id }))
  await turns.take(() => store.end(number, ended))
  // In the order of the people, whoever was done first.
  return pieces.flatMap(({ at }) => changes.get(at) ?? [])
}

async function withBefore(
  { db }: Making,
  some: readonly { readonly id: string; readonly input: string }[],
  eventsOf: (personId: string) => readonly string[],
): Promise<readonly PersonToWeigh[]> {
  const { rows } = await sql<{ id: string; input: string | null; body: string }>`
    select id, input, body from edition_row
    where kind = 'person' and until is null and id = any(${some.map(({ id }) => id)})`.execute(db)
  const before = new Map(rows.map((row) => [row.id, { input: row.input, body: row.body }]))
  return some.map((one) => ({ ...one, eventIds: eventsOf(one.id), before: before.get(one.id) ?? null }))
}
