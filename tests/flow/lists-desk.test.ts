import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { App } from '../../dist/app.js'
import { writerOf } from '../../dist/database/index.js'
import type { DeskDeps } from '../../dist/desk/index.js'
import { signedInAs } from '../../dist/desk/testing.js'
import { testRegister } from './register.ts'

const depsOf = (app: App): Partial<DeskDeps> => ({
  db: writerOf(app.database.kysely),
  people: async () => (await app.register()).body,
})

const LIST = [
  'name,born,detained,place',
  'Stsiapan Dubrouski,1985,2021-03-04,Colony 5',
  'Zoya Zornaya,,,Colony 8',
  'Zoya Zornaya,,,Colony 9',
].join('\n')
const file = (text: string, name = 'list.csv') => new File([text], name, { type: 'text/csv' })
const titleOf = (page: string) => page.match(/<h1>(.*?)<\/h1>/)?.[1]

test('a list is previewed, decided about row by row, and taken in; the audit tells of it', async () => {
  const app = await testRegister()
  const desk = signedInAs('documenter', depsOf(app))
  const sent = await desk.post('/lists/upload', { file: file(LIST), purpose: 'import' })
  assert.equal(sent.status, 303)
  const at = sent.headers.get('location') ?? ''
  assert.match(at, /^\/lists\/upload\/[\w-]{16}$/)
  const preview = await (await desk.get(at)).text()
  assert.match(preview, /1 new person/)
  assert.match(preview, /2 rows wait for you/)
  assert.equal((await app.examine(false)).rows.person, 0, 'a preview writes nothing')
  const done = await desk.post(at, { 'row-3': 'new' })
  assert.equal(done.status, 303)
  const imported = await (await desk.get(done.headers.get('location') ?? '')).text()
  assert.match(imported, /2 new people/)
  assert.match(imported, /Zoya Zornaya/)
  const people = (await app.register()).register.people.map(({ id }) => id)
  assert.deepEqual(people, ['stsiapan-dubrouski', 'zoya-zornaya'])
  const { rows } = await app.database.kysely
    .selectFrom('audit_entry')
    .select('act')
    .orderBy('seq')
    .execute()
    .then((all) => ({ rows: all }))
  assert.deepEqual(
    rows.map(({ act }) => act),
    ['list.upload', 'list.import'],
  )
  assert.equal((await desk.get(at)).status, 404, 'the file is gone when it is in')
  assert.match(await (await desk.get('/lists')).text(), /\/lists\/imports\/1/)
})

test('mistakes and stops are told on the preview, and nothing goes in', async () => {
  const app = await testRegister()
  const desk = signedInAs('documenter', depsOf(app))
  const wrong = 'name,born,died\nStsiapan Dubrouski,long ago,\nZoya Zornaya,1970,2024-01-01\n'
  const at = (await desk.post('/lists/upload', { file: file(wrong), purpose: 'import' })).headers.get('location') ?? ''
  const preview = await (await desk.get(at)).text()
  assert.match(preview, /long ago/)
  assert.match(preview, /must not go in unseen/)
  const refused = await desk.post(at)
  assert.equal(refused.status, 400)
  assert.match(await refused.text(), /Nothing was taken in: 1 cells/)
  assert.match(await (await desk.post(at, { row_by_row: 'yes' })).text(), /Nothing was taken in.*died/)
  assert.equal((await app.examine(false)).rows.person, 0)
  assert.equal((await desk.post(at, { row_by_row: 'yes', reason: 'seen in the obituary' })).status, 303)
  assert.equal((await app.examine(false)).rows.person, 1)
})

test('a list is compared, the sheet downloaded, and nothing is stored but the file for a day', async () => {
  const app = await testRegister()
  const desk = signedInAs('reader', depsOf(app))
  const reviewer = signedInAs('documenter', depsOf(app))
  const sent = await reviewer.post('/lists/upload', { file: file(LIST), purpose: 'compare' })
  const at = sent.headers.get('location') ?? ''
  assert.match(at, /^\/lists\/compare\//)
  const page = await (await reviewer.get(at)).text()
  assert.match(page, /3 unmatched/)
  const sheet = await reviewer.get(`${at}/csv`)
  assert.equal(sheet.headers.get('content-disposition'), 'attachment; filename="comparison.csv"')
  assert.match(await sheet.text(), /Stsiapan Dubrouski,unmatched/)
  assert.equal((await app.examine(false)).rows.report, 0)
  assert.equal((await reviewer.post(at.replace('compare', 'upload').concat('/drop'))).status, 303)
  assert.equal((await reviewer.get(at)).status, 404)
  assert.ok([200, 403].includes((await desk.get('/lists')).status))
})

test('an upload is its uploader’s alone', async () => {
  const app = await testRegister()
  const one = signedInAs('documenter', depsOf(app), { id: 'one' })
  const two = signedInAs('documenter', depsOf(app), { id: 'two' })
  const at = (await one.post('/lists/upload', { file: file(LIST), purpose: 'import' })).headers.get('location') ?? ''
  assert.equal((await two.get(at)).status, 404)
  assert.equal((await two.post(at)).status, 404)
  await two.post(`${at}/drop`)
  assert.equal((await one.get(at)).status, 200)
})

test('an account that sees a part of the register has no lists', async () => {
  const app = await testRegister()
  const bounded = signedInAs('documenter', depsOf(app), { countries: ['BY'] })
  const answer = await bounded.get('/lists')
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /account without bounds/)
  assert.equal((await bounded.post('/lists/upload', { file: file(LIST), purpose: 'import' })).status, 400)
  assert.equal((await app.database.kysely.selectFrom('list_upload').select('id').execute()).length, 0)
})

