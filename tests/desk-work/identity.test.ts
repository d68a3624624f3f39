import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Database, writerOf } from '../../dist/database/index.js'
import type { DeskTables } from '../../dist/desk/deps.js'
import { signedInAs, type Tester } from '../../dist/desk/testing.js'
import { createPerson, MatchingStore, type MatchingTables } from '../../dist/matching/index.js'
import { freshDatabase } from '../harness.ts'

describe('the identity queue', () => {
  let database: Database<DeskTables>
  let [ales, bela, raman, bounded]: Tester[] = []

  before(async () => {
    database = await freshDatabase<DeskTables>()
    const store = new MatchingStore(writerOf<MatchingTables, DeskTables>(database.kysely))
    for (const [id, name] of [
      ['dubrouski-1', 'Stsiapan Dubrouski'],
      ['dubrouski-2', 'Stsiapan Dubrouski'],
      ['harbuz', 'Yauhen Harbuz'],
    ] as const)
      await store.addPerson(
        createPerson({ id, names: [{ text: name, language: 'en' }], sex: null, born: null, minor: false }),
        'test',
      )
    const bytes = Buffer.from('x')
    await sql`insert into report_bytes values (repeat('a', 64), ${bytes})`.execute(database.kysely)
    await sql`insert into report (id, sha256, language, text, details, came_from, outlet)
      values ('r1', repeat('a', 64), 'en', 'x', '{"aiDisclosure": null}', 'test', 'The Harbour Post')`.execute(
      database.kysely,
    )
    const candidates = JSON.stringify({
      reasons: [],
      candidates: [{ personId: 'harbuz', score: 0.95, nameReasons: [], context: [], total: 0.9 }],
    })
    await sql`insert into mention_link (report_id, ref, basis, score, reasons, name, candidate_ids, asks, name_score)
      values ('r1', 'p1', 'none', 0.9, ${candidates}::jsonb, 'Yauhen Harbuz', '{harbuz}', 'name_only', 0.95)`.execute(
      database.kysely,
    )
    await sql`insert into person_pair values ('dubrouski-1', 'dubrouski-2', 1, '[]')`.execute(database.kysely)
    const deps = { db: database.kysely }
    ales = signedInAs('reviewer', deps, { id: 'ales', name: 'Ales' })
    bela = signedInAs('reviewer', deps, { id: 'bela', name: 'Bela' })
    raman = signedInAs('reader', deps, { id: 'raman', name: 'Raman' })
    bounded = signedInAs('reviewer', deps, { id: 'away', name: 'Away', countries: ['XX'] })
  })

  const page = async (who: Tester | undefined, path: string) => (await who?.get(path))?.text() ?? ''
  const judged = async () =>
    (
      await sql<{ line: string }>`select concat_ws(' ', left_node, right_node, verdict, judged_by, second_by) as line
        from judgement order by seq`.execute(database.kysely)
    ).rows.map((row) => row.line)

  test('a mention that a name fits is asked about, and seen by those alone who may see its report', async () => {
    assert.match(await page(ales, '/identity?kind=name_only'), /Yauhen Harbuz/)
    assert.match(await page(ales, '/identity?kind=exact'), /type="checkbox"/)
    assert.doesNotMatch(await page(bounded, '/identity?kind=name_only'), /Yauhen Harbuz/)
    assert.equal((await bounded?.get('/identity/mentions/r1/p1'))?.status, 404)
  })

  test('a judgement needs a reason, a right, and somebody of the list', async () => {
    const path = '/identity/mentions/r1/p1'
    const answer = { person: 'harbuz', verdict: 'same' }
    assert.equal((await ales?.post(path, answer))?.status, 400)
    assert.equal((await ales?.post(path, { ...answer, person: 'dubrouski-1', reason: 'x' }))?.status, 400)
    assert.equal((await raman?.post(path, { ...answer, reason: 'x' }))?.status, 403)
    assert.deepEqual(await judged(), [])
    assert.equal((await ales?.post(path, { ...answer, reason: 'the court list' }))?.status, 303)
    assert.deepEqual(await judged(), ['mention:r1:p1 person:harbuz same ales'])
  })

  test('mentions spelt exactly alike are answered together, and only those that were offered', async () => {
    const reason = 'read each of them'
    assert.equal(
      (await ales?.post('/identity/exact', { mention: 'r1:p1:dubrouski-1', page: '1', reason }))?.status,
      400,
    )
    assert.equal((await ales?.post('/identity/exact', { mention: 'r1:p1:harbuz', page: '1', reason }))?.status, 303)
    assert.equal((await judged()).length, 2)
  })

  test('a merge is a proposal until somebody else confirms it', async () => {
    const path = '/identity/pairs/dubrouski-1/dubrouski-2'
    assert.match(await page(ales, '/identity?kind=pairs'), /dubrouski-1/)
    const asked = await ales?.post(path, { verdict: 'same', reason: 'same case number' })
    assert.equal(asked?.headers.get('location'), '/identity?kind=pairs&said=proposed')
    assert.doesNotMatch(await page(ales, '/identity?kind=pairs'), /dubrouski-1 ·/)
    assert.match(await page(bela, '/identity?kind=proposals'), /Ales|ales/)
    assert.equal((await ales?.post(path, { verdict: 'same', reason: 'again', confirm: 'yes' }))?.status, 400)
    assert.equal((await judged()).length, 2)
    assert.equal((await bela?.post(path, { verdict: 'same', reason: 'so it is', confirm: 'yes' }))?.status, 303)
    assert.equal((await judged()).at(-1), 'person:dubrouski-1 person:dubrouski-2 same ales bela')
    assert.equal((await bela?.post(path, { verdict: 'same', reason: 'late', confirm: 'yes' }))?.status, 400)
  })

  test('the database itself refuses a merge by one person', async () => {
    await assert.rejects(
      sql`insert into judgement (left_node, right_node, verdict, judged_by, reason)
        values ('person:dubrouski-1', 'person:harbuz', 'same', 'ales', 'x')`.execute(database.kysely),
      /merge_needs_two/,
    )
    await assert.rejects(
      sql`insert into judgement (left_node, right_node, verdict, judged_by, second_by, reason)
        values ('person:dubrouski-1', 'person:harbuz', 'same', 'ales', 'ales', 'x')`.execute(database.kysely),
      /second_is_other/,
    )
    await assert.rejects(
      sql`insert into judgement (left_node, right_node, verdict, judged_by, reason)
        values ('person:harbuz', 'person:nobody', 'different', 'ales', 'x')`.execute(database.kysely),
      /expected a person or a mention/,
    )
  })

  test('a merge is undone by a further row, with a reason', async () => {
    assert.match(await page(ales, '/identity?kind=history'), /Undo/)
    const pair = { left: 'person:dubrouski-1', right: 'person:dubrouski-2' }
    assert.equal((await ales?.post('/identity/undo', pair))?.status, 400)
    assert.equal((await bounded?.post('/identity/undo', { ...pair, reason: 'x' }))?.status, 400)
    assert.equal((await ales?.post('/identity/undo', { ...pair, reason: 'two birth years' }))?.status, 303)
    assert.equal((await judged()).at(-1), 'person:dubrouski-1 person:dubrouski-2 unsure ales')
  })
})
