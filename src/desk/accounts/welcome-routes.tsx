import type { Context } from 'hono'
import { ProblemPage, sendPage } from '../../ui/index.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView, fieldOf } from '../mount.tsx'
import type { DeskRoute } from '../route.ts'
import { inChain } from './in-chain.ts'
import { addMember, findInvitation, findMember, type Member, setPassword, useInvitation } from './members.ts'
import { hashPassword, type PasswordFault, passwordFault } from './password.ts'
import { isSignInName } from './sign-in-name.ts'
import { WelcomePage } from './sign-in-pages.tsx'
import { rawField, takeCookies } from './sign-in-routes.tsx'
import { accountWords as words } from './words.ts'

/** The one-time link: the first account of all, the first password of an account, or a new one when everything was lost. */
export function welcomeRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const path = '/welcome/:secret'
  return [
    { method: 'get', path, may: 'anyone', handle: (c) => show(c, deps) },
    { method: 'post', path, may: 'anyone', handle: (c) => accept(c, deps) },
  ]
}

async function show(c: Context, deps: DeskDeps): Promise<Response> {
  const secret = c.req.param('secret') ?? ''
  const invitation = await findInvitation(deps.accounts.db, secret)
  if (!invitation) return gone(c)
  return sendPage(c, <WelcomePage view={deskView(c)} secret={secret} member={invitation.member} />)
}

async function accept(c: Context, deps: DeskDeps): Promise<Response> {
  const secret = c.req.param('secret') ?? ''
  const invitation = await findInvitation(deps.accounts.db, secret)
  if (!invitation) return gone(c)
  const { member } = invitation
  const name = member?.name ?? fieldOf(c, 'name').toLowerCase()
  const password = rawField(c, 'next')
  const fault = newPasswordFault(c, name)
  const taken = !member && (!isSignInName(name) || (await findMember(deps.accounts.db, { name })) !== null)
  if (taken || fault) {
    const said = taken ? words.faults.taken : words.faults[fault ?? 'short']
    const page = <WelcomePage view={deskView(c)} secret={secret} member={member} name={name} fault={said} />
    return sendPage(c, page, 400)
  }
  if (!(await settle(deps, { secret, name, member, hashed: await hashPassword(password) }))) return gone(c)
  const answer = await (await deps.accounts.auth()).signIn(c.req.raw.headers, `${name}@desk.invalid`, password)
  takeCookies(c, answer)
  return c.redirect('/account', 303)
}

interface Acceptance {
  readonly secret: string
  readonly name: string
  readonly member: Member | null
  readonly hashed: string
}

/** False where somebody else used the link a moment before. */
async function settle(deps: DeskDeps, { secret, name, member, hashed }: Acceptance): Promise<boolean> {
  const act = member ? 'user.password' : 'user.first'
  const told = (id: string | null) => id && { actor: `user:${id}`, act, object: `user:${id}`, details: { by: 'link' } }
  const id = await inChain(
    deps,
    (done: string | null) => told(done) || null,
    async (trx) => {
      if (!(await useInvitation(trx, secret))) return null
      const whose = member ?? (await addMember(trx, { name, roles: ['administrator'], by: 'first run' }))
      await setPassword(trx, whose.id, hashed, 'nothing')
      return whose.id
    },
  )
  return id !== null
}

export function newPasswordFault(c: Context, name: string): PasswordFault | 'differ' | null {
  const password = rawField(c, 'next')
  return passwordFault(password, name) ?? (password === rawField(c, 'again') ? null : 'differ')
}

function gone(c: Context): Promise<Response> {
  const { title, said } = words.welcome.gone
  return sendPage(c, <ProblemPage view={deskView(c)} problem={{ status: 404, title, said }} />, 404)
}
