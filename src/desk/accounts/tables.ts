import type { Generated } from 'kysely'
import type { Role } from '../route.ts'

/** Columns in camel case are better-auth's own; it writes its six tables, `accounts/` the rest. */
export interface AccountTables {
  desk_account: {
    id: string
    name: string
    email: string
    emailVerified: boolean
    image: string | null
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
    twoFactorEnabled: boolean | null
  }
  desk_session: {
    id: string
    expiresAt: Date
    token: string
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
    ipAddress: string | null
    userAgent: string | null
    userId: string
  }
  desk_credential: {
    id: string
    providerId: string
    userId: string
    accountId: string
    password: string | null
    updatedAt: Generated<Date>
  }
  desk_verification: { id: string; identifier: string; value: string; expiresAt: Date }
  desk_second_factor: { id: string; userId: string; verified: boolean | null; lockedUntil: Date | null }
  desk_passkey: { id: string; name: string | null; userId: string; createdAt: Date | null }
  desk_member: {
    account_id: string
    roles: readonly Role[]
    countries: readonly string[] | null
    cases: readonly string[] | null
    disabled_at: Generated<Date | null>
    used_code: Generated<string | null>
    used_code_at: Generated<Date | null>
    added_by: string
    added_at: Generated<Date>
  }
  desk_travel: {
    id: Generated<number>
    account_id: string
    countries: readonly string[]
    began_at: Generated<Date>
    until: Date
    ended_at: Date | null
    ended_by: string | null
  }
  desk_invitation: { secret_hash: string; account_id: string | null; expires_at: Date; used_at: Generated<Date | null> }
  desk_failure: { key_hash: string; failures: number; last_at: Date; blocked_until: Date | null }
}
