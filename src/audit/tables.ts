import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<Readonly<Record<string, string>>, string, never>

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
  audit_value: { seq: number; field: string; salt: string; value: string }
  audit_head: {
    one: Generated<boolean>
    seq: number
    hash: string
    public_key: string
    signature: string
  }
}
