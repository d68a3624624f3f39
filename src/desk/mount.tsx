import type { Context, Hono } from 'hono'
import {
  createView,
  ProblemPage,
  problem,
  readForm,
  readText,
  type Staff,
  SubmissionError,
  sendPage,
  type View,
} from '../ui/index.ts'
import type { DeskDeps } from './deps.ts'
import type { Visitor } from './doorkeeper.ts'
import { FirstRunPage } from './first-run-page.tsx'
import { formToken, hasFormToken, TOKEN_HEADER } from './form-token.ts'
import { mayPass, nobody } from './role.ts'
import type { Actor, DeskRoute } from './route.ts'
import { frameWords } from './words.ts'

declare module 'hono' {
  interface ContextVariableMap {
    staff: Staff
    form: FormData
    json: unknown
    secure: boolean
  }
}

/** In bytes: more than any form of words. */
const FORM_LIMIT = 256 * 1024

/** Puts a route behind its rule: who it is, whether they may, whether the form is one of ours; then the route itself. */
export function mount(desk: Hono, deps: DeskDeps, routes: readonly DeskRoute[]): void {
  for (const route of routes)
    desk.on(route.method.toUpperCase(), route.path, async (c) => {
      const visitor = await deps.doorkeeper.identify(c.req.raw.headers)
      const actor = visitor.kind === 'nobody' ? nobody : visitor.actor
      c.set('staff', {
        name: actor.name || null,
        formToken: formToken(c, deps.secret, actor.id),
        menu: visitor.kind === 'signed_in' ? menuOf(actor, routes) : [],
      })
      const refusal = await refuse(c, deps, route, visitor)
      if (refusal) return refusal
      if (route.method === 'post' && !(await isOurForm(c, deps, route, actor))) return said(c, 'formToken', 403)
      return route.handle(c, actor)
    })
}

/** The words, language and menu of a page at the desk. */
export function deskView(c: Context): View {
  return { ...createView('desk', c.req.path), staff: c.get('staff') ?? { name: null, formToken: '', menu: [] } }
}

/** The form that was sent with this request; the frame has read it and checked its token. */
export function formOf(c: Context): FormData {
  return c.get('form') ?? new FormData()
}

/** One field of the form as text, trimmed; '' where it is missing or a file. */
export function fieldOf(c: Context, name: string): string {
  const value = formOf(c).get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** What a module of ours sent as JSON. */
export function jsonOf(c: Context): Readonly<Record<string, unknown>> {
  const given = c.get('json')
  return given !== null && typeof given === 'object' ? { ...given } : {}
}

async function refuse(c: Context, deps: DeskDeps, route: DeskRoute, visitor: Visitor): Promise<Response | null> {
  if (route.may === 'anyone') return null
  if (visitor.kind === 'nobody') {
    if (route.method === 'post') return said(c, 'signedOut', 403)
    if (await deps.doorkeeper.isEmpty()) return sendPage(c, <FirstRunPage view={deskView(c)} />)
    return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`, 303)
  }
  if (visitor.kind === 'enrolling' && !route.whileEnrolling)
    return route.method === 'get' ? c.redirect('/account/second-factor', 303) : said(c, 'enrolFirst', 403)
  return mayPass(visitor.actor, route.may) ? null : said(c, 'mayNot', 403)
}

async function isOurForm(c: Context, deps: DeskDeps, route: DeskRoute, actor: Actor): Promise<boolean> {
  const most = route.formLimit ?? FORM_LIMIT
  // What a module sends need not be a form; then the header alone must bring the token.
  if (c.req.header(TOKEN_HEADER) !== undefined && /^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    if (!hasFormToken(c, deps.secret, actor.id, null)) return false
    c.set('json', parse(await readText(c.req.raw, most)))
    return true
  }
  c.set('form', await readForm(c.req.raw, most))
  return hasFormToken(c, deps.secret, actor.id, formOf(c))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new SubmissionError('badRequest', null, { cause })
  }
}

function menuOf(actor: Actor, routes: readonly DeskRoute[]): Staff['menu'] {
  return routes
    .flatMap(({ path, may, menu }) => (menu && mayPass(actor, may) ? [{ path, ...menu }] : []))
    .toSorted((a, b) => a.order - b.order)
    .map(({ path, label }) => ({ path, label }))
}

/** Refuses in words: what was expected, what came, what to do. */
function said(c: Context, kind: keyof typeof frameWords.refusals, status: 403): Promise<Response> {
  const { title, ...words } = frameWords.refusals[kind]
  return sendPage(c, <ProblemPage view={deskView(c)} problem={{ status, title, said: words }} />, status)
}

/** The page for an object that is not there, or not for this account: both look the same. */
export function notFound(c: Context): Promise<Response> {
  const view = deskView(c)
  return sendPage(c, <ProblemPage view={view} problem={problem(view, 'notFound')} />, 404)
}
