import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { App } from '../dist/app.js'
import { openApp } from '../dist/app.js'
import { writerOf } from '../dist/database/index.js'
import { addMember, createAccounts, createDesk, createDoorkeeper, type DeskDeps, invite } from '../dist/desk/index.js'
import { testDeps } from '../dist/desk/testing.js'
import { Visitor } from '../tests/desk/visitor.ts'
import { generate } from '../tests/desk-work/generate.ts'

const USERS = 20

/**
 * How long pages of the desk take for twenty people at once on a register of 10,000 people and 500,000 claims; then twenty
 * reviewers deciding at once. npm run bench -- desk [--people N] [--reports N] [--claims N] [--seconds N] [--data FOLDER]
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', default: '10000' },
      reports: { type: 'string', default: '20000' },
      claims: { type: 'string', default: '25' },
      seconds: { type: 'string', default: '20' },
      data: { type: 'string' },
    },
  })
  const size = { people: Number(values.people), reports: Number(values.reports), claims: Number(values.claims) }
  const dataDir = values.data ?? (await mkdtemp(join(tmpdir(), 'habeas-bench-')))
  await chmod(dataDir, 0o711)
  try {
    await using app = await openApp({ dataDir, databaseUrl: null }, { endsOnSignal: false })
    const db: DeskDeps['db'] = writerOf(app.database.kysely)
    await fill(db, size)
    const clients = await signIn(app, db)
    await read(clients, size, Number(values.seconds))
    await decide(clients, size, Number(values.seconds))
  } finally {
    if (!values.data) await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
  return 0
}

async function fill(db: DeskDeps['db'], size: Parameters<typeof generate>[1]): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from claim`.execute(db)
  if ((rows[0]?.n ?? 0) === size.reports * size.claims) return
  const from = performance.now()
  await generate(db, size)
  console.log(`register of ${size.people} people and ${size.reports * size.claims} claims made in ${seconds(from)} s`)
}

/** Twenty reviewers with accounts and second factors of their own: every page looks up its session, as it does in earnest. */
async function signIn(app: App, db: DeskDeps['db']): Promise<readonly Visitor[]> {
  const secret = randomBytes(32)
  const accounts = createAccounts({ db, secret })
  const connect = () => app.database.pool.connect()
  const desk = createDesk(testDeps({ db, secret, accounts, doorkeeper: createDoorkeeper(accounts), connect }))
  const run = randomBytes(3).toString('hex')
  const clients: Visitor[] = []
  for (let i = 0; i < USERS; i++) {
    const { id } = await addMember(accounts.db, { name: `r${run}.${i}`, roles: ['reviewer'], by: 'bench' })
    const client = new Visitor(desk)
    await client.accept(await invite(accounts.db, id))
    await client.enrol()
    clients.push(client)
  }
  return clients
}

/** The pages of a working day, each asked for by whoever is free, at most twenty at once. */
async function read(
  clients: readonly Visitor[],
  size: { readonly people: number; readonly reports: number },
  lasting: number,
): Promise<void> {
  const pages: Readonly<Record<string, (n: number) => string>> = {
    inbox: () => '/inbox',
    'inbox, deaths and releases': () => '/inbox?kind=release',
    'reading room': (n) => `/read/r${1 + (n % size.reports)}`,
    'one card': (n) => `/read/r${1 + (n % size.reports)}/cards/c${1 + (n % size.reports)}k3?form=change`,
    "person's file": (n) => `/people/p${n % size.people}/file`,
    'people by name': (n) =>
      `/find?q=${encodeURIComponent(['Анна Версен', 'Piotr Zaranka', 'Viktar Kalonka'][n % 3] ?? '')}`,
    'people by state': () => '/find?state=deprived',
    'reports by words': (n) => `/find?in=reports&q=${['Homiel', 'Verasen', 'detained Minsk'][n % 3]}`,
    'claims by type and day': () => '/find?in=claims&type=released&from=2024-01-01',
    'my work': () => '/work',
  }
  const names = Object.keys(pages)
  for (const client of clients.slice(0, 2)) for (const name of names) await (await client.get(pages[name]!(1))).text()
  const taken = new Map<string, number[]>(names.map((name) => [name, []]))
  const failed: string[] = []
  const end = performance.now() + lasting * 1000
  let asked = 0
  const before = process.cpuUsage()
  await Promise.all(
    clients.map(async (client, who) => {
      const pause = pauses(who)
      await pause()
      while (performance.now() < end) {
        const n = asked++
        const name = names[n % names.length]!
        const from = performance.now()
        const answer = await client.get(pages[name]!(n * 37))
        await answer.text()
        if (answer.status === 200) taken.get(name)!.push(performance.now() - from)
        else failed.push(`${name}: ${answer.status}`)
        // People look at a page before they ask for the next.
        await pause()
      }
    }),
  )
  const spent = process.cpuUsage(before)
  console.log(
    `\n${clients.length} people, each looking ${THINKING_MS / 2} to ${THINKING_MS * 1.5} ms at a page before the next; ${failed.length} failed ${failed.slice(0, 3).join(', ')}`,
  )
  console.log('page                          asked    median      p95')
  for (const [name, times] of taken) console.log(line(name, times))
  console.log(line('all', [...taken.values()].flat()))
  const each = (spent.user + spent.system) / 1000 / asked
  console.log(
    `${each.toFixed(1)} ms of processor time a page in the desk's process; load of the machine ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`,
  )
}

const THINKING_MS = 1000

/** People do not click in step; each has a row of pauses of their own, the same in every run. */
function pauses(seed: number): () => Promise<void> {
  let state = (seed + 1) * 2_654_435_761
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return new Promise((resolve) => setTimeout(resolve, THINKING_MS * (0.5 + state / 2 ** 32)))
  }
}

async function decide(
  clients: readonly Visitor[],
  size: { readonly reports: number; readonly claims: number },
  lasting: number,
): Promise<void> {
  const taken: number[] = []
  const told = new Map<string, number>()
  const end = performance.now() + lasting * 1000
  let next = 0
  await Promise.all(
    clients.map(async (client, who) => {
      const pause = pauses(who)
      await client.get('/work')
      while (performance.now() < end) {
        const n = next++
        const [report, k] = [`r${size.reports - (Math.floor(n / size.claims) % size.reports)}`, n % size.claims]
        const claim = `c${report.slice(1)}k${k}`
        const from = performance.now()
        const answer = await client.post(
          `/read/${report}/quick`,
          { quick: `accept ${claim} 0` },
          { accept: 'application/json' },
        )
        const { kind } = (await answer.json()) as { readonly kind: string }
        taken.push(performance.now() - from)
        told.set(kind, (told.get(kind) ?? 0) + 1)
        await pause()
      }
    }),
  )
  console.log(`\ndecisions: ${[...told].map(([kind, n]) => `${n} ${kind}`).join(', ')}`)
  console.log(line('one decision', taken))
}

function line(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)} ms`
  return `${name.padEnd(28)}${String(times.length).padStart(7)}${at(0.5).padStart(10)}${at(0.95).padStart(10)}`
}

const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1)
