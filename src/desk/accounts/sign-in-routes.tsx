import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { sendPage } from '../../ui/index.ts'
import type { DeskDeps } from '../deps.ts'
import { isSecure } from '../form-token.ts'
import { deskView, fieldOf, jsonOf } from '../mount.tsx'
import { nobody } from '../role.ts'
import type { Actor, DeskRoute } from '../route.ts'
import type { AuthAnswer } from './auth.ts'
import { clientAddress } from './client-address.ts'
import type { FailureKey } from './failures.ts'
import { inChain } from './in-chain.ts'
import { endSessions, findMember, type Member, sweep, takeCode } from './members.ts'
import { isSignInName } from './sign-in-name.ts'
import { CodePage, SignInPage } from './sign-in-pages.tsx'
import { accountWords as words } from './words.ts'

/** Signing in by name, password and code, or by a passkey; and out. */
export function signInRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const anyone = (method: 'get' | 'post', path: string, handle: DeskRoute['handle']): DeskRoute => ({
    method,
    path,
    may: 'anyone',
    handle: (c, actor) => (actor === nobody ? handle(c, actor) : c.redirect('/', 303)),
  })
  return [
    anyone('get', '/sign-in', async (c) => {
      const notice = c.req.query('out') === '' ? { notice: words.signIn.out } : {}
      return sendPage(c, <SignInPage view={deskView(c)} to={safePath(c.req.query('to'))} {...notice} />)
    }),
    anyone('post', '/sign-in', (c) => signIn(c, deps)),
    anyone('get', '/sign-in/code', async (c) =>
      sendPage(c, <CodePage view={deskView(c)} to={safePath(c.req.query('to'))} />),
    ),
    anyone('post', '/sign-in/code', (c) => enterCode(c, deps)),
    anyone('post', '/sign-in/passkey/options', async (c) => {
      const answer = await (await deps.accounts.auth()).passkeyOptions(c.req.raw.headers, 'sign_in')
      return sendJson(c, answer)
    }),
    anyone('post', '/sign-in/passkey', (c) => usePasskey(c, deps)),
    {
      method: 'post',
      path: '/sign-out',
      may: 'signed_in',
      whileEnrolling: true,
      handle: (c, actor) => signOut(c, deps, actor),
    },
  ]
}

/** A place of this desk; '/' for anything else, so that no link to us leads elsewhere. */
export function safePath(given: string | undefined): string {
  return given !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given) ? given : '/'
}

/** Whoever asks, with the right password or the wrong one, for an account or for none, takes this way to its end. */
async function signIn(c: Context, deps: DeskDeps): Promise<Response> {
  const { accounts } = deps
  const [name, to] = [fieldOf(c, 'name').toLowerCase(), safePath(fieldOf(c, 'to'))]
  const keys: FailureKey[] = [`name:${name.slice(0, 100)}`, `address:${clientAddress(c)}`]
  const wait = await accounts.failures.take(keys)
  if (wait > 0) return tooMany(c, wait, { to, name })
  const member = isSignInName(name) ? await findMember(accounts.db, { name }) : null
  const open = member !== null && !member.disabled
  // An address that cannot exist makes the library hash the password all the same: a closed or unknown account takes as long.
  const email = `${open ? name : crypto.randomUUID()}@desk.invalid`
  const answer = await (await accounts.auth()).signIn(c.req.raw.headers, email, rawField(c, 'password'))
  if (!answer.ok || !open) {
    await record(deps, member, 'session.refused')
    const page = <SignInPage view={deskView(c)} to={to} name={name} fault={words.signIn.refused} />
    return sendPage(c, page, 401)
  }
  takeCookies(c, answer)
  if (answer.body.twoFactorRedirect === true) return c.redirect(`/sign-in/code?to=${encodeURIComponent(to)}`, 303)
  return begun(c, deps, member, { keys, to, by: 'password' })
}

async function enterCode(c: Context, deps: DeskDeps): Promise<Response> {
  const { accounts } = deps
  const to = safePath(fieldOf(c, 'to'))
  const member = await pendingMember(c, deps)
  const code = fieldOf(c, 'code').replaceAll(/\s/g, '')
  const keys: FailureKey[] = [`name:${member?.name ?? ''}`, `address:${clientAddress(c)}`]
  const wait = await accounts.failures.take(keys)
  if (wait > 0) return tooMany(c, wait, { to })
  const kind = /^\d{6}$/.test(code) ? 'totp' : 'recovery'
  const fresh = member !== null && !member.disabled && (await takeCode(accounts.db, member.id, code))
  const answer = fresh ? await (await accounts.auth()).verifyCode(c.req.raw.headers, kind, code) : null
  if (!answer?.ok || !member) {
    await record(deps, member, 'session.refused')
    return sendPage(c, <CodePage view={deskView(c)} to={to} fault={words.code.refused} />, 401)
  }
  takeCookies(c, answer)
  return begun(c, deps, member, { keys, to, by: kind === 'totp' ? 'password and app' : 'password and recovery code' })
}

