import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { App } from '../../dist/app.js'
import { verifyAudit } from '../../dist/audit/index.js'
import { asReadonly, writerOf } from '../../dist/database/index.js'
import type { DeskDeps, Role } from '../../dist/desk/index.js'
import { signedInAs, testRing, testSeals } from '../../dist/desk/testing.js'
import { createPerson, MatchingStore } from '../../dist/matching/index.js'
import { NoteStore, rewrapNotes } from '../../dist/review/index.js'
import { rewrap, seal, unseal, withNewKey } from '../../dist/sealing/index.js'
import { testRegister } from '../flow/register.ts'

let app: App
let db: DeskDeps['db']
before(async () => {
  app = await testRegister()
  db = writerOf(app.database.kysely)
  const names = [{ text: 'Alena Hrabava', language: 'en' }]
  await new MatchingStore(writerOf(db)).addPerson(
    createPerson({ id: 'hrabava-alena', names, sex: 'f', born: null, minor: false }),
    'test',
  )
})

const at = (role: Role, id: string) => signedInAs(role, { db }, { id, name: id })
const file = '/people/hrabava-alena/file'
const note = (who: ReturnType<typeof at>, value: string, level: string, replaces = '') =>
  who.post('/people/hrabava-alena/notes', { field: 'family', value, level, source: `told by ${value}`, replaces })
