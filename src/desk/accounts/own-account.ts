import type { DeskDeps } from '../deps.ts'
import type { Actor } from '../route.ts'

export interface OwnAccount {
  /** The session this page was asked with. */
  readonly current: string
  readonly sessions: readonly {
    readonly id: string
    readonly began: Date
    readonly seen: Date
    readonly browser: string
  }[]
  readonly passkeys: readonly { readonly id: string; readonly name: string | null; readonly made: Date | null }[]
  readonly secondFactor: boolean
}

/** What an account's own page shows; all of it chosen by the id in the session. */
export async function ownAccount(
  { accounts: { db, auth } }: Pick<DeskDeps, 'accounts'>,
  headers: Headers,
  actor: Actor,
): Promise<OwnAccount> {
  const session = await (await auth()).session(headers)
  const sessions = await db
    .selectFrom('desk_session')
    .select(['id', 'createdAt as began', 'updatedAt as seen', 'userAgent'])
    .where('userId', '=', actor.id)
    .where('expiresAt', '>', new Date())
    .orderBy('updatedAt', 'desc')
    .execute()
  const passkeys = await db
    .selectFrom('desk_passkey')
    .select(['id', 'name', 'createdAt as made'])
    .where('userId', '=', actor.id)
    .orderBy('createdAt')
    .execute()
  const account = await db
    .selectFrom('desk_account')
    .select('twoFactorEnabled')
    .where('id', '=', actor.id)
    .executeTakeFirst()
  return {
    current: session?.id ?? '',
    sessions: sessions.map(({ userAgent, ...rest }) => ({ ...rest, browser: browserOf(userAgent ?? '') })),
    passkeys,
    secondFactor: account?.twoFactorEnabled === true,
  }
}

const BROWSERS = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'] as const
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'] as const

/** Enough to tell one's own devices apart. */
function browserOf(agent: string): string {
  const [browser, system] = [BROWSERS.find((one) => agent.includes(one)), SYSTEMS.find((one) => agent.includes(one))]
  return [browser?.replace('Edg', 'Edge').replace('OPR', 'Opera') ?? 'unknown', system].filter(Boolean).join(', ')
}
