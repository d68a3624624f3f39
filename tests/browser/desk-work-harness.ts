import { after, before } from 'node:test'
import { sql } from 'kysely'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { App } from '../../dist/app.js'
import { writerOf } from '../../dist/database/index.js'
import { createActor, createDesk, type DeskDeps, type Role } from '../../dist/desk/index.js'
import { testDeps } from '../../dist/desk/testing.js'
import { bytesOf, testRegister } from '../flow/register.ts'
import { findChromium } from './chromium.ts'
import { serve } from './serve.ts'

const executablePath = findChromium()

/** For node:test's `skip`. */
export const withoutChromium = executablePath
  ? false
  : 'no Chromium found; set CHROMIUM to its path to run the browser tests'

/** Who works at the desk of the tests; a browser says who it is by a header, in place of a session. */
export const staff: Readonly<Record<string, readonly Role[]>> = {
  ales: ['reviewer'],
  bela: ['reviewer'],
  darya: ['documenter'],
  salame: ['safety_officer'],
  tamara: ['safety_officer'],
  raman: ['reader'],
}

export interface WorkDesk {
  readonly url: string
  readonly app: App
  readonly deps: DeskDeps
  /** A browser context of somebody's. */
  as(who: string, options?: BrowserContextOptions): Promise<BrowserContext>
  page(who: string, options?: BrowserContextOptions): Promise<Page>
  /** Takes a report in and settles; its id. */
  report(text: string, head?: Readonly<Record<string, string>>): Promise<string>
}

export async function workDeps(app: App): Promise<DeskDeps> {
  const actors = new Map(
    Object.entries(staff).map(([id, roles]) => [
      id,
      createActor({ id, name: nameOf(id), roles, countries: null, cases: null }),
    ]),
  )
  for (const id of actors.keys()) await addAccount(app, id)
  return testDeps({
    db: writerOf(app.database.kysely),
    doorkeeper: {
      identify: async (headers) => {
        const actor = actors.get(headers.get('x-who') ?? '')
        return actor ? { kind: 'signed_in', actor } : { kind: 'nobody' }
      },
      isEmpty: async () => false,
    },
    people: async () => (await app.register()).body,
    add: (incoming) => app.add(incoming),
    connect: () => app.database.pool.connect(),
  })
}

/** A desk on a register of its own, with a browser before it, for the tests of one file. */
export function workDesk(): WorkDesk {
  let browser: Browser | undefined
  let app: App | undefined
  let deps: DeskDeps | undefined
  let served: Awaited<ReturnType<typeof serve>> | undefined
  before(async () => {
    app = await testRegister()
    deps = await workDeps(app)
    served = await serve(createDesk(deps))
    if (executablePath) browser = await chromium.launch({ executablePath })
  })
  after(async () => {
    await browser?.close()
    await served?.close()
  })
  const as = (who: string, options: BrowserContextOptions = {}) =>
    browser!.newContext({ viewport: { width: 1440, height: 900 }, ...options, extraHTTPHeaders: { 'x-who': who } })
  return {
    get url() {
      return served!.url
    },
    get app() {
      return app!
    },
    get deps() {
      return deps!
    },
    as,
    page: async (who, options) => (await as(who, options)).newPage(),
    report: async (text, head = {}) => {
      const { reportId } = await app!.add({
        bytes: bytesOf(text),
        fileName: null,
        metadata: { outlet: 'Invented Post', published: '2025-06-07', ...head },
        cameFrom: 'test',
      })
      await app!.settle()
      return reportId
    },
  }
}

const nameOf = (id: string) => id.charAt(0).toUpperCase() + id.slice(1)

async function addAccount(app: App, id: string): Promise<void> {
  const db = app.database.kysely
  await sql`insert into desk_account (id, name, email, "emailVerified") values (${id}, ${nameOf(id)}, ${`${id}@desk.invalid`}, true)`.execute(
    db,
  )
  await sql`insert into desk_member (account_id, roles, added_by) values (${id}, ${staff[id] ?? []}, 'test')`.execute(
    db,
  )
}
