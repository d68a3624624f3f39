import type { Context } from 'hono'
import { sendPage } from '../../ui/index.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView, fieldOf, jsonOf, notFound } from '../mount.tsx'
import { asksSecondFactor } from '../role.ts'
import type { Actor, DeskRoute } from '../route.ts'
import { AccountPage, type AccountPageProps, CodesPage, TotpPage } from './account-pages.tsx'
import { inChain } from './in-chain.ts'
import { endSessions, removeSecondFactor, setPassword } from './members.ts'
import { ownAccount } from './own-account.ts'
import { hashPassword, isPassword } from './password.ts'
import { rawField, sendJson, takeCookies } from './sign-in-routes.tsx'
import { beginTravel, LONGEST_TRAVEL } from './travel.ts'
import { newPasswordFault } from './welcome-routes.tsx'
import { accountWords as words } from './words.ts'

/** What everybody may do with their own account, and with nobody else's: its id comes from the session alone. */
export function accountRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const own = (
    method: 'get' | 'post',
    path: string,
    handle: (c: Context, deps: DeskDeps, actor: Actor) => Promise<Response>,
  ): DeskRoute => ({
    method,
    path,
    may: 'signed_in',
    whileEnrolling: true,
    handle: (c, actor) => handle(c, deps, actor),
  })
  return [
    own('get', '/account', (c, _, actor) => showAccount(c, deps, actor)),
    own('post', '/account/password', changePassword),
    own('post', '/account/sessions/end', endOthers),
    own('post', '/account/sessions/:id/end', endOne),
    own('get', '/account/second-factor', (c, _, actor) => showAccount(c, deps, actor)),
    own('post', '/account/second-factor', beginTotp),
    own('post', '/account/second-factor/confirm', confirmTotp),
    own('post', '/account/second-factor/remove', removeTotp),
    own('post', '/account/recovery-codes', newCodes),
    own('post', '/account/passkeys/options', async (c) =>
      sendJson(c, await (await deps.accounts.auth()).passkeyOptions(c.req.raw.headers, 'register')),
    ),
    own('post', '/account/passkeys', addPasskey),
    own('post', '/account/passkeys/:id/remove', removePasskey),
    own('post', '/account/travel', travel),
  ]
}

type Said = Pick<AccountPageProps, 'fault' | 'notice'>

async function showAccount(c: Context, deps: DeskDeps, actor: Actor, said: Said = {}): Promise<Response> {
  const view = deskView(c)
  const account = await ownAccount(deps, c.req.raw.headers, actor)
  const page = (
    <AccountPage view={view} actor={actor} account={account} enrolling={view.staff?.menu.length === 0} {...said} />
  )
  return sendPage(c, page, said.fault ? 400 : 200)
}

async function hasPassword(c: Context, deps: DeskDeps, actor: Actor): Promise<boolean> {
  const held = await deps.accounts.db
    .selectFrom('desk_credential')
    .select('password')
    .where('userId', '=', actor.id)
    .executeTakeFirst()
  return held?.password != null && (await isPassword(held.password, rawField(c, 'password')))
}

async function changePassword(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  if (!(await hasPassword(c, deps, actor))) return showAccount(c, deps, actor, { fault: words.faults.wrong })
  const fault = newPasswordFault(c, actor.name)
  if (fault) return showAccount(c, deps, actor, { fault: words.faults[fault] })
  const hashed = await hashPassword(rawField(c, 'next'))
  const { current } = await ownAccount(deps, c.req.raw.headers, actor)
  await inChain(deps, told(actor, 'user.password', { by: 'old password' }), async (trx) => {
    await setPassword(trx, actor.id, hashed, 'factors')
    await endSessions(trx, actor.id, current)
  })
  return showAccount(c, deps, actor, { notice: words.account.saved })
}

async function endOthers(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const { current } = await ownAccount(deps, c.req.raw.headers, actor)
  await inChain(deps, told(actor, 'session.end', { which: 'others' }), (trx) => endSessions(trx, actor.id, current))
  return c.redirect('/account', 303)
}

