import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asReadonly } from '../../dist/database/index.js'
import { extractorOf, loadSecondReading } from '../../dist/reading/index.js'
import { fakeEndpoint, proposed } from '../readers/fake-endpoint.ts'
import { reportOf, testRegister } from './register.ts'

const words = 'Alena Hrabava was released on 3 March 2025.'

test('What a model says of a report is kept beside the rules, counted nowhere, and asked for once', async () => {
  await using app = await testRegister()
  const add = (head: Readonly<Record<string, string>>, text: string) =>
    app.add({ bytes: reportOf(head, text), fileName: 'report.md', cameFrom: 'test' })
  const open = await add({ outlet: 'Evening Lamp', published: '2025-03-04', language: 'en' }, words)
  const sealed = await add(
    { outlet: 'Evening Lamp', published: '2025-03-05', language: 'en', level: 'p4' },
    `${words} Her sister told us.`,
  )
  await using endpoint = await fakeEndpoint(() => ({
    claims: [proposed({ quote: words, type: 'pardoned' }), proposed({ quote: 'She was pardoned.' })],
  }))
  const settings = { url: endpoint.url, model: 'fake', key: null, patience: 20_000 }
  const before = await app.claims()
  const outcomes = new Map<string, string>()
  for await (const { reportId, outcome } of app.secondRead(settings, [])) outcomes.set(reportId, outcome.kind)

  assert.deepEqual(
    outcomes,
    new Map([
      [open.reportId, 'read'],
      [sealed.reportId, 'not_sent'],
    ]),
  )
  assert.ok(endpoint.sent.every((body) => !body.includes('sister')))
  const kept = await loadSecondReading(asReadonly(app.database.kysely), open.reportId)
  assert.equal(kept?.extractor, extractorOf(settings))
  assert.equal(kept?.refused.quote_not_found, 1)
  assert.equal(kept?.differences.onlySecond.length, 1)
  assert.deepEqual(await app.claims(), before)

  const again: string[] = []
  for await (const { reportId } of app.secondRead(settings, [])) again.push(reportId)
  assert.deepEqual(again, [])
})