async function usePasskey(c: Context, deps: DeskDeps): Promise<Response> {
  const { accounts } = deps
  const keys: FailureKey[] = [`address:${clientAddress(c)}`]
  if ((await accounts.failures.take(keys)) > 0) return c.json({ error: 'wait' }, 429)
  const answer = await (await accounts.auth()).verifyPasskey(c.req.raw.headers, 'sign_in', jsonOf(c), '')
  const member = await memberIn(answer, deps)
  if (!answer.ok || !member || member.disabled) {
    if (member) await endSessions(accounts.db, member.id)
    await record(deps, member, 'session.refused')
    return c.json({ error: 'refused' }, 401)
  }
  takeCookies(c, answer)
  await accounts.failures.forget(keys)
  await record(deps, member, 'session.begin', { by: 'passkey' })
  return c.json({ ok: true })
}

interface Begun {
  readonly keys: readonly FailureKey[]
  readonly to: string
  readonly by: string
}

async function begun(c: Context, deps: DeskDeps, member: Member, { keys, to, by }: Begun): Promise<Response> {
  await deps.accounts.failures.forget(keys)
  await sweep(deps.accounts.db)
  await record(deps, member, 'session.begin', { by })
  return c.redirect(to, 303)
}

/** Single sign-out: wherever this account is signed in, it no longer is. */
async function signOut(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const answer = await (await deps.accounts.auth()).signOut(c.req.raw.headers)
  const user = `user:${actor.id}`
  await inChain(deps, { actor: user, act: 'session.end', object: user }, (trx) => endSessions(trx, actor.id))
  takeCookies(c, answer)
  return c.redirect('/sign-in?out', 303)
}

/** Whose password was right a moment ago: the library's own cookie names a row that names the account. */
async function pendingMember(c: Context, deps: DeskDeps): Promise<Member | null> {
  const cookie = isSecure(c) ? getCookie(c, 'habeas.two_factor', 'host') : getCookie(c, 'habeas.two_factor')
  const identifier = cookie?.slice(0, cookie.lastIndexOf('.'))
  if (!identifier) return null
  const row = await deps.accounts.db
    .selectFrom('desk_verification')
    .select('value')
    .where('identifier', '=', identifier)
    .where('expiresAt', '>', new Date())
    .executeTakeFirst()
  return row ? findMember(deps.accounts.db, { id: row.value }) : null
}

async function memberIn(answer: AuthAnswer, deps: DeskDeps): Promise<Member | null> {
  const user = answer.body.user
  if (user === null || typeof user !== 'object' || !('id' in user) || typeof user.id !== 'string') return null
  return findMember(deps.accounts.db, { id: user.id })
}

/** In the chain stands that a sign-in failed and for whom, never what was typed: people type passwords into the wrong line. */
async function record(deps: DeskDeps, member: Member | null, act: string, details = {}): Promise<void> {
  const who = member ? `user:${member.id}` : 'nobody'
  await inChain(deps, { actor: who, act, object: who, details }, () => Promise.resolve())
}

function tooMany(c: Context, wait: number, form: { readonly to: string; readonly name?: string }): Promise<Response> {
  c.header('retry-after', String(Math.ceil(wait)))
  const fault = words.signIn.wait.replace('{n}', String(Math.ceil(wait)))
  return sendPage(c, <SignInPage view={deskView(c)} {...form} fault={fault} />, 429)
}

/** A password is taken as typed, with the spaces at its ends. */
export function rawField(c: Context, name: string): string {
  const value = c.get('form')?.get(name)
  return typeof value === 'string' ? value : ''
}

export function takeCookies(c: Context, answer: AuthAnswer): void {
  for (const cookie of answer.cookies) c.header('set-cookie', cookie, { append: true })
}

export function sendJson(c: Context, answer: AuthAnswer): Response {
  takeCookies(c, answer)
  return answer.ok ? c.json(answer.body) : c.json({ error: 'refused' }, 400)
}
