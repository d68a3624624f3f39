import { type Kysely, sql } from 'kysely'
import { writerOf } from '../database/index.ts'
import { MatchingStore } from '../matching/index.ts'
import { RecordStore } from '../record/index.ts'
import { WeighingStore } from '../weighing/index.ts'
import { type Kind, Notes } from './notes.ts'
import { Memory, type Settleable, steps } from './steps.ts'

/** How far the work has come, after each step. */
export interface Progress {
  readonly kind: Kind
  readonly followed: number
}

export interface SettleOptions {
  readonly onStep?: (progress: Progress) => void
  /** Ends the work between two steps; what was done stays done. */
  readonly signal?: AbortSignal
  /** What an earlier call of this process kept. */
  readonly memory?: Memory
}

/** After so many notes the tables are others than the planner knows: it would go on choosing plans for empty ones until autovacuum comes. */
const ANALYZE_EVERY = 1000

/** One at a time settles, whichever process it is. */
const SETTLING = 7_210_540

/** Raise it when a stage derives something else from the same rows; everything is then settled anew. */
const DERIVATION = '4'

/**
 * Follows every note, each step in a transaction of its own: killed at any moment, the work goes on where it stood. Returns the
 * number of notes followed; 0 when all was settled.
 */
export async function settle(db: Kysely<Settleable>, options: SettleOptions = {}): Promise<number> {
  const memory = options.memory ?? new Memory()
  let [followed, counted] = [0, 0]
  for (;;) {
    if (options.signal?.aborted) return followed
    const progress = await db.transaction().execute((trx) => step(trx, memory))
    if (progress === null) return followed
    followed += progress.followed
    if (followed - counted >= ANALYZE_EVERY) {
      await sql`analyze claim_filing, claim_state, assessment, mention_link, lineage`.execute(db)
      counted = followed
    }
    options.onStep?.(progress)
  }
}

/** Whether everything derived follows from the newest rows. */
export async function isSettled(db: Kysely<Settleable>): Promise<boolean> {
  return (await new Notes(writerOf(db)).waiting(1)) === 0 && (await storedDerivation(db)) === DERIVATION
}

/** How many notes wait, counted up to a million. */
export function countUnsettled(db: Kysely<Settleable>): Promise<number> {
  return new Notes(writerOf(db)).waiting()
}

/** Follows all notes within the transaction given. */
export async function settleWithin(trx: Kysely<Settleable>): Promise<void> {
  const memory = new Memory()
  while ((await step(trx, memory)) !== null);
}

/** Makes everything derived anew within the transaction given, as if nothing of it had been kept. */
export async function settleAnew(trx: Kysely<Settleable>): Promise<void> {
  await lock(trx)
  await new WeighingStore(writerOf(trx)).clear()
  await new RecordStore(writerOf(trx)).clear()
  await new MatchingStore(writerOf(trx)).clear()
  await new Notes(writerOf(trx)).all()
  await settleWithin(trx)
}

async function step(trx: Kysely<Settleable>, memory: Memory): Promise<Progress | null> {
  await lock(trx)
  const notes = new Notes(writerOf(trx))
  const kind = await notes.next()
  if (kind === null) return (await storedDerivation(trx)) === DERIVATION ? null : renew(trx, notes)
  const { most, follow } = steps[kind]
  const keys = await notes.take(kind, most)
  await follow(trx, keys, memory)
  if ((await notes.next()) === null) await markSettled(trx)
  return { kind, followed: keys.length }
}

/** Tells others that what is derived has moved on; the number rises with each time that all was settled. */
async function markSettled(trx: Kysely<Settleable>): Promise<void> {
  await sql`insert into derived_state (basis) values (${`${DERIVATION}/1`}) on conflict (one) do update
    set basis = case when split_part(derived_state.basis, '/', 1) in (${DERIVATION}, '')
      then ${`${DERIVATION}/`} || (coalesce(nullif(split_part(derived_state.basis, '/', 2), ''), '0')::bigint + 1) else derived_state.basis end`.execute(
    trx,
  )
}

/** Another version of the program derived what is kept. */
async function renew(trx: Kysely<Settleable>, notes: Notes): Promise<Progress> {
  await sql`insert into derived_state (basis) values (${`${DERIVATION}/0`}) on conflict (one) do update set basis = excluded.basis`.execute(
    trx,
  )
  await notes.all()
  return { kind: 'reading', followed: 0 }
}

async function storedDerivation(db: Kysely<Settleable>): Promise<string | null> {
  const row = await db.selectFrom('derived_state').select('basis').executeTakeFirst()
  return row?.basis.split('/')[0] ?? null
}

async function lock(trx: Kysely<Settleable>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SETTLING})`.execute(trx)
}
