import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { type Kysely, sql } from 'kysely'
import { type App, openApp } from '../../dist/app.js'
import { exportMirror } from '../../dist/cli/mirror.js'
import { createSiteDeps } from '../../dist/cli/site-deps.js'
import { writerOf } from '../../dist/database/index.js'
import { makeEdition, newestEditionNumber, overviewOf } from '../../dist/publishing/index.js'
import { createSite, PageStore, quickAnswers } from '../../dist/site/index.js'

type Step = 'edition' | 'decision' | 'statistics' | 'mirror' | 'serve'

/** So much would Node take by itself on a machine of 1 GiB; where there is more it tidies up later, and the figure would say nothing. */
const HEAP = '--max-old-space-size=256'

/** Runs one step in a process of its own, so that its memory is its own. */
export async function inChild(step: Step, dataDir: string): Promise<void> {
  const child = spawn(process.execPath, [HEAP, import.meta.filename, step, dataDir], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`bench site: expected step ${step} to end well, got exit code ${code}`)
}

async function step(name: Step, dataDir: string): Promise<void> {
  await using app = await openApp({ dataDir, databaseUrl: null })
  if (name === 'serve') return await serve(app)
  if (name === 'statistics') return await statistics(app)
  if (name === 'mirror') return await mirror(app, join(dataDir, '..', 'mirror'))
  const db = app.database.kysely
  if (name === 'decision') {
    const { rows } = await sql<{
      id: string
    }>`select id from claim where type = 'sentenced' order by id offset ${Math.floor(Math.random() * 1000)} limit 1`.execute(
      db,
    )
    await sql`insert into decision (act, target, decided_by, second_by, reason) values ('confirm', ${`claim:${rows[0]?.id}`}, 'one', 'two', 'bench')`.execute(
      db,
    )
  }
  const number = (await newestEditionNumber(db as never)) + 1
  let [at, doing] = [performance.now(), 'inputs']
  const spent = new Map<string, number>()
  const tell = (what: string) => {
    spent.set(doing, (spent.get(doing) ?? 0) + performance.now() - at)
    ;[at, doing] = [performance.now(), what]
  }
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  let inDatabase = 0
  const { head, diff } = await db.transaction().execute(async (trx) => {
    const spentBefore = await databaseSeconds(trx as never)
    const made = await makeEdition(writerOf(trx), { number, now: new Date().toISOString(), by: 'bench', tell })
    inDatabase = (await databaseSeconds(trx as never)) - spentBefore
    return made
  })
  tell('end')
  const { user, system } = process.cpuUsage(cpu)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time in this process, ${inDatabase.toFixed(1)} s in the database, peak ${peak} MiB; ${JSON.stringify(head.counts)}; ${diff.changes.length} changes`,
  )
  console.log(`  ${[...spent].map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)} s`).join(', ')}`)
}

/** Processor time that the database's process for this connection took so far; 0 where the system does not tell. */
async function databaseSeconds(db: Kysely<never>): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  const file = `/proc/${rows[0]?.pid}/stat`
  if (!existsSync(file)) return 0
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function mirror(app: App, folder: string): Promise<void> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const written = await exportMirror(app, folder)
  const { user, system } = process.cpuUsage(cpu)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `mirror: ${((performance.now() - begun) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of it in this process, peak ${peak} MiB; ${JSON.stringify(written)}`,
  )
}

/** What the statistics pages are made from, the first time that each part is asked for; track records apart, which weigh everything. */
async function statistics(app: App): Promise<void> {
  const published = await app.published()
  if (!published) throw new Error('bench site: expected an edition, got none')
  const begun = performance.now()
  const { outlets: _, ...parts } = Object.getOwnPropertyDescriptors(overviewOf(published.edition, published.view))
  const spent = Object.entries(parts).map(([part, { get }]) => {
    const at = performance.now()
    get?.()
    return `${part} ${Math.round(performance.now() - at)}`
  })
  console.log(`statistics: ${((performance.now() - begun) / 1000).toFixed(1)} s; in ms: ${spent.join(', ')}`)
}

async function serve(app: App): Promise<void> {
  const deps = await createSiteDeps(app)
  const pages = new PageStore(() => deps.edition())
  const server = createServer(quickAnswers(pages, getRequestListener(createSite({ ...deps, pages }).fetch)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const people = (deps.edition().lines ?? []).map(({ id, name }) => ({ id, name }))
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, people })}\n`)
  await once(process, 'SIGTERM')
  deps.close()
  server.closeAllConnections()
  server.close()
}

if (process.argv[1] === import.meta.filename) await step(process.argv[2] as Step, process.argv[3] ?? '')
