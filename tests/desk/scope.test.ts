import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { App } from '../../dist/app.js'
import { createDeskDeps } from '../../dist/cli/desk-deps.js'
import { readConfig } from '../../dist/config.js'
import { addMember, type DeskDeps, deskRoutes, type Role, roles } from '../../dist/desk/index.js'
import { label, maySee } from '../../dist/desk/scope.js'
import { signedInAs, type Tester } from '../../dist/desk/testing.js'
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
/** How many rows of each table name the hidden report, person or claim. */
async function mentions(): Promise<Readonly<Record<string, number>>> {
  const db = app.database.kysely
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'audit%'`.execute(db)
  const found: Record<string, number> = {}
  for (const { name } of tables) {
    const named = Object.values(ids).join('|')
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(name)} as one where one::text ~ ${named}`.execute(db)
    found[name] = rows[0]?.n ?? 0
  }
  return found
}

/** The address of a route for the hidden report, person and claim, whichever its places mean. */
function addresses(path: string): readonly string[] {
  if (path === '/find')
    return ['people', 'reports', 'claims'].flatMap((kind) => [`/find?in=${kind}`, `/find?in=${kind}&q=${HIDDEN.name}`])
  if (!path.includes(':')) return [path]
  const fill = (id: string) => path.replaceAll(/:claim\b/g, ids.claim).replaceAll(/:\w+(\{[^}]*\})?/g, id)
  return Object.values(ids).map(fill)
}

const content = () => deskRoutes(deps).filter(({ path }) => !/^\/(sign-|welcome|account|users)/.test(path))

test('the test would see a leak: an account without bounds finds both', async () => {
  assert.ok(ids.report && ids.claim)
  const all = signedInAs('safety_officer', deps)
  const showing = new Set<string>()
  for (const { method, path } of content().filter((route) => route.method === 'get'))
    for (const at of addresses(path)) {
      const answer = await all.get(at)
      assert.ok(answer.status < 500, `${method} ${at} as anybody: ${answer.status}`)
      if (answer.headers.get('content-type')?.startsWith('text/event-stream')) await answer.body?.cancel()
      else if (MARKS.test(await answer.text())) showing.add(path)
    }
  for (const path of ['/', '/find', '/inbox', '/read/:id', '/people/:id/file']) assert.ok(showing.has(path), path)
})

for (const role of roles.filter((one) => one !== 'administrator'))
  test(`a ${role} of another country meets no trace of a person or report outside it, on any page`, async () => {
    const tester = bounded(role)
    const leaks: string[] = []
    for (const { method, path } of content())
      for (const at of addresses(path)) {
        const answer =
          method === 'get' ? await tester.get(at) : await tester.post(at, { q: HIDDEN.name, text: 'x', reason: 'x' })
        if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
          await answer.body?.cancel()
          leaks.push(`${method} ${at}: a stream`)
          continue
        }
        if (answer.status >= 500) leaks.push(`${method} ${at}: ${answer.status}`)
        if (path.includes(':') && answer.status < 300) leaks.push(`${method} ${at}: 200`)
        // What was asked for stands in the answer again: the name in the form, the id in an address.
        const asked = new RegExp(`(Alesia(?: |\\+|%20)Viarbickaja|${ids.person}|${ids.report}|${ids.claim})`, 'g')
        const trace = MARKS.exec((await answer.text()).replaceAll(asked, ''))?.[0]
        if (trace) leaks.push(`${method} ${at}: ${trace}`)
      }
    assert.deepEqual(leaks, [])
  })

test('an account with bounds counts only what it sees', async () => {
  const text = await (await bounded('reader').get('/')).text()
  assert.deepEqual(/(\d+) reports?<.*?(\d+) claims?<.*?(\d+) pe(?:rson|ople)</.exec(text)?.slice(1), ['1', '1', '1'])
})

test('a search by an account with bounds does not find whom it may not see', async () => {
  const find = async (tester: Tester) => (await tester.get('/find?in=people&q=Viarbickaja')).text()
  assert.match(await find(signedInAs('reader', deps)), /viarbickaja-alesia/)
  assert.ok(!/viarbickaja-alesia/.test(await find(bounded('reader'))))
})

