import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { App } from '../../dist/app.js'
import { writerOf } from '../../dist/database/index.js'
import { createPerson, MatchingStore, mentionNode, type Node, personNode } from '../../dist/matching/index.js'
import { ReviewStore } from '../../dist/review/index.js'
import { expected, kept } from './expected.ts'
import { type Act, acts, invented, people } from './random-rows.ts'
import { testRegister } from './register.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

async function settledAsMadeAnew(app: App): Promise<void> {
  await app.settle()
  assert.equal(await app.countUnsettled(), 0)
  assert.deepEqual(plain(await kept(app)), plain(await expected(app)))
}

test('what was settled piece by piece is what the pure functions make of all rows', async () => {
  const app = await testRegister({ demo: true })
  await settledAsMadeAnew(app)
})

test('random rows in random order, settled at random moments, give what all rows at once give, and the same when made anew', async (context) => {
  const seed = Number(process.env.HABEAS_TEST_SEED ?? Date.now() % 1_000_000)
  context.diagnostic(`seed ${seed}`)
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const app = await testRegister()
      for (const act of list) {
        if (act.kind === 'settle') await settledAsMadeAnew(app)
        else await perform(app, act)
      }
      await settledAsMadeAnew(app)
      const health = await app.examine(true)
      assert.deepEqual(
        health.derived.filter(({ same }) => !same),
        [],
      )
      await app[Symbol.asyncDispose]()
    }),
    { numRuns: 12, seed, endOnFailure: true },
  )
})

async function perform(app: App, act: Exclude<Act, { kind: 'settle' }>): Promise<void> {
  const db = app.database.kysely
  const matching = new MatchingStore(writerOf(db))
  if (act.kind === 'report') {
    const { text, ...metadata } = invented(act)
    await app.add({ bytes: new TextEncoder().encode(text), fileName: null, metadata, cameFrom: 'test' })
  } else if (act.kind === 'person') {
    const person = people[act.who]
    if (person) await matching.addPerson(createPerson(person), 'test')
  } else if (act.kind === 'judge') await judge(app, matching, act)
  else {
    const { rows } = await sql<{ id: string }>`select id from claim order by id offset ${act.at} limit 1`.execute(db)
    const store = new ReviewStore(writerOf(db))
    const decision = { target: `claim:${rows[0]?.id}`, by: 'one', second: 'two', reason: 'seen' }
    if (rows[0]) await store.decide({ ...decision, act: act.act })
  }
}

async function judge(app: App, matching: MatchingStore, act: Extract<Act, { kind: 'judge' }>): Promise<void> {
  const mentions = await sql<{ node: Node }>`
    select 'mention:' || report_id || ':' || (p ->> 'id') as node from reading, jsonb_array_elements(people) p order by 1`.execute(
    app.database.kysely,
  )
  const persons = await app.database.kysely.selectFrom('person').select('id').orderBy('id').execute()
  const named = mentions.rows.map((row) => row.node)
  const known = persons.map(({ id }) => personNode(id))
  const from = { mention: named, merge: known, any: [...named, ...known] }[act.of]
  const to = act.of === 'any' ? from : known
  const [left, right] = [from[act.left % (from.length || 1)], to[act.right % (to.length || 1)]]
  if (left && right && left !== right) await matching.judge([left, right], act.verdict, 'one', 'looked', 'two')
}

test('a report of nobody known waits for nothing', async () => {
  const app = await testRegister()
  await app.add({ bytes: new TextEncoder().encode('A quiet day in Zalesse.'), fileName: null, cameFrom: 'test' })
  assert.equal(await app.isSettled(), false)
  await settledAsMadeAnew(app)
  assert.equal(await app.isSettled(), true)
  assert.ok(mentionNode('r', 'p1'))
})
