import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { App } from '../../dist/app.js'
import { writerOf } from '../../dist/database/index.js'
import { createPerson, MatchingStore } from '../../dist/matching/index.js'
import { ReviewStore } from '../../dist/review/index.js'
import { reportOf, testRegister } from './register.ts'

const REPORT = `The teacher Alena Kruhlik was released from prison on 3 March 2025, the Committee of Mothers said.

Kruhlik was arrested in May 2021 and sentenced to five years in prison. Her daughter Yulia, 9, was detained with her in 2021. Her husband Piotr Kruhlik was released on the same day.`

let app: App
before(async () => {
  app = await testRegister()
  const people = new MatchingStore(writerOf(app.database.kysely))
  const person = (id: string, text: string, sex: 'f' | 'm', minor = false) =>
    createPerson({ id, names: [{ text, language: 'en' }], sex, born: null, minor })
  await people.addPerson(person('kruhlik-alena', 'Alena Kruhlik', 'f'), 'test')
  await people.addPerson(person('kruhlik-piotr', 'Piotr Kruhlik', 'm'), 'test')
  await people.addPerson(person('kruhlik-yulia', 'Yulia Kruhlik', 'f', true), 'test')
  const { reportId } = await app.add({
    bytes: reportOf({ outlet: 'Evening Lamp', published: '2025-03-04', language: 'en' }, REPORT),
    fileName: 'kruhlik.md',
    cameFrom: 'test',
  })
  const review = new ReviewStore(writerOf(app.database.kysely))
  const by = { by: 'reviewer one', second: 'reviewer two', reason: 'a test of what must not pass' }
  for (const target of [`report:${reportId}`, 'person:kruhlik-alena', 'person:kruhlik-piotr', 'person:kruhlik-yulia'])
    await review.decide({ act: 'publish', target, ...by })
  await app.publish('reviewer one')
})

test('the reader marks what speaks of the child', async () => {
  const { register } = await app.register()
  const claims = register.readings.flatMap((reading) => reading.claims)
  const about = claims.filter(
    (claim) => /daughter|Yulia/.test(claim.quote.text) && /Yulia|daughter/i.test(claim.subject.name),
  )
  assert.ok(about.length > 0, 'the claim about the child was read')
  assert.ok(register.readings.flatMap(({ people }) => people).some((person) => person.minor))
  assert.deepEqual(
    about.filter((claim) => !claim.minor),
    [],
  )
})

test('an edition holds the adults and not a byte about the child, although somebody released the page', async () => {
  const published = await app.published()
  assert.ok(published)
  assert.ok(published.view.people.has('kruhlik-alena'))
  const { people, evidence, decisions } = published.edition.whole()
  const bytes = JSON.stringify({ people, evidence: evidence.map(({ claim }) => claim), decisions })
  assert.doesNotMatch(bytes, /Yulia|yulia|daughter/)
})

test('the database refuses to make an adult of a minor by an update', async () => {
  await assert.rejects(
    app.database.kysely.updateTable('person').set({ minor: false }).where('id', '=', 'kruhlik-yulia').execute(),
    /minor/,
  )
})