async function endOne(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const ended = await inChain(
    deps,
    (rows: number) => (rows ? told(actor, 'session.end', { which: id }) : null),
    async (trx) => {
      const mine = trx.deleteFrom('desk_session').where('id', '=', id).where('userId', '=', actor.id)
      return Number((await mine.executeTakeFirst()).numDeletedRows)
    },
  )
  return ended ? c.redirect('/account', 303) : notFound(c)
}

async function beginTotp(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const answer = await (await deps.accounts.auth()).beginTotp(c.req.raw.headers, rawField(c, 'password'))
  const { totpURI, backupCodes } = answer.body
  if (!answer.ok || typeof totpURI !== 'string' || !Array.isArray(backupCodes))
    return showAccount(c, deps, actor, { fault: words.faults.wrong })
  // The library would print the address that stands for the name.
  const uri = totpURI.replaceAll(/%40desk\.invalid|@desk\.invalid/g, '')
  return sendPage(c, <TotpPage view={deskView(c)} uri={uri} codes={backupCodes.map(String)} />)
}

async function confirmTotp(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const code = fieldOf(c, 'code').replaceAll(/\s/g, '')
  const answer = await (await deps.accounts.auth()).verifyCode(c.req.raw.headers, 'totp', code)
  if (!answer.ok) return sendPage(c, <TotpPage view={deskView(c)} fault={words.secondFactor.missed} />, 400)
  takeCookies(c, answer)
  await inChain(deps, told(actor, 'user.second_factor', { to: 'on' }), () => Promise.resolve())
  return c.redirect('/account', 303)
}

/** Not for a role that asks for it: the next page would ask for it again. */
async function removeTotp(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  if (asksSecondFactor(actor.roles)) return showAccount(c, deps, actor, { fault: words.secondFactor.forced })
  if (!(await hasPassword(c, deps, actor))) return showAccount(c, deps, actor, { fault: words.faults.wrong })
  await inChain(deps, told(actor, 'user.second_factor', { to: 'off' }), (trx) => removeSecondFactor(trx, actor.id))
  return c.redirect('/account', 303)
}

async function newCodes(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const answer = await (await deps.accounts.auth()).newRecoveryCodes(c.req.raw.headers, rawField(c, 'password'))
  const codes = answer.body.backupCodes
  if (!answer.ok || !Array.isArray(codes)) return showAccount(c, deps, actor, { fault: words.faults.wrong })
  await inChain(deps, told(actor, 'user.recovery_codes', {}), () => Promise.resolve())
  return sendPage(c, <CodesPage view={deskView(c)} codes={codes.map(String)} />)
}

async function travel(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const countries = fieldOf(c, 'countries')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const days = Number(fieldOf(c, 'days'))
  if (!Number.isSafeInteger(days) || days < 1 || days > LONGEST_TRAVEL)
    return showAccount(c, deps, actor, { fault: words.travel.fault })
  await inChain(deps, told(actor, 'user.travel', { countries: countries.join(' '), days: String(days) }), (trx) =>
    beginTravel(trx, actor.id, countries, days),
  )
  return c.redirect('/account', 303)
}

async function addPasskey(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const { name, response } = jsonOf(c)
  const called = typeof name === 'string' ? name.trim().slice(0, 80) : ''
  const answer = await (await deps.accounts.auth()).verifyPasskey(c.req.raw.headers, 'register', response, called)
  if (answer.ok) await inChain(deps, told(actor, 'user.passkey', { to: 'added' }), () => Promise.resolve())
  return sendJson(c, { ...answer, body: { ok: true } })
}

async function removePasskey(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const removed = await inChain(
    deps,
    (rows: number) => (rows ? told(actor, 'user.passkey', { to: 'removed' }) : null),
    async (trx) => {
      const mine = trx
        .deleteFrom('desk_passkey')
        .where('id', '=', c.req.param('id') ?? '')
        .where('userId', '=', actor.id)
      return Number((await mine.executeTakeFirst()).numDeletedRows)
    },
  )
  return removed ? c.redirect('/account', 303) : notFound(c)
}

function told(actor: Actor, act: string, details: Readonly<Record<string, string>>) {
  return { actor: `user:${actor.id}`, act, object: `user:${actor.id}`, details }
}
