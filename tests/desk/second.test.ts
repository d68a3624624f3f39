import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writerOf } from '../../dist/database/index.js'
import type { DeskDeps } from '../../dist/desk/index.js'
import { signedInAs } from '../../dist/desk/testing.js'
import { reportOf, testRegister } from '../flow/register.ts'
import { fakeEndpoint, proposed } from '../readers/fake-endpoint.ts'

test('what a model reads otherwise is shown beside the rules, with a way to make a claim of its words', async () => {
  await using app = await testRegister()
  const words = 'Alena Hrabava was released on 3 March 2025.'
  const head = { outlet: 'Evening Lamp', title: 'Out', published: '2025-03-04', language: 'en' }
  const { reportId } = await app.add({ bytes: reportOf(head, words), fileName: 'lamp.md', cameFrom: 'test' })
  const desk = signedInAs('reviewer', { db: writerOf(app.database.kysely) as DeskDeps['db'] })
  assert.doesNotMatch(await (await desk.get(`/read/${reportId}`)).text(), /Second reader/)
  assert.equal((await desk.get(`/read/${reportId}/second`)).status, 404)

  await using endpoint = await fakeEndpoint(() => ({
    claims: [proposed({ quote: words, type: 'pardoned' }), proposed({ quote: 'She was pardoned <b>today</b>.' })],
  }))
  const settings = { url: endpoint.url, model: '<i>fake</i>', key: null, patience: 20_000 }
  for await (const { outcome } of app.secondRead(settings, [])) assert.equal(outcome.kind, 'read')

  assert.match(await (await desk.get(`/read/${reportId}`)).text(), /Second reader/)
  const page = await (await desk.get(`/read/${reportId}/second`)).text()
  assert.match(page, /1 refused/)
  assert.match(page, /Only the model reads.*Pardon.*Alena Hrabava/s)
  assert.match(page, /quote=Alena%20Hrabava%20was%20released/)
  assert.doesNotMatch(page, /<i>fake/)
})
