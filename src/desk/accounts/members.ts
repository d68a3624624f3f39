import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Role } from '../route.ts'
import { addressOf } from './sign-in-name.ts'
import type { AccountTables } from './tables.ts'

export interface Member {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  /** What bounds what is seen; null is no bound. */
  readonly countries: readonly string[] | null
  readonly cases: readonly string[] | null
  readonly disabled: Date | null
  readonly secondFactor: boolean
  /** False until the one-time link was used. */
  readonly hasPassword: boolean
  readonly addedAt: Date
}

export interface NewMember {
  readonly name: string
  readonly roles: readonly Role[]
  readonly countries?: readonly string[] | null
  readonly cases?: readonly string[] | null
  readonly by: string
}

export class MemberError extends Error {
  override name = 'MemberError'
}

/** In hours: how long a one-time link waits to be used. */
export const LINK_LASTS = 48

type Db = Kysely<AccountTables>

/** Who has an account and what it may. Each function takes a transaction, so that its audit entry stands with it or not at all. */
export async function addMember(
  trx: Db,
  { name, roles, countries = null, cases = null, by }: NewMember,
): Promise<Member> {
  const email = addressOf(name)
  requireRoles(roles)
  const taken = await trx.selectFrom('desk_account').select('id').where('email', '=', email).executeTakeFirst()
  if (taken)
    throw new MemberError(`account: expected a name that is free, got "${name}", which somebody has. Choose another.`)
  const id = randomUUID()
  await trx
    .insertInto('desk_account')
    .values({ id, name, email, emailVerified: true, image: null, twoFactorEnabled: false })
    .execute()
  await trx.insertInto('desk_member').values({ account_id: id, roles, countries, cases, added_by: by }).execute()
  return requireMember(trx, id)
}

export async function listMembers(db: Db): Promise<readonly Member[]> {
  return (await memberQuery(db).orderBy('desk_account.name').execute()).map(memberOf)
}

export async function findMember(
  db: Db,
  by: { readonly id: string } | { readonly name: string },
): Promise<Member | null> {
  const query = memberQuery(db)
  const row = await ('id' in by
    ? query.where('desk_account.id', '=', by.id)
    : query.where('desk_account.email', '=', addressOf(by.name))
  ).executeTakeFirst()
  return row ? memberOf(row) : null
}

export async function setAccess(
  trx: Db,
  id: string,
  access: Pick<Member, 'roles' | 'countries' | 'cases'>,
): Promise<Member> {
  requireRoles(access.roles)
  await keepAnAdministrator(trx, id, access.roles)
  await trx.updateTable('desk_member').set(access).where('account_id', '=', id).execute()
  return requireMember(trx, id)
}

/** Ends all its sessions and links; what the account did stays under its name. */
export async function disableMember(trx: Db, id: string): Promise<Member> {
  await keepAnAdministrator(trx, id, [])
  await trx.updateTable('desk_member').set({ disabled_at: new Date() }).where('account_id', '=', id).execute()
  await endSessions(trx, id)
  await trx.deleteFrom('desk_invitation').where('account_id', '=', id).execute()
  return requireMember(trx, id)
}

export async function enableMember(trx: Db, id: string): Promise<Member> {
  await trx.updateTable('desk_member').set({ disabled_at: null }).where('account_id', '=', id).execute()
  return requireMember(trx, id)
}

/** All of them, or all but the one given. */
export async function endSessions(trx: Db, accountId: string, but?: string): Promise<number> {
  const query = trx.deleteFrom('desk_session').where('userId', '=', accountId)
  const { numDeletedRows } = await (but ? query.where('id', '!=', but) : query).executeTakeFirst()
  return Number(numDeletedRows)
}

/** The secret of a new one-time link; the links before it no longer work. Null is the link for the very first account. */
export async function invite(trx: Db, accountId: string | null): Promise<string> {
  const secret = randomBytes(24).toString('base64url')
  await trx.deleteFrom('desk_invitation').where('account_id', 'is not distinct from', accountId).execute()
  await trx
    .insertInto('desk_invitation')
    .values({
      secret_hash: hashOf(secret),
      account_id: accountId,
      expires_at: new Date(Date.now() + LINK_LASTS * 3_600_000),
    })
    .execute()
  return secret
}

