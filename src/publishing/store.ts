import { type Generated, type JSONColumnType, type Kysely, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Row, RowKind } from './making/rows.ts'
import type { PlacedClaim } from './making/standings.ts'
import { inPieces } from './making/turns.ts'
import type { NewProtection, Protection, ProtectionKind } from './protection.ts'

/** What is kept of an edition as a whole; all else stands in its rows. */
export interface EditionHead {
  readonly kind: 'edition'
  readonly number: number
  /** ISO instant. */
  readonly published: string
  readonly counts: EditionCounts
  /** SHA-256 over the versions of all rows, sorted. */
  readonly digest: string
}

export interface EditionCounts {
  readonly people: number
  readonly reports: number
  readonly claims: number
  readonly events: number
  /** Claims that the gate kept back. */
  readonly withheld: number
  /** Claims whose quote was not found where it should stand. */
  readonly broken: number
  /** How many stand where, the unnamed among them: who asked for silence stays in the count. */
  readonly liberty: Readonly<Record<string, { readonly named: number; readonly unnamed: number }>>
}

export interface PublishingTables {
  edition: {
    number: number
    body: JSONColumnType<EditionHead>
    published_by: string
    published_at: Generated<Date>
  }
  edition_row: {
    kind: RowKind
    id: string
    since: number
    until: number | null
    version: string
    input: string | null
    report_id: string | null
    person_id: string | null
    type: string | null
    day: number | null
    lineage: string | null
    body: string | null
  }
  protection: {
    seq: Generated<string>
    kind: ProtectionKind
    target: string
    value: string
    until: Date | null
    decided_by: string
    second_by: string | null
    reason: string
    decided_at: Generated<Date>
  }
}

const AT_ONCE = 2000

/** Writes edition, edition_row and protection; nothing else does. */
export class PublishingStore {
  readonly #db: Kysely<PublishingTables>

  constructor(db: Kysely<PublishingTables>) {
    this.#db = db
  }

  async add(head: EditionHead, by: string): Promise<void> {
    await this.#db
      .insertInto('edition')
      .values({ number: head.number, body: JSON.stringify(head), published_by: by })
      .execute()
  }

  async protect({ kind, target, value, until, by, second, reason }: NewProtection): Promise<void> {
    await this.#db
      .insertInto('protection')
      .values({
        kind,
        target,
        value,
        until: until === null ? null : new Date(until),
        decided_by: by,
        second_by: second,
        reason,
      })
      .execute()
  }