test('what carries no label is not seen by an account with bounds, nor anything by one bound to nothing', async () => {
  await sql`insert into person (id, created_by) values ('unlabelled', 'test')`.execute(app.database.kysely)
  await sql`insert into person_name (person_id, text, language) values ('unlabelled', 'Darafei Ruta', 'en')`.execute(
    app.database.kysely,
  )
  assert.equal(await maySee(deps.db, bounded('reader').actor, 'person', 'unlabelled'), false)
  assert.equal(await maySee(deps.db, signedInAs('reader', deps, { countries: [] }).actor, 'report', ids.report), false)
  assert.equal(await maySee(deps.db, signedInAs('reader', deps).actor, 'report', ids.report), true)
  const both = signedInAs('reader', deps, { countries: ['RU'], cases: ['some-case'] })
  assert.equal(await maySee(deps.db, both.actor, 'report', ids.report), false, 'country and case must both fit')
})

test('what an account with bounds takes in is seen by those who share them, and by no other', async () => {
  const member = await addMember(deps.accounts.db, {
    name: 'adder',
    roles: ['documenter'],
    countries: ['BY'],
    by: 'test',
  })
  const adder = signedInAs('documenter', deps, { id: member.id, countries: ['BY'] })
  const answer = await adder.post('/inbox/add', {
    text: 'The teacher Bazyl Verasen was detained on 2 May 2024 in Dubna Mala.',
  })
  const at = answer.headers.get('location') ?? ''
  assert.match(at, /^\/read\//)
  assert.equal((await adder.get(at)).status, 200)
  assert.equal((await bounded('documenter').get(at)).status, 200)
  assert.equal((await signedInAs('documenter', deps, { countries: ['RU'] }).get(at)).status, 404)
})

test('labels are given by who sees everything, and open what they name', async () => {
  const [all, by] = [signedInAs('reviewer', deps), bounded('reviewer')]
  assert.equal((await by.get('/access')).status, 404)
  assert.equal((await by.post('/access', { object: `report:${ids.report}`, country: 'BY' })).status, 404)
  assert.equal((await all.post('/access', { object: 'report:not-there', country: 'BY' })).status, 400)
  assert.equal((await by.get(`/read/${ids.report}`)).status, 404)
  assert.equal((await all.post('/access', { object: `report:${ids.report}`, country: 'by' })).status, 303)
  assert.equal((await by.get(`/read/${ids.report}`)).status, 200)
  await all.post('/access/remove', { object: `report:${ids.report}`, kind: 'country', value: 'BY' })
  assert.equal((await by.get(`/read/${ids.report}`)).status, 404)
  assert.equal((await all.post('/access/all', { country: 'BY' })).status, 303)
  assert.equal(await maySee(deps.db, by.actor, 'person', 'unlabelled'), true)
  assert.equal((await by.get(`/read/${ids.report}`)).status, 404, 'what has a label keeps to it')
})

test('nothing that an account with bounds sends, by address or by field, touches objects outside them', async () => {
  const held = await mentions()
  assert.ok(Object.values(held).some((n) => n > 0))
  const fields = (id: string, kind: string) => ({
    ...{ id, claim: ids.claim, report: ids.report, person: ids.person, personId: ids.person, claimId: ids.claim },
    ...{ target: `${kind}:${id}`, object: `${kind}:${id}`, on: `${kind}:${id}`, reportId: ids.report },
    ...{
      left: `mention:${ids.report}:p1`,
      right: `person:${ids.person}`,
      mention: `mention:${ids.report}:p1`,
      ref: 'p1',
    },
    ...{
      reason: 'x',
      act: 'confirm',
      verdict: 'same',
      text: 'x',
      to: bounded('reviewer').actor.id,
      name: 'x',
      seen: '0',
    },
  })
  const send = async (tester: Tester) => {
    for (const { path } of content().filter((route) => route.method === 'post'))
      for (const at of addresses(path))
        for (const [kind, id] of Object.entries(ids)) await tester.post(at, fields(id, kind))
  }
  for (const role of roles) await send(bounded(role))
  assert.deepEqual(await mentions(), held)
  await send(signedInAs('safety_officer', deps))
  assert.notDeepEqual(await mentions(), held, 'the same, sent without bounds, does something')
})
