import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { App } from '../../dist/app.js'
import { writerOf } from '../../dist/database/index.js'
import type { DeskDeps, Role } from '../../dist/desk/index.js'
import { signedInAs } from '../../dist/desk/testing.js'
import { createPerson, MatchingStore } from '../../dist/matching/index.js'
import { reportOf, testRegister } from '../flow/register.ts'

let app: App
let reportId: string
before(async () => {
  app = await testRegister()
  const people = new MatchingStore(writerOf(app.database.kysely))
  for (const [id, text, minor] of [
    ['hrabava-alena', 'Alena Hrabava', false],
    ['hrabava-yana', 'Yana Hrabava', true],
  ] as const)
    await people.addPerson(createPerson({ id, names: [{ text, language: 'en' }], sex: 'f', born: null, minor }), 'test')
  const head = { outlet: 'Evening Lamp', title: 'Fourteen freed', published: '2025-03-04', language: 'en' }
  const text = 'Police released 14 people in Rechyn on 3 March 2025.'
  reportId = (await app.add({ bytes: reportOf(head, text), fileName: 'lamp.md', cameFrom: 'test' })).reportId
})

const at = (role: Role, id: string) => {
  const db = writerOf(app.database.kysely) as DeskDeps['db']
  return signedInAs(role, { db, publish: (by) => app.publish(by) }, { id, name: id })
}
const pageOf = async (answer: Response | Promise<Response>) => (await answer).text()
const count = async (table: string) => {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(app.database.kysely)
  return Number(rows[0]?.n)
}

describe('what leaves the desk', () => {
  test('a report and a person wait until a publisher releases them; a minor is never offered', async () => {
    const publisher = at('publisher', 'anna')
    const page = await pageOf(publisher.get('/publish'))
    assert.match(page, /Fourteen freed/)
    assert.match(page, /Alena Hrabava/)
    assert.doesNotMatch(page, /Yana/)
    await publisher.post('/publish/reports', { id: [reportId], act: 'publish', reason: 'read in full' })
    await publisher.post('/publish/people', { id: ['hrabava-alena'], act: 'publish', reason: 'asked the family' })
    const after = await pageOf(publisher.get('/publish'))
    assert.doesNotMatch(after, /Fourteen freed|Alena Hrabava/)
    await publisher.post('/publish/edition')
    const published = await app.published()
    assert.equal(published?.edition.head.number, 1)
    assert.deepEqual([...(published?.view.reports.keys() ?? [])], [reportId])
    assert.match(await pageOf(publisher.get('/publish')), /Edition 1 is published/)
  })

  test('nothing ticked, or no reason, decides nothing and says so', async () => {
    const publisher = at('publisher', 'anna')
    const before = await count('decision')
    assert.match(
      await pageOf(publisher.post('/publish/reports', { act: 'publish', reason: 'x' })),
      /Nothing was chosen/,
    )
    assert.match(
      await pageOf(publisher.post('/publish/people', { id: ['hrabava-yana'], act: 'publish', reason: '' })),
      /Nothing was chosen/,
    )
    assert.equal(await count('decision'), before)
  })

  test('who may not publish sees nothing of it', async () => {
    for (const role of ['reader', 'documenter', 'reviewer', 'administrator'] as const)
      for (const path of ['/publish', '/safety']) assert.equal((await at(role, 'eve').get(path)).status, 403, role)
  })
})

describe('what must not leave the desk', () => {
  const ask = (who: string, protection: string, target = 'person:hrabava-alena') =>
    at('safety_officer', who).post('/safety', { target, protection, until: '', reason: 'the lawyer called' })

  test('one person tightens, and it holds', async () => {
    assert.match(await pageOf(ask('sam', 'silence on')), /Noted/)
    assert.equal(await count('protection'), 1)
    assert.match(await pageOf(at('safety_officer', 'sam').get('/safety')), /Alena Hrabava.*Silence/s)
  })

  test('loosening waits for a second person, who may not be the first', async () => {
    assert.match(await pageOf(ask('sam', 'silence off')), /Proposed/)
    assert.equal(await count('protection'), 1)
    const { rows } = await sql<{ seq: string }>`select max(seq) as seq from protection_proposal`.execute(
      app.database.kysely,
    )
    const answer = `confirmed ${rows[0]?.seq}`
    const own = await at('safety_officer', 'sam').post('/safety/answer', { answer })
    assert.equal(own.status, 400)
    assert.match(await own.text(), /Expected a second person/)
    assert.match(await pageOf(at('safety_officer', 'tia').post('/safety/answer', { answer })), /Answered/)
    assert.equal(await count('protection'), 2)
    const again = await at('safety_officer', 'una').post('/safety/answer', { answer })
    assert.equal(again.status, 400)
  })

  test('the database insists on two, whatever the page does', async () => {
    const alone = sql`insert into protection (kind, target, value, decided_by, reason)
      values ('erasure', 'person:hrabava-alena', 'on', 'sam', 'x')`.execute(app.database.kysely)
    await assert.rejects(alone, /expected two people/)
  })

  test('a target that the register has not, or a day that is none, is refused in words', async () => {
    assert.match(await pageOf(ask('sam', 'silence on', 'person:nobody')), /Expected person:ID/)
    const odd = { target: 'person:hrabava-alena', protection: 'hold on', until: 'soon', reason: 'x' }
    assert.match(await pageOf(at('safety_officer', 'sam').post('/safety', odd)), /Expected a day/)
    const bare = { target: 'person:hrabava-alena', protection: 'hold maybe', until: '', reason: 'x' }
    assert.match(await pageOf(at('safety_officer', 'sam').post('/safety', bare)), /Expected one of/)
  })

  test('every act stands in the audit chain', async () => {
    const { rows } = await sql<{ act: string }>`select act from audit_entry order by seq`.execute(app.database.kysely)
    const acts = rows.map(({ act }) => act)
    for (const wanted of [
      'report.publish',
      'person.publish',
      'edition.publish',
      'safety.silence',
      'safety.confirmed.silence',
    ])
      assert.ok(acts.includes(wanted), wanted)
  })
})