test('hostile lists are refused in words, and their words stay words', async () => {
  const app = await testRegister()
  const desk = signedInAs('documenter', depsOf(app))
  const send = async (one: File, fields: Record<string, string> = {}) =>
    desk.post('/lists/upload', { file: one, purpose: 'import', ...fields })
  for (const [one, message] of [
    [file(''), /no file/],
    [file('PK\u0003\u0004'), /expected/],
    [file('a,b\n1,2'), /none of the maps fits/],
    [file('{"a":'), /expected JSON/],
  ] as const) {
    const answer = await send(one)
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), message)
  }
  assert.match(await (await send(file(LIST), { own_map: 'id: [' })).text(), /expected YAML/)
  assert.match(await (await send(file(LIST), { as_of: '2999-01-01' })).text(), /today at the latest/)
  const hostile = 'name,place\n<script>alert(1)</script>,"=1+1"\n'
  const at = (await send(file(hostile, '<img src=x>.csv'))).headers.get('location') ?? ''
  const page = await (await desk.get(at)).text()
  assert.ok(!/<script>alert|<img src=x/.test(page))
  assert.equal(titleOf(page), 'Preview: &lt;img src=x&gt;.csv')
})

test('rows that wait are decided one by one without a new upload: somebody known, somebody new, nobody', async () => {
  const app = await testRegister()
  const desk = signedInAs('documenter', depsOf(app), { id: 'dora' })
  const send = async (text: string, fields = {}) => {
    const at = (await desk.post('/lists/upload', { file: file(text), purpose: 'import' })).headers.get('location') ?? ''
    return desk.post(at, fields)
  }
  assert.equal((await send(`${LIST}\nZoya Zornaya,,,Colony 7`)).status, 303)
  assert.match(await (await desk.get('/lists')).text(), /3 rows wait for you/)
  const page = await (await desk.get('/lists/waiting')).text()
  const ids = [...page.matchAll(/action="\/lists\/waiting\/(\d+)"/g)].map(([, id]) => id)
  assert.equal(ids.length, 3)
  assert.match(page, /another row has the same name/)
  assert.match(page, /Colony 9/)

  const decide = async (id: string | undefined, fields: Record<string, string>) =>
    (await desk.post(`/lists/waiting/${id}`, fields)).text()
  assert.match(await decide(ids[0], { means: 'new' }), /the row means zoya-zornaya\./)
  assert.match(await decide(ids[1], { means: 'other', other: 'nobody-at-all' }), /got “nobody-at-all”/)
  assert.match(await decide(ids[1], {}), /Expected a choice/)
  assert.match(await decide(ids[1], { means: 'other', other: 'zoya-zornaya' }), /the row means zoya-zornaya\./)
  assert.match(await decide(ids[2], { means: 'drop' }), /Left out/)
  assert.equal((await desk.post(`/lists/waiting/${ids[0]}`, { means: 'new' })).status, 404)

  const { rows } = await sql<{ row_number: number; person_id: string }>`
    select row_number, person_id from list_row where person_id = 'zoya-zornaya' order by row_number`.execute(
    app.database.kysely,
  )
  assert.deepEqual(
    rows.map(({ row_number }) => row_number),
    [3, 4],
  )
  await app.settle()
  const { register } = await app.register()
  const places = register.evidence.flatMap(({ personId, claim }) =>
    personId === 'zoya-zornaya' && claim.place ? [claim.place] : [],
  )
  assert.deepEqual([...new Set(places)].toSorted(), ['Colony 8', 'Colony 9'])
  const acts = await sql<{ n: number }>`select count(*)::int as n from audit_entry where act = 'list.decide'`.execute(
    app.database.kysely,
  )
  assert.equal(acts.rows[0]?.n, 3)
})

test('a list whose every row waits is kept as waiting once, and the same again changes nothing', async () => {
  const app = await testRegister()
  const desk = signedInAs('documenter', depsOf(app))
  const list = 'name,born,detained,place\nZoya Zornaya,,,Colony 8\nZoya Zornaya,,,Colony 9'
  const send = async (text: string) => {
    const at = (await desk.post('/lists/upload', { file: file(text), purpose: 'import' })).headers.get('location') ?? ''
    return desk.post(at)
  }
  assert.equal((await send(list)).status, 303)
  assert.equal((await send(list)).status, 400, 'nothing new')
  assert.match(await (await desk.get('/lists/waiting')).text(), /2 rows wait for you/)
})

test('two who decide the same row at once: one takes it in, the other is told', async () => {
  const app = await testRegister()
  const [one, two] = ['one', 'two'].map((id) => signedInAs('documenter', depsOf(app), { id }))
  assert.ok(one && two)
  const at = (await one.post('/lists/upload', { file: file(LIST), purpose: 'import' })).headers.get('location') ?? ''
  await one.post(at)
  const id = /waiting\/(\d+)"/.exec(await (await one.get('/lists/waiting')).text())?.[1]
  const answers = await Promise.all([one, two].map((who) => who.post(`/lists/waiting/${id}`, { means: 'new' })))
  assert.deepEqual(answers.map(({ status }) => status).toSorted()[0], 200)
  const { rows } = await sql`select from list_row where person_id like 'zoya%'`.execute(app.database.kysely)
  assert.equal(rows.length, 1)
})
