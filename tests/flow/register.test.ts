import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { writerOf } from '../../dist/database/index.js'
import { ReviewStore } from '../../dist/review/index.js'
import { assessClaims } from '../../dist/weighing/index.js'
import { reportOf, testRegister } from './register.ts'

const NEWS = `Five people were released from prison in Zalesse on Monday, the Harbour Committee said.

The engineer Stsiapan Dubrouski was among those released. Dubrouski was sentenced to four years in prison in 2022. 😀`

const head = { outlet: 'The Harbour Post', published: '2025-02-04', language: 'en' }
const incoming = { bytes: reportOf(head, NEWS), fileName: 'news.md', cameFrom: 'test' }

test('adding the same report twice changes nothing', async () => {
  const app = await testRegister()
  const first = await app.add(incoming)
  assert.equal(first.stored, true)
  await app.settle()
  const before = await app.examine(false)
  assert.deepEqual(await app.add(incoming), { ...first, stored: false })
  assert.deepEqual(await app.examine(false), before)
  assert.ok(before.sound)
})

test('the same bytes from another outlet are another report', async () => {
  const app = await testRegister()
  const one = await app.add(incoming)
  const two = await app.add({ ...incoming, metadata: { outlet: 'The Inland Post' } })
  assert.notEqual(one.reportId, two.reportId)
  assert.equal((await app.origins()).groups.length, 1)
})

test('claims, reports and decisions are append-only in the database itself', async () => {
  const app = await testRegister()
  await app.add(incoming)
  const db = app.database.kysely
  await assert.rejects(sql`update claim set quote_text = 'x'`.execute(db), /append-only/)
  await assert.rejects(sql`delete from report`.execute(db), /append-only/)
  await assert.rejects(sql`truncate decision cascade`.execute(db), /append-only/)
})

test('the database refuses a claim whose quote is not in the text at its offsets, counting UTF-16 units', async () => {
  const app = await testRegister()
  const { reportId } = await app.add({ ...incoming, bytes: reportOf(head, `😀 ${NEWS}`) })
  const db = app.database.kysely
  const insert = (start: number, end: number, words: string) =>
    sql`insert into claim (id, report_id, extractor, type, quote_start, quote_end, quote_text, minor, body)
        select ${`c${start}`}, report_id, extractor, 'released', ${start}, ${end}, ${words}, false, '{}' from reading where report_id = ${reportId}`.execute(
      db,
    )
  await insert(0, 2, '😀')
  await insert(3, 7, 'Five')
  await assert.rejects(insert(2, 6, 'Five'), /expected its quote/)
  await assert.rejects(insert(4, 8, 'Five'), /expected its quote/)
})

test('everything derived is made anew exactly, and a difference is found', async () => {
  const app = await testRegister({ demo: true })
  assert.equal((await app.examine(false)).sound, true)
  const db = app.database.kysely
  await sql`update mention_link set score = 0.123 where ctid = (select min(ctid) from mention_link)`.execute(db)
  await sql`delete from entry`.execute(db)
  const harmed = await app.examine(false)
  assert.deepEqual(
    harmed.derived.filter(({ same }) => !same).map(({ table }) => table),
    ['mention_link', 'entry'],
  )
  assert.equal((await app.examine(true)).sound, false)
  assert.equal((await app.examine(false)).sound, true)
})

test('a backup restored into an empty register gives the same register', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'habeas-backup-'))
  t.after(() => rm(folder, { recursive: true }))
  const app = await testRegister({ demo: true })
  await app.backup(join(folder, 'all.backup'))
  const other = await testRegister()
  await other.restore(join(folder, 'all.backup'))
  const [a, b] = [await app.examine(false), await other.examine(false)]
  assert.deepEqual({ ...b, database: '' }, { ...a, database: '' })
  await assert.rejects(other.restore(join(folder, 'all.backup')), /empty/)
})

test('the demo dossier is loaded once', async () => {
  const app = await testRegister({ demo: true })
  const before = await app.examine(false)
  assert.equal(await app.loadDemo(), null)
  assert.deepEqual(await app.examine(false), before)
})

test('one person alone does not confirm a release, whatever the program says; two do', async () => {
  const app = await testRegister()
  await app.add(incoming)
  const claim = (await app.claims()).find(({ type }) => type === 'released')
  assert.ok(claim)
  const review = new ReviewStore(writerOf(app.database.kysely))
  const decision = { act: 'confirm', target: `claim:${claim.claimId}`, by: 'one', reason: 'seen at the gate' } as const
  await assert.rejects(review.decide({ ...decision, second: null }), /two people/)
  await assert.rejects(review.decide({ ...decision, second: 'one' }), /second person/)
  await review.decide({ ...decision, second: 'two' })
  assert.equal((await app.claims()).find(({ claimId }) => claimId === claim.claimId)?.ladder, 'confirmed')
})

test('a machine alone never gets a claim past corroborated; people do, and only where they decided', async () => {
  const app = await testRegister({ demo: true })
  const { register } = await app.register()
  const past = (await app.claims()).filter(({ ladder }) => ladder === 'confirmed' || ladder === 'documented')
  assert.ok(past.length > 0 && register.humanDecisions.length > 0)
  const undecided = assessClaims(register.evidence, { decisions: [] })
  assert.deepEqual(
    undecided.filter(({ state }) => state === 'confirmed' || state === 'documented'),
    [],
  )
})
