import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<Readonly<Record<string, string>>, string, never>

export const ERASURE_REASONS = ['request', 'court', 'error', 'safety'] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]
export type ErasureOutcome = 'confirmed' | 'refused' | 'withdrawn'

export interface AuditTables {
  audit_entry: {
    seq: number
    at: ColumnType<Date, string, never>
    actor: string
    act: string
    object: string
    details: Json
    value_hashes: Json
    key: string
    previous: string
    hash: string
  }
  audit_value: { seq: number; field: string; salt: string; value: string; sealed: Generated<boolean> }
  audit_erasure: {
    id: Generated<number>
    entry: number
    reason: ErasureReason
    asked_by: string
    asked_at: Generated<Date>
  }
  audit_erasure_end: {
    erasure: number
    outcome: ErasureOutcome
    ended_by: string
    ended_at: Generated<Date>
  }
  audit_head: {
    one: Generated<boolean>
    seq: number
    hash: string
    public_key: string
    signature: string
  }
}