const pageOf = async (answer: Response | Promise<Response>) => (await answer).text()
/** Everything that the database holds, as one text. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(
    db,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}
const lastNote = async (): Promise<number> => {
  const { rows } = await sql<{
    seq: number
  }>`select max(seq)::int as seq from audit_entry where act = 'person.note'`.execute(db)
  return rows[0]?.seq ?? 0
}

describe('what is noted about people', () => {
  test('lies in no table in clear, whatever its level, and neither does who said it', async () => {
    const officer = at('safety_officer', 'sam')
    for (const level of ['P0', 'P2', 'P3', 'P4']) await note(officer, `MARKER-${level}`, level)
    const held = await everything()
    assert.match(held, /family/)
    assert.doesNotMatch(held, /MARKER/)
  })

  test('is shown by its level: the usual to all who work here, the sealed once it is recorded', async () => {
    const [documenter, officer] = [at('documenter', 'dora'), at('safety_officer', 'sam')]
    const usual = await pageOf(documenter.get(file))
    assert.match(usual, /MARKER-P2/)
    assert.doesNotMatch(usual, /MARKER-P[34]/)
    assert.doesNotMatch(await pageOf(officer.get(file)), /MARKER-P[34]/)
    const opened = await pageOf(officer.post('/people/hrabava-alena/sealed'))
    assert.match(opened, /MARKER-P3[\s\S]*MARKER-P4|MARKER-P4[\s\S]*MARKER-P3/)
    const { rows } =
      await sql`select from audit_entry where act = 'sealed.read' and object = 'person:hrabava-alena'`.execute(db)
    assert.equal(rows.length, 1)
    assert.equal((await documenter.post('/people/hrabava-alena/sealed')).status, 403)
  })

  test('that an older version kept in clear is sealed at the next start, once', async () => {
    await sql`insert into person_note (person_id, field, value, level, source, said_by)
      values ('hrabava-alena', 'old', 'CLEARWORDS', 'P4', 'CLEARSOURCE', 'sam')`.execute(db)
    const run = () => db.transaction().execute((trx) => new NoteStore(writerOf(trx), testSeals).sealHeld())
    assert.deepEqual([await run(), await run()], [1, 0])
    assert.doesNotMatch(await everything(), /CLEAR/)
    assert.match(await pageOf(at('safety_officer', 'sam').post('/people/hrabava-alena/sealed')), /CLEARWORDS/)
  })

  test('is a row that the database does not let be changed, emptied or removed', async () => {
    for (const statement of [
      `update person_note set level = 'P0'`,
      `update person_note set value = 'x'`,
      'delete from person_note',
      `update note_value set value = 'x'`,
      'delete from note_value',
      'truncate note_value',
    ])
      await assert.rejects(sql.raw(statement).execute(db), /append-only|two people/, statement)
  })

  test('says that it does not open where the key is another one', async () => {
    const other = withNewKey({ keys: [] })
    const seals = {
      seal: (about: string, value: string) => seal(other, about, value),
      unseal: (about: string, sealed: string) => unseal(other, about, sealed),
    }
    const page = await pageOf(signedInAs('safety_officer', { db, seals }, { id: 'sam' }).get(file))
    assert.match(page, /Cannot be opened/)
    assert.doesNotMatch(page, /MARKER/)
  })
})

describe('an audited value', () => {
  test('is shown on its own page once that is recorded, and to nobody else', async () => {
    const [officer, reviewer] = [at('safety_officer', 'sam'), at('reviewer', 'rita')]
    await note(officer, 'MARKER-AUDIT', 'P4')
    const path = `/audit/${await lastNote()}`
    assert.doesNotMatch(await pageOf(officer.get('/audit')), /MARKER/)
    assert.doesNotMatch(await pageOf(officer.get(path)), /MARKER/)
    assert.match(await pageOf(officer.post(`${path}/values`)), /MARKER-AUDIT/)
    for (const answer of [reviewer.get(path), reviewer.post(`${path}/values`), reviewer.post(`${path}/erasure`)])
      assert.equal((await answer).status, 403)
  })

  test('is erased by two people, in the chain, beside it and in the file; the chain holds', async () => {
    const [sam, tess] = [at('safety_officer', 'sam'), at('safety_officer', 'tess')]
    await note(sam, 'MARKER-ERASED', 'P2')
    const path = `/audit/${await lastNote()}`
    await sam.post(`${path}/erasure`, { reason: 'request' })
    const id = /erasure\/(\d+)/.exec(await pageOf(sam.get(path)))?.[1] ?? ''
    assert.match(await pageOf(tess.get('/audit')), /wait for a second person/)
    assert.equal((await sam.post(`${path}/erasure/${id}`, { outcome: 'confirmed' })).status, 409)
    assert.match(await pageOf(sam.get(file)), /MARKER-ERASED/)
    assert.equal((await tess.post(`${path}/erasure/${id}`, { outcome: 'confirmed' })).status, 303)
    assert.equal((await tess.post(`${path}/erasure/${id}`, { outcome: 'refused' })).status, 409)
    const page = await pageOf(sam.get(file))
    assert.doesNotMatch(page, /MARKER-ERASED/)
    assert.match(page, /Erased\. That there was a note stays/)
    assert.doesNotMatch(await pageOf(tess.post(`${path}/values`)), /MARKER/)
    const { faults, erased } = await verifyAudit(asReadonly(writerOf(db)), { sealer: testSeals })
    // Each tester signs with a key of its own; that a key changed is no fault.
    assert.deepEqual([faults, erased], [[], 2])
  })

  test('without a reason of ours, or where there is nothing to erase, is not asked for', async () => {
    const sam = at('safety_officer', 'sam')
    await note(sam, 'MARKER-KEPT', 'P2')
    const path = `/audit/${await lastNote()}`
    assert.equal((await sam.post(`${path}/erasure`, { reason: 'because' })).status, 409)
    assert.equal((await sam.post('/audit/1/erasure/9', { outcome: 'confirmed' })).status, 404)
    assert.equal((await sam.get('/audit/999999')).status, 404)
    assert.equal((await sam.get('/audit/1e3')).status, 404)
  })
})

test('notes go under a newer key as they are, and the older key is then no longer needed', async () => {
  const newer = withNewKey(testRing)
  const moved = await rewrapNotes(writerOf(db), (about, sealed) => rewrap(newer, about, sealed))
  assert.ok(moved >= 10)
  const alone = { keys: newer.keys.slice(1) }
  const seals = {
    seal: (about: string, value: string) => seal(alone, about, value),
    unseal: (about: string, sealed: string) => unseal(alone, about, sealed),
  }
  const page = await pageOf(signedInAs('reader', { db, seals }, { id: 'rea' }).get(file))
  assert.match(page, /MARKER-KEPT/)
})
