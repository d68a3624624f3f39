import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writerOf } from '../../dist/database/index.js'
import { createPerson, MatchingStore } from '../../dist/matching/index.js'
import { PublishingStore } from '../../dist/publishing/index.js'
import { ReviewStore } from '../../dist/review/index.js'
import { fakeEndpoint } from '../readers/fake-endpoint.ts'
import { reportOf, testRegister } from './register.ts'

const TEXT = 'Police released 14 people in Rechyn on 3 March 2025, the Evening Lamp learned.'
const by = { by: 'reviewer one', second: 'reviewer two', reason: 'a test of what must not pass' } as const

test('A report that its sender marked P2 or above is in no edition, whatever was decided', async () => {
  await using app = await testRegister()
  const db = app.database.kysely
  const person = createPerson({
    id: 'hrabava-alena',
    names: [{ text: 'Alena Hrabava', language: 'en' }],
    sex: 'f',
    born: null,
    minor: false,
  })
  await new MatchingStore(writerOf(db)).addPerson(person, 'test')
  const ids = new Map<string, string>()
  for (const level of ['P1', 'P2', 'P3', 'p4', 'sealed?']) {
    const head = { outlet: `Lamp ${level}`, published: '2025-03-04', language: 'en', level }
    const { reportId } = await app.add({ bytes: reportOf(head, TEXT), fileName: 'lamp.md', cameFrom: 'test' })
    ids.set(level, reportId)
    await new ReviewStore(writerOf(db)).decide({ act: 'publish', target: `report:${reportId}`, ...by })
  }
  await new ReviewStore(writerOf(db)).decide({ act: 'publish', target: 'person:hrabava-alena', ...by })
  await app.publish('reviewer one')
  const published = await app.published()
  assert.deepEqual([...(published?.view.reports.keys() ?? [])], [ids.get('P1')])
})

test('A report that the desk put on P3 is not shown to a model either', async () => {
  await using app = await testRegister()
  const head = { outlet: 'Lamp', published: '2025-03-04', language: 'en' }
  const { reportId } = await app.add({ bytes: reportOf(head, TEXT), fileName: 'lamp.md', cameFrom: 'test' })
  const level = { kind: 'level', target: `report:${reportId}`, value: 'P3', until: null } as const
  await new PublishingStore(writerOf(app.database.kysely)).protect({ ...level, ...by })
  await using endpoint = await fakeEndpoint(() => ({ claims: [] }))
  const settings = { url: endpoint.url, model: 'fake', key: null, patience: 20_000 }
  for await (const { outcome } of app.secondRead(settings, [])) assert.equal(outcome.kind, 'not_sent')
  assert.equal(endpoint.sent.length, 0)
})
