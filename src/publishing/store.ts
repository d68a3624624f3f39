import { type Generated, type JSONColumnType, type Kysely, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import { digest, type Row, type RowKind } from './making/rows.ts'
import type { NewProtection, Protection, ProtectionKind } from './protection.ts'

/** What is kept of an edition as a whole; all else stands in its rows. */
export interface EditionHead {
  readonly kind: 'edition'
  readonly number: number
  /** ISO instant. */
  readonly published: string
  readonly counts: EditionCounts
  /** SHA-256 over kind, id and version of every row, in their order. */
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
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE)
      await this.end(number, some)
      const list = (pick: (row: Row) => string | number | null) => some.map(pick)
      await sql`insert into edition_row (kind, id, since, version, input, report_id, person_id, type, day, lineage, body)
        select kind, id, ${number}, version, input, report_id, person_id, type, day, lineage, body
        from unnest(${list((row) => row.kind)}::text[], ${list((row) => row.id)}::text[],
          ${list((row) => digest(row.body))}::text[], ${list((row) => row.input)}::text[],
          ${list((row) => row.reportId)}::text[], ${list((row) => row.personId)}::text[],
          ${list((row) => row.type)}::text[], ${list((row) => row.day)}::int[], ${list((row) => row.lineage)}::text[], ${list((row) => row.body)}::text[])
          as t (kind, id, version, input, report_id, person_id, type, day, lineage, body)`.execute(this.#db)
    }
  }

  /** Ends rows: the edition with this number is the first without them. */
  async end(number: number, rows: readonly Pick<Row, 'kind' | 'id'>[]): Promise<void> {
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
