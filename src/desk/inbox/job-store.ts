import { type Kysely, sql } from 'kysely'
import type { SenderMetadata } from '../../intake/index.ts'
import type { ItemState, JobState, JobTables } from './job-tables.ts'

/** One thing to take in: bytes that came, or an address to fetch. */
export type JobItem = {
  readonly name: string
  readonly metadata: SenderMetadata
} & ({ readonly bytes: Uint8Array } | { readonly address: string })

export interface JobRow {
  readonly id: number
  readonly title: string
  readonly askedBy: string
  readonly total: number
  readonly done: number
  readonly state: JobState
  readonly cancelAsked: boolean
}

export interface ItemRow {
  readonly number: number
  readonly name: string
  readonly state: ItemState
  readonly reportId: string | null
  readonly message: string | null
}

export interface Claimed {
  readonly job: number
  readonly askedBy: string
  readonly number: number
  readonly name: string
  readonly bytes: Buffer | null
  readonly address: string | null
  readonly metadata: SenderMetadata
}

/** Whose runner has not been heard of for so long is taken to have died; another takes its job over. */
const LOST = sql`interval '60 seconds'`

/** Writes desk_job and desk_job_item; nothing else does. Progress is rows, so it survives a reload and a crash. */
export class JobStore {
  readonly #db: Kysely<JobTables>

  constructor(db: Kysely<JobTables>) {
    this.#db = db
  }

  async add(title: string, by: string, items: readonly JobItem[]): Promise<number> {
    const { id } = await this.#db
      .insertInto('desk_job')
      .values({ title, asked_by: by, total: items.length, beat_at: null, ended_at: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const [i, item] of items.entries())
      await this.#db
        .insertInto('desk_job_item')
        .values({
          job: id,
          number: i + 1,
          name: item.name,
          bytes: 'bytes' in item ? Buffer.from(item.bytes) : null,
          address: 'address' in item ? item.address : null,
          metadata: JSON.stringify(item.metadata),
          report_id: null,
          message: null,
        })
        .execute()
    return id
  }

  async cancel(id: number): Promise<void> {
    await this.#db
      .updateTable('desk_job')
      .set({ cancel_asked: true })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
  }

  /** Takes the next job that nobody works at; null when there is none. */
  async take(): Promise<number | null> {
    const { rows } = await sql<{ id: number }>`
      update desk_job set state = 'running', beat_at = clock_timestamp() where id = (
        select id from desk_job where state = 'waiting' or (state = 'running' and beat_at < clock_timestamp() - ${LOST})
        order by id for update skip locked limit 1)
      returning id`.execute(this.#db)
    return rows[0]?.id ?? null
  }

  /** Lets go of a job that is not done, so that whoever comes next need not wait to find its runner lost. */
  async leave(id: number): Promise<void> {
    await this.#db
      .updateTable('desk_job')
      .set({ state: 'waiting', beat_at: null })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute()
  }

  /** The next item of a job, unless it is to stop; null when it has ended, which it then also says of itself. */
  async nextItem(job: number): Promise<Claimed | null> {
    const held = await this.#db
      .updateTable('desk_job')
      .set({ beat_at: sql`clock_timestamp()` })
      .where('id', '=', job)
      .returning('cancel_asked')
      .executeTakeFirst()
    if (held?.cancel_asked) await this.#endItems(job)
    const item = await this.#db
      .selectFrom('desk_job_item as item')
      .innerJoin('desk_job', 'desk_job.id', 'item.job')
      .select(['job', 'asked_by as askedBy', 'number', 'name', 'bytes', 'address', 'metadata'])
      .where('job', '=', job)
      .where('item.state', '=', 'waiting')
      .orderBy('number')
      .executeTakeFirst()
    if (item) return item
    await this.#db
      .updateTable('desk_job')
      .set({ state: held?.cancel_asked ? 'cancelled' : 'done', ended_at: sql`clock_timestamp()` })
      .where('id', '=', job)
      .execute()
    return null
  }

  /** The bytes of what is taken in stand in the register; what failed need not be kept. */
  async finishItem(
    { job, number }: Claimed,
    state: ItemState,
    reportId: string | null,
    message: string | null,
  ): Promise<void> {
    await this.#db
      .updateTable('desk_job_item')
      .set({ state, report_id: reportId, message, bytes: null })
      .where('job', '=', job)
      .where('number', '=', number)
      .execute()
  }

  async #endItems(job: number): Promise<void> {
    await this.#db
      .updateTable('desk_job_item')
      .set({ state: 'cancelled', bytes: null })
      .where('job', '=', job)
      .where('state', '=', 'waiting')
      .execute()
  }
}

/** Jobs that are not done, and those that ended within the hour. */
export async function loadJobs(db: Kysely<JobTables>, askedBy: string): Promise<readonly JobRow[]> {
  const { rows } = await sql<JobRow>`
    ${jobs} where asked_by = ${askedBy} and (ended_at is null or ended_at > clock_timestamp() - interval '1 hour')
    order by id desc limit 5`.execute(db)
  return rows
}

export async function loadJob(
  db: Kysely<JobTables>,
  id: number,
): Promise<{ readonly job: JobRow; readonly items: readonly ItemRow[] } | null> {
  const { rows } = await sql<JobRow>`${jobs} where id = ${id}`.execute(db)
  const [job] = rows
  if (!job) return null
  const items = await db
    .selectFrom('desk_job_item')
    .select(['number', 'name', 'state', 'report_id', 'message'])
    .where('job', '=', id)
    .orderBy('number')
    .execute()
  return { job, items: items.map(({ report_id, ...item }) => ({ ...item, reportId: report_id })) }
}

const jobs = sql`select id, title, asked_by as "askedBy", total, state, cancel_asked as "cancelAsked",
  (select count(*) from desk_job_item i where i.job = desk_job.id and i.state <> 'waiting')::int as done from desk_job`
