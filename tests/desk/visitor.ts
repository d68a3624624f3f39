import type { Hono } from 'hono'
import { totp } from './totp.ts'

export const PASSWORD = 'copper lantern walks north'

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
