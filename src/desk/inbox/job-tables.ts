import type { Generated, JSONColumnType } from 'kysely'
import type { SenderMetadata } from '../../intake/index.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'cancelled'
export type ItemState = 'waiting' | 'added' | 'known' | 'failed' | 'cancelled'

export interface JobTables {
  desk_job: {
    id: Generated<number>
    title: string
    asked_by: string
    total: number
    state: Generated<JobState>
    cancel_asked: Generated<boolean>
    asked_at: Generated<Date>
    beat_at: Date | null
    ended_at: Date | null
  }
  desk_job_item: {
    job: number
    number: number
    name: string
    bytes: Buffer | null
    address: string | null
    metadata: JSONColumnType<SenderMetadata>
    state: Generated<ItemState>
    report_id: string | null
    message: string | null
  }
}