/** Whom a link is for; null where it was used, is too old or never was. */
export async function findInvitation(db: Db, secret: string): Promise<{ readonly member: Member | null } | null> {
  const row = await db
    .selectFrom('desk_invitation')
    .select('account_id')
    .where('secret_hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirst()
  if (!row) return null
  if (row.account_id !== null) {
    const member = await findMember(db, { id: row.account_id })
    return member && !member.disabled ? { member } : null
  }
  return (await isEmpty(db)) ? { member: null } : null
}

/** True for exactly one of those who use the link at the same time. */
export async function useInvitation(trx: Db, secret: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('desk_invitation')
    .set({ used_at: new Date() })
    .where('secret_hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Sets the first password, or a new one after everything was lost: then the second factor and passkeys go too. */
export async function setPassword(
  trx: Db,
  accountId: string,
  hashed: string,
  keep: 'factors' | 'nothing',
): Promise<void> {
  await trx.deleteFrom('desk_credential').where('userId', '=', accountId).execute()
  const credential = { id: randomUUID(), providerId: 'credential', userId: accountId, accountId, password: hashed }
  await trx.insertInto('desk_credential').values(credential).execute()
  if (keep === 'factors') return
  await removeSecondFactor(trx, accountId)
  await trx.deleteFrom('desk_passkey').where('userId', '=', accountId).execute()
  await endSessions(trx, accountId)
}

export async function removeSecondFactor(trx: Db, accountId: string): Promise<void> {
  await trx.deleteFrom('desk_second_factor').where('userId', '=', accountId).execute()
  await trx.updateTable('desk_account').set({ twoFactorEnabled: false }).where('id', '=', accountId).execute()
}

/** False where the same code was given within the last two minutes: who looked over a shoulder comes too late. */
export async function takeCode(db: Db, accountId: string, code: string): Promise<boolean> {
  const hash = hashOf(`${accountId}\n${code}`)
  const { rows } = await sql`
    update desk_member set used_code = ${hash}, used_code_at = clock_timestamp() where account_id = ${accountId}
      and (used_code is distinct from ${hash} or used_code_at < clock_timestamp() - interval '2 minutes')
    returning 1`.execute(db)
  return rows.length > 0
}

/** What has run out opens nothing; it need not be kept either. */
export async function sweep(db: Db): Promise<void> {
  const now = new Date()
  await db.deleteFrom('desk_session').where('expiresAt', '<', now).execute()
  await db.deleteFrom('desk_verification').where('expiresAt', '<', now).execute()
  await db.deleteFrom('desk_invitation').where('expires_at', '<', now).execute()
}

export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql`select from desk_member limit 1`.execute(db)
  return rows.length === 0
}

export async function requireMember(db: Db, id: string): Promise<Member> {
  const member = await findMember(db, { id })
  if (!member)
    throw new MemberError(`account: expected one of this desk, got "${id}". List them with "habeas user list".`)
  return member
}

function memberQuery(db: Db) {
  return db
    .selectFrom('desk_member')
    .innerJoin('desk_account', 'desk_account.id', 'desk_member.account_id')
    .select((has) => [
      'desk_account.id',
      'desk_account.name',
      'roles',
      'countries',
      'cases',
      'disabled_at as disabled',
      'added_at as addedAt',
      'twoFactorEnabled as secondFactor',
      has
        .exists(
          has.selectFrom('desk_credential').select('id').whereRef('desk_credential.userId', '=', 'desk_account.id'),
        )
        .as('hasPassword'),
    ])
}

function memberOf(row: Awaited<ReturnType<ReturnType<typeof memberQuery>['execute']>>[number]): Member {
  return { ...row, secondFactor: row.secondFactor === true, hasPassword: row.hasPassword === true }
}

function requireRoles(roles: readonly Role[]): void {
  if (roles.length === 0) throw new MemberError('account: expected at least one role, got none')
  if (roles.length > 1 && roles.includes('administrator'))
    throw new MemberError(
      'account: expected an administrator to be nothing else, got further roles. Make a second account for the work on content.',
    )
}

/** Without this the desk could lock itself up; the command line on the machine would be the only way back in. */
async function keepAnAdministrator(trx: Db, id: string, roles: readonly Role[]): Promise<void> {
  if (roles.includes('administrator')) return
  const { rows } = await sql<{ id: string; roles: readonly Role[] }>`
    select account_id as id, roles from desk_member where disabled_at is null and 'administrator' = any(roles) for update`.execute(
    trx,
  )
  if (rows.length === 1 && rows[0]?.id === id)
    throw new MemberError('account: expected at least one administrator to stay, got the last one. Make another first.')
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Everybody has to sign in anew. */
export async function endEverySession(db: Db): Promise<void> {
  await db.deleteFrom('desk_session').execute()
}
