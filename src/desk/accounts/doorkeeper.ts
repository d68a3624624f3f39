import { sql } from 'kysely'
import type { Doorkeeper, Visitor } from '../doorkeeper.ts'
import { asksSecondFactor, createActor } from '../role.ts'
import type { Actor } from '../route.ts'
import type { Accounts } from './accounts.ts'
import { isEmpty } from './members.ts'
import { narrowed } from './travel.ts'

/** In minutes: a session that is left alone for so long is over. */
export const IDLE_ENDS = 30

/** Whoever holds a session cookie of an account that is not disabled, and was here within the last half hour. */
export function createDoorkeeper(accounts: Accounts): Doorkeeper {
  return {
    isEmpty: () => isEmpty(accounts.db),
    identify: async (headers) => {
      if (!headers.has('cookie')) return NOBODY
      const session = await (await accounts.auth()).session(headers)
      return session ? await visitor(accounts, session.id) : NOBODY
    },
  }
}

const NOBODY: Visitor = { kind: 'nobody' }

interface Row extends Pick<Actor, 'id' | 'name' | 'roles' | 'countries' | 'cases'> {
  readonly second: boolean
  readonly journeys: readonly (readonly string[])[]
  readonly here: boolean
}

async function visitor({ db }: Accounts, sessionId: string): Promise<Visitor> {
  // Coming back within the half hour keeps the session; noted once a minute, a write for every page would be too many.
  const { rows } = await sql<Row>`
    with here as (
      update desk_session set "updatedAt" = clock_timestamp() where id = ${sessionId}
        and "updatedAt" between clock_timestamp() - make_interval(mins => ${IDLE_ENDS}) and clock_timestamp() - interval '1 minute'
    )
    select account.id, account.name, member.roles, member.countries, member.cases,
      coalesce(account."twoFactorEnabled", false) as second,
      coalesce((select jsonb_agg(countries) from desk_travel travel where travel.account_id = account.id and travel.ended_at is null
        and travel.until > clock_timestamp()), '[]') as journeys,
      session."updatedAt" > clock_timestamp() - make_interval(mins => ${IDLE_ENDS}) as here
    from desk_session session
      join desk_account account on account.id = session."userId"
      join desk_member member on member.account_id = account.id and member.disabled_at is null
    where session.id = ${sessionId}`.execute(db)
  const [row] = rows
  if (!row) return NOBODY
  if (!row.here) {
    await db.deleteFrom('desk_session').where('id', '=', sessionId).execute()
    return NOBODY
  }
  const { second, here: _, journeys, countries, ...who } = row
  const actor = createActor({ ...who, countries: narrowed(countries, journeys) })
  return { kind: asksSecondFactor(actor.roles) && !second ? 'enrolling' : 'signed_in', actor }
}
