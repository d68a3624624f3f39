import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { App } from '../../dist/app.js'
import { createDeskDeps } from '../../dist/cli/desk-deps.js'
import { readConfig } from '../../dist/config.js'
import { type DeskDeps, deskRoutes, type Role, roles } from '../../dist/desk/index.js'
import { label, maySee } from '../../dist/desk/scope.js'
import { signedInAs } from '../../dist/desk/testing.js'
import type { Tables } from '../../dist/register.js'
import { reportOf } from '../flow/register.ts'
import { freshDatabase } from '../harness.ts'

// Two invented people of two invented reports: one the account may see, one that must be absent wherever it looks.
const SEEN = {
  name: 'Stsiapan Dubrouski',
  text: 'The engineer Stsiapan Dubrouski was released from prison on 3 March 2025.',
}
const HIDDEN = {
  name: 'Alesia Viarbickaja',
  text: 'The painter Alesia Viarbickaja was detained in Vostrau on 7 May 2024 and sentenced to four years.',
}
const MARKS = /Viarbick|Вярбіцк|Hidden Gazette|viarbickaja|Vostrau/i

let app: App
let deps: DeskDeps
let folder: string
const ids = { report: '', person: 'viarbickaja-alesia', claim: '' }

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'habeas-scope-'))
  app = new App(readConfig({ HABEAS_DATA: folder }), await freshDatabase<Tables>())
  deps = createDeskDeps(app)
  const db = app.database.kysely
  for (const [id, name] of [
    ['dubrouski-stsiapan', SEEN.name],
    [ids.person, HIDDEN.name],
  ] as const) {
    await sql`insert into person (id, created_by) values (${id}, 'test')`.execute(db)
    await sql`insert into person_name (person_id, text, language) values (${id}, ${name}, 'en')`.execute(db)
  }
  const add = async (outlet: string, text: string) =>
    (await app.add({ bytes: reportOf({ outlet, published: '2025-03-04' }, text), fileName: 'a.md', cameFrom: 'test' }))
      .reportId
  const seen = await add('Seen Gazette', SEEN.text)
  ids.report = await add('Hidden Gazette', HIDDEN.text)
  for (const [report, person] of [
    [seen, 'dubrouski-stsiapan'],
    [ids.report, ids.person],
  ] as const)
    await sql`insert into judgement (left_node, right_node, verdict, judged_by, reason)
      values (${`mention:${report}:p1`}, ${`person:${person}`}, 'same', 'test', 'test')`.execute(db)
  await app.settle()
  const claim = await sql<{ id: string }>`select id from claim where report_id = ${ids.report} limit 1`.execute(db)
  ids.claim = claim.rows[0]?.id ?? ''
  await deps.db.transaction().execute(async (trx) => {
    await label(trx as never, 'test', `report:${seen}`, { countries: ['BY'] })
    await label(trx as never, 'test', 'person:dubrouski-stsiapan', { countries: ['BY'] })
    await label(trx as never, 'test', `report:${ids.report}`, { countries: ['RU'] })
    await label(trx as never, 'test', `person:${ids.person}`, { countries: ['RU'] })
  })
})
after(async () => {
  await app[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const bounded = (role: Role) => signedInAs(role, deps, { countries: ['BY'] })
const rows = async () => {
  const { rows: counted } = await sql<Record<string, number>>`
    select (select count(*) from decision) as decisions, (select count(*) from judgement) as judgements,
      (select count(*) from person) as people, (select count(*) from claim) as claims`.execute(app.database.kysely)
  return counted[0]
}

test('the test would see a leak: an account without bounds finds both', async () => {
  assert.ok(ids.report && ids.claim)
  const all = signedInAs('reader', deps)
  for (const path of ['/people', '/reports', '/claims', `/reports/${ids.report}`, `/people/${ids.person}`])
    assert.ok(MARKS.test(await (await all.get(path)).text()), path)
})

for (const role of roles.filter((one) => one !== 'administrator'))
  test(`a ${role} of another country meets no trace of a person or report outside it, on any page`, async () => {
    const tester = bounded(role)
    let looked = 0
    for (const { method, path } of deskRoutes(deps)) {
      if (/^\/(sign-|welcome|account|users)/.test(path)) continue
      for (const id of path.includes(':') ? Object.values(ids) : ['']) {
        const at = path.replaceAll(/:\w+(\{[^}]*\})?/g, id)
        const answer =
          method === 'get'
            ? await tester.get(at)
            : await tester.post(at, { q: HIDDEN.name, text: HIDDEN.text, reason: 'x' })
        // A form that was sent back shows the words of its sender again, and the check what it read in them.
        const echoed = method === 'post' && !path.includes(':') ? /Hidden Gazette/ : MARKS
        if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
          await answer.body?.cancel()
          continue
        }
        const text = (await answer.text()).replaceAll(new RegExp(`(${ids.person}|${ids.report}|${ids.claim})`, 'g'), '')
        assert.equal(echoed.exec(text)?.[0], undefined, `${method} ${at} as ${role}`)
        if (path.includes(':')) assert.notEqual(answer.status, 200, `${method} ${at} as ${role}`)
        looked++
      }
    }
    assert.ok(looked > 10)
  })

test('an account with bounds counts only what it sees', async () => {
  const text = await (await bounded('reader').get('/')).text()
  assert.deepEqual(/(\d+) reports?<.*?(\d+) pe(?:rson|ople)</.exec(text)?.slice(1), ['1', '1'])
})

test('a search by an account with bounds does not find whom it may not see', async () => {
  const answer = await bounded('reader').post('/people', { q: 'Viarbickaja' })
  assert.ok(!/href="\/people\/viarbickaja/.test(await answer.text()))
})

test('what carries no label is not seen by an account with bounds, nor anything by one bound to nothing', async () => {
  await sql`insert into person (id, created_by) values ('unlabelled', 'test')`.execute(app.database.kysely)
  assert.equal(await maySee(deps.db, bounded('reader').actor, 'person', 'unlabelled'), false)
  assert.equal(await maySee(deps.db, signedInAs('reader', deps, { countries: [] }).actor, 'report', ids.report), false)
  assert.equal(await maySee(deps.db, signedInAs('reader', deps).actor, 'report', ids.report), true)
  const both = signedInAs('reader', deps, { countries: ['RU'], cases: ['some-case'] })
  assert.equal(await maySee(deps.db, both.actor, 'report', ids.report), false, 'country and case must both fit')
})

test('nothing that an account with bounds sends to objects outside them changes the register', async () => {
  const held = await rows()
  for (const role of roles)
    for (const { method, path } of deskRoutes(deps).filter((route) => route.path.includes(':')))
      if (method === 'post' && !/^\/(sign-|welcome|account|users)/.test(path))
        for (const id of Object.values(ids))
          await bounded(role).post(path.replaceAll(/:\w+(\{[^}]*\})?/g, id), {
            reason: 'x',
            act: 'confirm',
            verdict: 'same',
          })
  assert.deepEqual(await rows(), held)
})
