import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { Database } from '../../dist/database/index.js'
import {
  addMember,
  createAccounts,
  createDesk,
  createDoorkeeper,
  type DeskDeps,
  type DeskTables,
  inChain,
  invite,
  type Role,
} from '../../dist/desk/index.js'
import { testDeps } from '../../dist/desk/testing.js'
import { freshDatabase } from '../harness.ts'
import { totp } from './totp.ts'

export const PASSWORD = 'copper lantern walks north'

export interface TestDesk {
  readonly deps: DeskDeps
  readonly database: Database<DeskTables>
  readonly app: Hono
  /** An account with its one-time link, not yet used. */
  add(name: string, roles: readonly Role[], bounds?: { countries?: readonly string[] }): Promise<string>
  firstLink(): Promise<string>
}

/** A desk with real accounts on a database of its own. */
export async function testDesk(given: Partial<DeskDeps> = {}): Promise<TestDesk> {
  const database = await freshDatabase<DeskTables>()
  const secret = randomBytes(32)
  const db = database.kysely
  const accounts = createAccounts({ db, secret, address: given.address })
  const deps = testDeps({ db, secret, accounts, doorkeeper: createDoorkeeper(accounts), ...given })
  const event = { actor: 'test', act: 'user.add', object: 'test' }
  return {
    deps,
    database,
    app: createDesk(deps),
    add: (name, roles, bounds = {}) =>
      inChain(deps, event, async (trx) =>
        invite(trx, (await addMember(trx, { name, roles, by: 'test', ...bounds })).id),
      ),
    firstLink: () => inChain(deps, event, (trx) => invite(trx, null)),
  }
}

const TOKEN = /name="form_token" value="([^"]+)"/

/** A browser without scripts: keeps cookies, reads the token out of the page it saw last, follows redirects by hand. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #app: Hono
  readonly #base: string
  page = ''
  /** The key of the authenticator app, once it was shown. */
  key = ''

  constructor(app: Hono, base = 'http://localhost:8471') {
    this.#app = app
    this.#base = base
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#ask(path, { headers })
  }

  async post(path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
    if (!TOKEN.test(this.page) && (await this.get('/sign-in')).status === 303) await this.get('/account')
    const token = TOKEN.exec(this.page)?.[1] ?? ''
    const body = new URLSearchParams({ form_token: token, ...fields })
    return this.#ask(path, { method: 'POST', body, headers: { origin: this.#base, ...headers } })
  }

  /** Opens the one-time link and sets the password. */
  async accept(secret: string, fields: Record<string, string> = {}): Promise<Response> {
    await this.get(`/welcome/${secret}`)
    return this.post(`/welcome/${secret}`, { next: PASSWORD, again: PASSWORD, ...fields })
  }

  async signIn(name: string, password = PASSWORD): Promise<Response> {
    await this.get('/sign-in')
    return this.post('/sign-in', { name, password, to: '/' })
  }

  async enterCode(code: string): Promise<Response> {
    await this.get('/sign-in/code')
    return this.post('/sign-in/code', { code, to: '/' })
  }

  /** Sets up the authenticator app; the recovery codes. */
  async enrol(): Promise<readonly string[]> {
    await this.get('/account')
    await this.post('/account/second-factor', { password: PASSWORD })
    this.key = /<code class="key">([A-Z2-7=]+)</.exec(this.page)?.[1] ?? ''
    const codes = [...this.page.matchAll(/<li>(\w{5}-\w{5})<\/li>/g)].map(([, code]) => code ?? '')
    await this.post('/account/second-factor/confirm', { code: totp(this.key) })
    return codes
  }

  async #ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const url = new URL(path, this.#base).href
    const answer = await this.#app.request(url, {
      ...init,
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0\b/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    this.page = await answer.clone().text()
    return answer
  }
}

export const place = (answer: Response): string => answer.headers.get('location') ?? ''