  /** Rows of a new edition: each takes the place of the row with its kind and id, if there is one. */
  async write(number: number, rows: readonly Row[]): Promise<void> {
    for (const some of inPieces(rows, AT_ONCE)) {
      await this.end(number, some)
      const list = (pick: (row: Row) => string | number | null) => some.map(pick)
      const bodies = some.map((row) => Buffer.from(row.body))
      // As one run of bytes: in a list each quotation mark would have to be marked, and JSON is full of them.
      await sql`insert into edition_row (kind, id, since, version, input, report_id, person_id, type, day, lineage, body)
        select kind, id, ${number}, version, input, report_id, person_id, type, day, lineage,
          convert_from(substring(${Buffer.concat(bodies)}::bytea from 1 + start for length), 'UTF8')
        from unnest(${list((row) => row.kind)}::text[], ${list((row) => row.id)}::text[],
          ${list((row) => row.version)}::text[], ${list((row) => row.input)}::text[],
          ${list((row) => row.reportId)}::text[], ${list((row) => row.personId)}::text[],
          ${list((row) => row.type)}::text[], ${list((row) => row.day)}::int[], ${list((row) => row.lineage)}::text[],
          ${startsOf(bodies)}::int[], ${bodies.map((body) => body.length)}::int[])
          as t (kind, id, version, input, report_id, person_id, type, day, lineage, start, length)`.execute(this.#db)
    }
  }

  /** Ends rows: the edition with this number is the first without them. */
  async end(number: number, rows: readonly Pick<Row, 'kind' | 'id'>[]): Promise<void> {
    if (number === 1) return
    // Kind by kind, for then the index on what is current finds each row.
    for (const [kind, some] of Map.groupBy(rows, (row) => row.kind))
      for (let from = 0; from < some.length; from += AT_ONCE) {
        const ids = some.slice(from, from + AT_ONCE).map((row) => row.id)
        await sql`update edition_row set until = ${number}
          where kind = ${kind} and id = any(${ids}) and until is null and since < ${number}`.execute(this.#db)
      }
  }

  /** Notes what rows were made from, where the outcome is the same as before. */
  async noteInputs(kind: RowKind, inputs: ReadonlyMap<string, string>): Promise<void> {
    if (inputs.size === 0) return
    await sql`update edition_row r set input = t.input
      from unnest(${[...inputs.keys()]}::text[], ${[...inputs.values()]}::text[]) as t (id, input)
      where r.kind = ${kind} and r.id = t.id and r.id = any(${[...inputs.keys()]}) and r.until is null`.execute(
      this.#db,
    )
  }

  /** Makes a place for how claims stand, which is gone with the transaction. */
  async beginPlaces(): Promise<void> {
    await sql`create temporary table edition_place (claim_id text, verdict text, ladder text) on commit drop`.execute(
      this.#db,
    )
  }

  async addPlaces(places: readonly PlacedClaim[]): Promise<void> {
    if (places.length === 0) return
    await sql`insert into edition_place select * from unnest(${places.map(([id]) => id)}::text[],
      ${places.map(([, verdict]) => verdict)}::text[], ${places.map(([, , ladder]) => ladder)}::text[])`.execute(
      this.#db,
    )
  }

  /** Brings the standings of all reports whose claims changed or have a new place up to their claims. */
  async writeStandings(number: number): Promise<void> {
    await sql`analyze edition_place`.execute(this.#db)
    await sql`create temporary table edition_standing on commit drop as
      with touched as (
        select report_id as id from edition_row where kind in ('report', 'claim') and (since = ${number} or until = ${number})
        union select c.report_id from edition_place p
          join edition_row c on c.kind = 'claim' and c.id = p.claim_id and c.until is null
      ), placed as (
        select t.id as report_id, c.id as claim_id,
          coalesce('["' || p.verdict || '","' || p.ladder || '"]', s.body::json ->> c.id) as place
        from touched t
        left join edition_row c on c.report_id = t.id and c.kind = 'claim' and c.until is null
        left join edition_place p on p.claim_id = c.id
        left join edition_row s on s.kind = 'standing' and s.id = t.id and s.until is null and p.claim_id is null
      )
      select report_id, '{' || string_agg('"' || claim_id || '":' || place, ',' order by claim_id collate "C")
          filter (where place is not null) || '}' as body
      from placed group by report_id`.execute(this.#db)
    await sql`update edition_row r set until = ${number} from edition_standing s
      where r.kind = 'standing' and r.id = s.report_id and r.until is null and r.since < ${number}
        and r.body is distinct from s.body`.execute(this.#db)
    await sql`insert into edition_row (kind, id, since, version, report_id, body)
      select 'standing', report_id, ${number}, left(encode(sha256(convert_to(body, 'UTF8')), 'hex'), 32), report_id, body
      from edition_standing s where body is not null and not exists (
        select from edition_row r where r.kind = 'standing' and r.id = s.report_id and r.until is null)`.execute(
      this.#db,
    )
  }

  /** Takes the text out of the older versions of rows. */
  async scrubRows(kind: RowKind, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await sql`update edition_row set body = null
      where kind = ${kind} and id = any(${ids}) and until is not null and body is not null`.execute(this.#db)
  }

  /** Takes the text out of every row of a kind that no edition holds any more. */
  async forget(kind: RowKind): Promise<void> {
    await sql`update edition_row set body = null where kind = ${kind} and until is not null and body is not null`.execute(
      this.#db,
    )
  }

  /** Takes the text out of rows of older editions that name people who must not be found any more, or report on them. */
  async scrub(personIds: readonly string[], reportIds: readonly string[], names: readonly string[]): Promise<number> {
    const done = await sql`update edition_row set body = null
      where until is not null and body is not null and (person_id = any(${personIds}) or report_id = any(${reportIds})
        or exists (select from unnest(${names}::text[]) as n (name) where strpos(body, name) > 0))`.execute(this.#db)
    return Number(done.numAffectedRows ?? 0)
  }
}

/** Where each begins when they are put one after the other. */
function startsOf(bodies: readonly Buffer[]): readonly number[] {
  let at = 0
  return bodies.map(({ length }) => {
    const start = at
    at += length
    return start
  })
}

export async function loadProtections(db: ReadonlyKysely<PublishingTables>): Promise<readonly Protection[]> {
  const rows = await db
    .selectFrom('protection')
    .select(['seq', 'kind', 'target', 'value', 'until'])
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ ...row, seq: Number(row.seq), until: row.until?.toISOString() ?? null }))
}

/** The number of the newest edition; 0 when none was published. */
export async function newestEditionNumber(db: ReadonlyKysely<PublishingTables>): Promise<number> {
  const row = await db
    .selectFrom('edition')
    .select((columns) => columns.fn.max('number').as('number'))
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

export async function loadEditionHead(
  db: ReadonlyKysely<PublishingTables>,
  number: number,
): Promise<EditionHead | null> {
  const row = await db.selectFrom('edition').select('body').where('number', '=', number).executeTakeFirst()
  return row?.body ?? null
}
