import type { Context } from 'hono'
import { ProblemPage, sendPage } from '../../ui/index.ts'
import { inChain } from '../accounts/in-chain.ts'
import {
  addMember,
  disableMember,
  enableMember,
  findMember,
  invite,
  listMembers,
  type Member,
  MemberError,
  setAccess,
} from '../accounts/members.ts'
import { InvalidNameError } from '../accounts/sign-in-name.ts'
import { endTravel, loadTravels } from '../accounts/travel.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView, fieldOf, formOf, notFound } from '../mount.tsx'
import { type Actor, type DeskRoute, type Role, roles } from '../route.ts'
import { LinkPage, UserPage, UsersPage } from './user-pages.tsx'

/** Who has an account and what it may: for administrators, who have no other right. */
export function userRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const route = (
    method: 'get' | 'post',
    path: string,
    handle: (c: Context, deps: DeskDeps, actor: Actor) => Promise<Response>,
  ): DeskRoute => ({ method, path, may: 'user.manage', handle: (c, actor) => said(c, () => handle(c, deps, actor)) })
  return [
    { ...route('get', '/users', list), menu: { label: 'Accounts', order: 900 } },
    route('post', '/users', add),
    route('get', '/users/:id', show),
    route('post', '/users/:id/access', change),
    route('post', '/users/:id/link', link),
    route('post', '/users/:id/disable', (c, _, actor) => close(c, deps, actor, 'disable')),
    route('post', '/users/:id/return', comeBack),
    route('post', '/users/:id/enable', (c, _, actor) => close(c, deps, actor, 'enable')),
  ]
}

async function list(c: Context, deps: DeskDeps): Promise<Response> {
  return sendPage(c, <UsersPage view={deskView(c)} members={await listMembers(deps.accounts.db)} />)
}

async function add(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const { member, secret } = await inChain(
    deps,
    (made: { member: Member }) => told(actor, 'user.add', made.member, access(made.member)),
    async (trx) => {
      const name = fieldOf(c, 'name').toLowerCase()
      const member = await addMember(trx, { name, ...accessOf(c), by: `user:${actor.id}` })
      return { member, secret: await invite(trx, member.id) }
    },
  )
  return showLink(c, deps, member, secret)
}

async function show(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const member = await findMember(deps.accounts.db, { id: c.req.param('id') ?? '' })
  return member
    ? sendPage(
        c,
        <UserPage
          view={deskView(c)}
          member={member}
          own={member.id === actor.id}
          travels={await loadTravels(deps.accounts.db, member.id)}
        />,
      )
    : notFound(c)
}

/** Whoever is back from a journey asks an administrator, who knows their voice. */
async function comeBack(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const member = await other(c, deps, actor)
  if (!member) return notFound(c)
  await inChain(deps, told(actor, 'user.return', member), (trx) => endTravel(trx, member.id, `user:${actor.id}`))
  return c.redirect(`/users/${encodeURIComponent(member.id)}`, 303)
}

async function change(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const member = await other(c, deps, actor)
  if (!member) return notFound(c)
  await inChain(
    deps,
    (now: Member) => told(actor, 'user.access', now, { ...access(now), before: member.roles.join(' ') }),
    (trx) => setAccess(trx, member.id, accessOf(c)),
  )
  return c.redirect('/users', 303)
}

async function link(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const member = await other(c, deps, actor)
  if (!member || member.disabled) return notFound(c)
  const secret = await inChain(deps, told(actor, 'user.link', member), (trx) => invite(trx, member.id))
  return showLink(c, deps, member, secret)
}

async function close(c: Context, deps: DeskDeps, actor: Actor, to: 'disable' | 'enable'): Promise<Response> {
  const member = await other(c, deps, actor)
  if (!member) return notFound(c)
  await inChain(deps, told(actor, `user.${to}`, member), (trx) =>
    to === 'disable' ? disableMember(trx, member.id) : enableMember(trx, member.id),
  )
  return c.redirect('/users', 303)
}

/** The account named in the address, unless it is one's own: nobody gives themselves rights. */
async function other(c: Context, deps: DeskDeps, actor: Actor): Promise<Member | null> {
  const member = await findMember(deps.accounts.db, { id: c.req.param('id') ?? '' })
  if (member?.id === actor.id)
    throw new MemberError(
      'account: expected the account of somebody else, got your own. Another administrator must do this.',
    )
  return member
}

function accessOf(c: Context): Pick<Member, 'roles' | 'countries' | 'cases'> {
  const wanted = formOf(c).getAll('role')
  return {
    roles: roles.filter((role: Role) => wanted.includes(role)),
    countries: words(fieldOf(c, 'countries').toUpperCase()),
    cases: words(fieldOf(c, 'cases')),
  }
}

function words(text: string): readonly string[] | null {
  const given = text.split(/[\s,;]+/).filter(Boolean)
  return given.length ? given : null
}

const access = ({ roles: held, countries, cases }: Member) => ({
  roles: held.join(' '),
  countries: countries?.join(' ') ?? '',
  cases: cases?.join(' ') ?? '',
})

function told(actor: Actor, act: string, member: Member, details: Readonly<Record<string, string>> = {}) {
  return { actor: `user:${actor.id}`, act, object: `user:${member.id}`, details }
}

function showLink(c: Context, deps: DeskDeps, member: Member, secret: string): Promise<Response> {
  const base = deps.address ?? new URL(c.req.url).origin.replace('127.0.0.1', 'localhost')
  return sendPage(c, <LinkPage view={deskView(c)} name={member.name} link={`${base}/welcome/${secret}`} />)
}

/** What an administrator asked for and cannot have is said, not failed. */
async function said(c: Context, handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle()
  } catch (error) {
    if (!(error instanceof MemberError || error instanceof InvalidNameError)) throw error
    const problem = { status: 400, title: 'This cannot be done', said: error.message } as const
    return sendPage(c, <ProblemPage view={deskView(c)} problem={problem} />, 400)
  }
}
