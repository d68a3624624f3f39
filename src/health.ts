import { type Kysely, sql } from 'kysely'
import { type Database, writerOf } from './database/index.ts'
import type { Register, Tables } from './register.ts'
import { countUnsettled, settleAnew, settleWithin } from './settling/index.ts'

export interface Health {
  readonly sound: boolean
  readonly database: string
  readonly rows: Readonly<Record<string, number>>
  readonly quotes: { readonly checked: number; readonly broken: readonly string[] }
  /** Notes of rows that nothing was derived from yet; no fault, and counted before anything was done about them. */
  readonly waiting: number
  readonly derived: readonly { readonly table: string; readonly same: boolean }[]
}

const tables = ['report', 'reading', 'claim', 'person', 'judgement', 'decision', 'edition'] as const
const derivedTables = {
  mention_link: 'report_id, ref',
  person_fact: 'person_id, kind, value',
  person_pair: 'left_id, right_id',
  person_merge: 'person_id',
  lineage: 'report_id',
  assessment: 'exemplar',
  claim_state: 'claim_id',
  claim_filing: 'claim_id',
  release_event: 'id',
  event_claim: 'event_id, claim_id',
  entry: 'person_id',
} as const

class UndoneError extends Error {
  override name = 'UndoneError'
}

/**
 * Looks whether quotes stand where they should and whether what is kept as derived follows from the rows. With `rebuild` it is
 * kept as made anew; without, nothing is changed.
 */
export async function examine(database: Database<Tables>, register: Register, rebuild: boolean): Promise<Health> {
  const db = database.kysely
  const rows: Record<string, number> = {}
  for (const table of tables) rows[table] = await count(db, table)
  const quotes = checkQuotes(register)
  const { waiting, before, after } = await rederived(db, rebuild)
  const derived = Object.keys(derivedTables).map((table) => ({ table, same: before.get(table) === after.get(table) }))
  const sound = quotes.broken.length === 0 && derived.every((table) => table.same)
  return { sound, database: database.description, rows, quotes, waiting, derived }
}

async function count(db: Kysely<Tables>, table: (typeof tables)[number]): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((columns) => columns.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

function checkQuotes({ held, readings }: Register): Health['quotes'] {
  const texts = new Map(held.map(({ report }) => [report.id, report.text]))
  const claims = readings.flatMap((reading) => reading.claims)
  const broken = claims.filter(
    ({ quote, reportId }) => texts.get(reportId)?.slice(quote.start, quote.end) !== quote.text,
  )
  return { checked: claims.length, broken: broken.map((claim) => claim.id) }
}

async function snapshot(db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const taken = new Map<string, string>()
  for (const [table, key] of Object.entries(derivedTables)) {
    const { rows } = await sql<{ hash: string }>`
      select encode(sha256(coalesce(string_agg(sha256(convert_to(t::text, 'UTF8')), ''::bytea order by ${sql.raw(key)}), '')), 'hex') as hash
      from ${sql.table(table)} t`.execute(db)
    taken.set(table, rows[0]?.hash ?? '')
  }
  return taken
}

interface Derived {
  readonly waiting: number
  readonly before: ReadonlyMap<string, string>
  readonly after: ReadonlyMap<string, string>
}

/** What waits is followed first: that it waited is no fault. */
async function rederived(db: Kysely<Tables>, keep: boolean): Promise<Derived> {
  let found: Derived = { waiting: 0, before: new Map(), after: new Map() }
  await db
    .transaction()
    .execute(async (trx) => {
      const waiting = await countUnsettled(writerOf(trx))
      await settleWithin(writerOf(trx))
      const before = await snapshot(trx)
      await settleAnew(writerOf(trx))
      found = { waiting, before, after: await snapshot(trx) }
      if (!keep) throw new UndoneError()
    })
    .catch((error: unknown) => {
      if (!(error instanceof UndoneError)) throw error
    })
  return found
}
