import { type Kysely, sql } from 'kysely'
import type { RowKind } from '../making/rows.ts'
import type { PublishingTables } from '../store.ts'
import type { Pack, Place } from './pack.ts'

const AT_ONCE = 4000

export interface PlacedRow extends Place {
  readonly version: string
  readonly since: number
}

export type Placed = Readonly<Record<RowKind, ReadonlyMap<string, PlacedRow>>>

const KINDS: readonly RowKind[] = [
  'report',
  'claim',
  'standing',
  'person',
  'event',
  'briefing',
  'figures',
  'overview',
  'changes',
  'gone',
]

/** All rows of the edition with this number, put into the pack; after an older one only what it did not have. */
export async function placeRows(
  db: Kysely<PublishingTables>,
  number: number,
  pack: Pack,
  older: { readonly number: number; readonly placed: Placed } | null,
): Promise<Placed> {
  const placed = Object.fromEntries(
    KINDS.map((kind) => [kind, new Map<string, PlacedRow>(older?.placed[kind])]),
  ) as Record<RowKind, Map<string, PlacedRow>>
  if (older) await forget(db, number, older.number, placed)
  let [kind, id]: [string, string] = ['', '']
  for (;;) {
    const { rows } = await sql<{ kind: RowKind; id: string; since: number; version: string; body: string }>`
      select kind, id, since, version, body from edition_row
      where (kind, id) > (${kind}, ${id}) and since > ${older?.number ?? 0} and since <= ${number}
        and (until is null or until > ${number}) and body is not null and body <> 'null'
      order by kind, id limit ${AT_ONCE}`.execute(db)
    const places = pack.append(rows.map((row) => row.body))
    rows.forEach((row, at) => {
      const place = places[at]
      if (place) placed[row.kind].set(row.id, { ...place, version: row.version, since: row.since })
    })
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return placed
    ;[kind, id] = [last.kind, last.id]
  }
}

async function forget(
  db: Kysely<PublishingTables>,
  number: number,
  older: number,
  placed: Record<RowKind, Map<string, PlacedRow>>,
): Promise<void> {
  const { rows } = await sql<{ kind: RowKind; id: string }>`
    select kind, id from edition_row where until > ${older} and until <= ${number}`.execute(db)
  for (const { kind, id } of rows) placed[kind].delete(id)
}
