import { generateKeyPairSync } from 'node:crypto'
import type { Hono } from 'hono'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { AuditLog, signerOf, type ValueSealer } from '../audit/index.ts'
import { createBody } from '../check/index.ts'
import { seal, unseal, withNewKey } from '../sealing/index.ts'
import { TOKEN_FIELD } from '../ui/index.ts'
import { createAccounts } from './accounts/accounts.ts'
import { Background } from './background.ts'
import type { DeskDeps, DeskTables } from './deps.ts'
import { createDesk } from './desk.tsx'
import { COOKIE, tokenOf } from './form-token.ts'
import { createActor } from './role.ts'
import type { Actor, Role } from './route.ts'

const SECRET = new Uint8Array(32).fill(7)
const BROWSER = 'a-browser-of-the-tests'

export const testRing = withNewKey({ keys: [] })

/** As the key file would seal, for the time of this process. */
export const testSeals: ValueSealer = {
  seal: (about, value) => seal(testRing, about, value),
  unseal: (about, sealed) => unseal(testRing, about, sealed),
}

/** A desk without a register and without a database; give what the test is about, such as `{ db: database.kysely }`. */
export function testDeps(given: Partial<DeskDeps> = {}): DeskDeps {
  const db = given.db ?? withoutDatabase()
  return {
    db,
    accounts: createAccounts({ db, secret: SECRET }),
    audit: new AuditLog(signerOf(generateKeyPairSync('ed25519').privateKey), testSeals),
    seals: testSeals,
    doorkeeper: { identify: async () => ({ kind: 'nobody' }), isEmpty: async () => false },
    secret: SECRET,
    background: new Background(),
    people: async () => createBody({ people: [], evidence: [], decisions: [] }),
    check: async () => {
      throw new Error('nothing is to be checked here')
    },
    onError: (error) => console.error(error),
    ...given,
  }
}

export interface Tester {
  readonly desk: Hono
  readonly actor: Actor
  get(path: string, init?: RequestInit): Promise<Response>
  /** Sends a form as a page of this desk would: with its token. A File makes it multipart. */
  post(path: string, fields?: Fields, init?: RequestInit): Promise<Response>
  /** What a module of ours sends: JSON, with the token in a header. */
  postJson(path: string, body: unknown): Promise<Response>
  /** A form with nothing in it but the right token for the account with this id, and the cookie that goes with it. */
  formFor(id: string): { readonly body: URLSearchParams; readonly headers: Readonly<Record<string, string>> }
}

type Fields = Readonly<Record<string, string | File | readonly (string | File)[]>>

export interface TesterOptions {
  readonly id?: string
  readonly name?: string
  readonly countries?: readonly string[]
  readonly cases?: readonly string[]
}

/** The desk as somebody with these roles meets it, without a sign-in and without a browser. */
export function signedInAs(
  role: Role | readonly Role[],
  given: Partial<DeskDeps> = {},
  { id = 'tester', name = 'Tester', countries, cases }: TesterOptions = {},
): Tester {
  const roles = typeof role === 'string' ? [role] : role
  const actor = createActor({ id, name, roles, countries: countries ?? null, cases: cases ?? null })
  const identify = async () => ({ kind: 'signed_in', actor }) as const
  const desk = createDesk(testDeps({ ...given, doorkeeper: { identify, isEmpty: async () => false } }))
  const token = tokenOf(given.secret ?? SECRET, BROWSER, id)
  const base = 'http://localhost:8471'
  const headers = { cookie: `${COOKIE}=${BROWSER}`, origin: base }
  const ask = async (path: string, init: RequestInit) =>
    desk.request(base + path, { ...init, headers: { ...headers, ...init.headers } })
  return {
    desk,
    actor,
    formFor: (of) => ({ body: new URLSearchParams({ [TOKEN_FIELD]: tokenOf(SECRET, BROWSER, of) }), headers }),
    get: (path, init = {}) => ask(path, init),
    post: (path, fields = {}, init = {}) =>
      ask(path, { method: 'POST', body: bodyOf({ [TOKEN_FIELD]: token, ...fields }), ...init }),
    postJson: (path, body) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'x-form-token': token },
      }),
  }
}

function bodyOf(fields: Fields): FormData | URLSearchParams {
  const files = Object.values(fields)
    .flat()
    .some((value) => value instanceof File)
  const body = files ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one as string)
  return body
}

function withoutDatabase(): Kysely<DeskTables> {
  return new Kysely<DeskTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}
