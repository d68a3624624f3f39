import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { App } from '../../dist/app.js'
import { createSiteDeps } from '../../dist/cli/site-deps.js'
import { writerOf } from '../../dist/database/index.js'
import type { DeskDeps, Role } from '../../dist/desk/index.js'
import { signedInAs } from '../../dist/desk/testing.js'
import { createPerson, MatchingStore, mentionNode, personNode } from '../../dist/matching/index.js'
import { briefingDrafts, PublishingStore } from '../../dist/publishing/index.js'
import { ReviewStore } from '../../dist/review/index.js'
import { createSite } from '../../dist/site/index.js'
import { reportOf, testRegister } from './register.ts'

const PEOPLE = [
  ['harbuz-yauhen', 'Yauhen Harbuz'],
  ['zorka-halina', 'Halina Zorka'],
] as const

let app: App
before(async () => {
  app = await testRegister()
  const people = new MatchingStore(writerOf(app.database.kysely))
  for (const [id, text] of PEOPLE)
    await people.addPerson(
      createPerson({ id, names: [{ text, language: 'en' }], sex: null, born: null, minor: false }),
      'test',
    )
  await report(
    'Evening Lamp',
    '2031-03-04',
    'Belarus released 14 political prisoners on 4 March 2031, the presidential press service said. Yauhen Harbuz was released on 4 March 2031.',
  )
  await report(
    'Northern Post',
    '2031-03-05',
    'Minsk freed 14 political prisoners on 4 March 2031, Viasna said. Among those released on 4 March 2031 was Halina Zorka, Viasna reported.',
  )
  for (const [id] of PEOPLE) await publish(`person:${id}`)
  await app.publish('test')
})

async function report(outlet: string, published: string, text: string): Promise<void> {
  const bytes = reportOf({ outlet, title: `Freed, writes ${outlet}`, published, language: 'en' }, text)
  const { reportId } = await app.add({ bytes, fileName: 'report.md', cameFrom: 'test' })
  await publish(`report:${reportId}`)
  const { register } = await app.register()
  const read = register.readings.find((reading) => reading.reportId === reportId)
  for (const [id, name] of PEOPLE)
    for (const person of read?.people.filter((one) => one.name === name) ?? [])
      await new MatchingStore(writerOf(app.database.kysely)).judge(
        [mentionNode(reportId, person.id), personNode(id)],
        'same',
        'anna',
        'the only one of this name',
      )
}

const publish = (target: string) =>
  new ReviewStore(writerOf(app.database.kysely)).decide({
    act: 'publish',
    target,
    by: 'anna',
    second: 'vera',
    reason: 'read',
  })

const desk = (role: Role) => {
  const db = writerOf(app.database.kysely) as DeskDeps['db']
  return signedInAs(role, { db, publish: (by) => app.publish(by) }, { id: 'anna', name: 'anna' })
}

const draft = async () => {
  const [found] = await briefingDrafts(app.database.kysely)
  assert.ok(found)
  return found
}

const current = async () => {
  const published = await app.published()
  assert.ok(published)
  return published.view
}

async function page(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const deps = await createSiteDeps(app)
  try {
    const answer = await createSite(deps).request(path)
    return { status: answer.status, text: await answer.text() }
  } finally {
    deps.close()
  }
}

const path = async () => `/publish/briefings/${(await draft()).briefing.eventId}`

test('what a program wrote stands in no edition before a publisher released that very text', async () => {
  assert.deepEqual((await current()).briefings, [])
  const { digest, briefing } = await draft()
  assert.equal((await desk('reviewer').get(await path())).status, 403)
  const read = await (await desk('publisher').get(await path())).text()
  assert.match(read, /Nobody has released it/)
  assert.match(read, /Evening Lamp/)
  const stale = await desk('publisher').post(await path(), { act: 'publish', digest: 'another', reason: 'read' })
  assert.equal(stale.status, 409)
  await desk('publisher').post(await path(), { act: 'publish', digest, reason: 'read sentence by sentence' })
  await app.publish('test')
  const { briefings = [] } = await current()
  assert.deepEqual(
    briefings.map(({ eventId }) => eventId),
    [briefing.eventId],
  )
  const { status, text } = await page(`/briefings/${briefing.eventId}`)
  assert.equal(status, 200)
  assert.match(text, /14 releases announced/)
  assert.match(text, /No language model wrote any of it/)
})

test('every number in the text leads to a note, and every note to words that the edition holds', async () => {
  const { briefing } = await draft()
  const view = await current()
  const { text } = await page(`/briefings/${briefing.eventId}`)
  const marks = [...text.matchAll(/<sup><a href="#(n\d+)"/g)].map(([, id]) => id)
  assert.ok(marks.length >= 2)
  for (const id of marks) assert.match(text, new RegExp(`<li id="${id}">.*?href="/reports/`))
  for (const { sentences } of briefing.parts)
    for (const { claims } of sentences) assert.ok(claims.every((id) => view.claims.has(id)))
})

test('new evidence takes it down until somebody reads it again, and the corrections log says so', async () => {
  const { briefing } = await draft()
  await report(
    'Harbour Times',
    '2031-03-06',
    'Belarus released 14 political prisoners on 4 March 2031, Human Rights Watch said. Yauhen Harbuz was released on 4 March 2031, Human Rights Watch said.',
  )
  await app.publish('test')
  assert.deepEqual((await current()).briefings, [])
  assert.equal((await draft()).state, 'changed')
  assert.equal((await page(`/briefings/${briefing.eventId}`)).status, 404)
  const { text } = await page('/corrections')
  assert.match(text, /briefing taken down/)
  await desk('publisher').post(await path(), { act: 'publish', digest: (await draft()).digest, reason: 'read again' })
  await app.publish('test')
  assert.equal((await current()).briefings?.length, 1)
})

test('an older version of a page keeps answering with what was known then, until the person asks for silence', async () => {
  assert.match((await page('/people/harbuz-yauhen/edition/1')).text, /as edition 1 of/)
  assert.equal((await page('/people/harbuz-yauhen/edition/99')).status, 404)
  const known = await page(`/people/harbuz-yauhen/known?day=${new Date().toISOString().slice(0, 10)}`)
  assert.equal(known.status, 303)
  await new PublishingStore(writerOf(app.database.kysely)).protect({
    kind: 'silence',
    target: 'person:harbuz-yauhen',
    value: 'on',
    until: null,
    by: 'anna',
    second: 'vera',
    reason: 'the family asks',
  })
  await app.publish('test')
  const { status, text } = await page('/people/harbuz-yauhen/edition/1')
  assert.equal(status, 410)
  assert.doesNotMatch(text, /Harbuz/)
  for (const address of ['/', '/briefings', '/corrections', '/changes'])
    assert.doesNotMatch((await page(address)).text, /Harbuz/, address)
})
