import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asReadonly, writerOf } from '../../dist/database/index.js'
import { datasetOf, readPackage, writePackage } from '../../dist/exports/index.js'
import { importList, ListStore, loadPeerEdition, outcomesOf, peerList } from '../../dist/lists/index.js'
import { testRegister } from './register.ts'

const published = await (await testRegister({ demo: true })).published()
const view = published?.view ?? assert.fail('the demo has an edition')
const files = writePackage(datasetOf(view), 'csv')
const dataset = await readPackage(async (name) => files.get(name) ?? '')

const request = {
  ...peerList(dataset, 'Harbour Committee'),
  fileName: 'edition',
  bytes: new TextEncoder().encode(files.get('datapackage.json')),
  asOf: '2026-01-10',
  by: 'tester',
  rowByRow: false,
  dryRun: false,
}

test('an edition of another register is kept whole: exported again, every file is the same byte for byte', async () => {
  const app = await testRegister()
  const db = app.database.kysely
  const store = new ListStore(writerOf(db))
  assert.equal(await store.addPeerEdition('Harbour Committee', dataset, 'tester'), true)
  assert.equal(await store.addPeerEdition('Harbour Committee', dataset, 'tester'), false)
  const held = await loadPeerEdition(asReadonly(db), 'Harbour Committee')
  assert.ok(held)
  assert.deepEqual(writePackage(held, 'csv'), files)
  assert.deepEqual(writePackage(held, 'jsonl'), writePackage(dataset, 'jsonl'))
})

test('its people come in as a list of that register, which counts as one origin', async () => {
  const app = await testRegister()
  const { body } = await app.register()
  const { plan, state } = await importList(app.database.kysely, body, request)
  assert.equal(state, 'written')
  const { new: fresh, quarantined } = outcomesOf(plan)
  assert.equal(fresh + quarantined, view.people.size)
  assert.ok(fresh > 0)
  const claims = (await app.register()).register.evidence
  assert.deepEqual(new Set(claims.map(({ claim }) => claim.speaker?.name)), new Set(['Harbour Committee']))
  assert.equal((await importList(app.database.kysely, (await app.register()).body, request)).state, 'nothing_new')
})

test('into the register that published it, it brings nobody twice', async () => {
  const app = await testRegister({ demo: true })
  const before = (await app.examine(false)).rows.person
  const { plan } = await importList(app.database.kysely, (await app.register()).body, request)
  assert.equal(outcomesOf(plan).new, 0)
  assert.equal((await app.examine(false)).rows.person, before)
})
