import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { writerOf } from '../../dist/database/index.js'
import type { DeskDeps } from '../../dist/desk/index.js'
import { signedInAs, type Tester } from '../../dist/desk/testing.js'
import type { Tables } from '../../dist/register.js'
import { freshDatabase } from '../harness.ts'
import { generate } from './generate.ts'

const REVIEWERS = 20
const ACTS_EACH = 20
/** So few of the ten thousand that two often reach for the same one. */
const HOT = 120

type Db = DeskDeps['db']
let db: Db
before(async () => {
  db = writerOf((await freshDatabase<Tables>()).kysely)
  await generate(db, { people: 500, reports: 400, claims: 25 })
})

/** What one client was told of one form it sent. */
interface Told {
  readonly by: string
  readonly target: string
  readonly act: string
  readonly madeOn: number
  readonly kind: 'decided' | 'proposed' | 'stale' | 'refused'
}

interface Row {
  readonly seq: number
  readonly target: string
  readonly act: string
  readonly made_on: number
  readonly proposal: number | null
}

/** A generator of numbers that gives the same run each time (Numerical Recipes' constants). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** Looks at a claim as its card shows it, then acts on what it saw. */
async function work(client: Tester, seed: number): Promise<readonly Told[]> {
  const random = numbers(seed)
  const told: Told[] = []
  for (let i = 0; i < ACTS_EACH; i++) {
    const hot = Math.floor(random() * HOT)
    const [report, claim] = [`r${1 + Math.floor(hot / 25)}`, `c${1 + Math.floor(hot / 25)}k${hot % 25}`]
    const card = await (await client.get(`/read/${report}/cards/${claim}`)).text()
    const madeOn = Number(/data-version="(\d+)"/.exec(card)?.[1])
    const waiting = / (\d+)"[^>]*>\s*Confirm/.exec(card)?.[1]
    const answer = { accept: 'application/json' }
    const post = (path: string, fields: Record<string, string>) => client.post(path, fields, { headers: answer })
    const act = waiting ? 'confirmed' : card.includes('s-second') ? 'none' : random() < 0.7 ? 'accept' : 'reject'
    if (act === 'none') continue
    const response =
      act === 'reject'
        ? await post(`/read/${report}/claims/${claim}`, { act, version: String(madeOn), reason: 'not said so' })
        : await post(`/read/${report}/quick`, {
            quick: `${waiting ? 'confirmed' : 'accept'} ${claim} ${madeOn} ${waiting ?? ''}`,
          })
    const { kind } = (await response.json()) as Pick<Told, 'kind'>
    told.push({ by: client.actor.id, target: `claim:${claim}`, act, madeOn, kind })
  }
  return told
}

test('twenty reviewers at once lose no decision, count none twice, and were told what is so', async () => {
  const clients = Array.from({ length: REVIEWERS }, (_, i) =>
    signedInAs('reviewer', { db }, { id: `u${i}`, name: `Reviewer ${i}` }),
  )
  const told = (await Promise.all(clients.map((client, i) => work(client, 1000 + i)))).flat()
  const { rows: decisions } = await sql<Row & { by: string; second: string | null }>`
    select seq, target, act, made_on, proposal, decided_by as by, second_by as second from decision order by seq`.execute(
    db,
  )
  const { rows: proposals } = await sql<Row & { by: string }>`
    select seq, target, act, made_on, null as proposal, proposed_by as by from proposal order by seq`.execute(db)
  const count = (kind: Told['kind']) => told.filter((one) => one.kind === kind).length
  console.log(
    `    ${told.length} forms: ${count('decided')} decided, ${count('proposed')} proposed, ${count('stale')} stale, ${count('refused')} refused`,
  )
  assert.ok(count('stale') > 10, 'they did get in one another’s way')
  assert.equal(count('refused'), 0)

  // Each form that was told to hold has its one row, and there is no row that nobody was told of.
  const keyOf = (by: string, target: string, madeOn: number) => `${by} ${target} ${madeOn}`
  const decidedRows = decisions.map((row) => keyOf(row.second ?? row.by, row.target, Number(row.made_on))).sort()
  const proposedRows = proposals.map((row) => keyOf(row.by, row.target, Number(row.made_on))).sort()
  const toldOf = (kind: Told['kind']) =>
    told
      .filter((one) => one.kind === kind)
      .map((one) => keyOf(one.by, one.target, one.madeOn))
      .sort()
  assert.deepEqual(decidedRows, toldOf('decided'))
  assert.deepEqual(proposedRows, toldOf('proposed'))
  assert.equal(new Set(decidedRows).size, decidedRows.length)

  // Each row was made on the one before it: nobody overwrote what they had not seen.
  for (const [target, rows] of Map.groupBy([...decisions, ...proposals], (row) => row.target)) {
    let version = 0
    for (const row of rows.toSorted((a, b) => Number(a.seq) - Number(b.seq))) {
      assert.equal(Number(row.made_on), version, `${target}: row ${row.seq} was made on what stood then`)
      version = Number(row.seq)
    }
  }
  for (const { by, second, proposal } of decisions) if (proposal !== null) assert.notEqual(by, second)

  const { rows: audit } = await sql<{
    n: number
  }>`select count(*) as n from audit_entry where act like 'claim.%'`.execute(db)
  assert.equal(Number(audit[0]?.n), decisions.length + proposals.length)
  const { rows: waiting } = await sql<{ claims: number; done: number; second: number }>`
    select sum(claims)::int as claims, sum(claims - open - second)::int as done, sum(second)::int as second from report_waiting`.execute(
    db,
  )
  const decided = new Set(decisions.map(({ target }) => target))
  const open = new Set(
    proposals
      .filter(({ seq }) => !decisions.some(({ proposal }) => Number(proposal) === Number(seq)))
      .map(({ target }) => target),
  )
  assert.deepEqual(waiting[0], {
    claims: 10_000,
    done: [...decided].filter((target) => !open.has(target)).length,
    second: open.size,
  })
})
