import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { narrowed } from '../../dist/desk/accounts/travel.js'
import { type TestDesk, testDesk, Visitor } from './desk.ts'

let desk: TestDesk
const [traveller, admin] = [() => visitors[0]!, () => visitors[1]!]
let visitors: readonly Visitor[] = []
before(async () => {
  desk = await testDesk()
  visitors = [new Visitor(desk.app), new Visitor(desk.app)]
  await traveller().accept(await desk.add('vera', ['reader']))
  await admin().accept(await desk.add('ada', ['administrator']))
  await admin().enrol()
  const run = (text: string) => sql.raw(text).execute(desk.database.kysely)
  for (const [id, country] of [
    ['minsk', 'BY'],
    ['vilnius', 'LT'],
  ] as const) {
    const sha = id.padEnd(64, '0').replaceAll(/[^0-9a-f]/g, '1')
    await run(`insert into report_bytes (sha256, bytes) values ('${sha}', '')`)
    await run(`insert into report (id, sha256, title, language, text, details, came_from)
      values ('${id}', '${sha}', 'TITLE-${country}', 'en', 'words', '{}', 'test')`)
    await run(
      `insert into access_label (object, kind, value, labelled_by) values ('report:${id}', 'country', '${country}', 'test')`,
    )
  }
})

const found = async (): Promise<readonly string[]> => {
  await traveller().get('/find?in=reports')
  return ['BY', 'LT'].filter((country) => traveller().page.includes(`TITLE-${country}`))
}
const travel = async (countries: string, days = '14') => {
  await traveller().get('/account')
  return traveller().post('/account/travel', { countries, days })
}

describe('before a journey', () => {
  test('somebody chooses what stays; each choice only takes away, and their own page does not tell', async () => {
    assert.deepEqual(await found(), ['BY', 'LT'])
    assert.equal((await travel('lt by')).status, 303)
    assert.deepEqual(await found(), ['BY', 'LT'])
    await travel('LT')
    assert.deepEqual(await found(), ['LT'])
    assert.equal((await traveller().get('/read/minsk')).status, 404)
    await travel('BY LT')
    assert.deepEqual(await found(), ['LT'], 'a later choice gives nothing back')
    await traveller().get('/account')
    assert.doesNotMatch(traveller().page, /until \d|journey until/)
    await travel('')
    assert.deepEqual(await found(), [], 'nothing at all')
  })

  test('a day too many, or none, is refused', async () => {
    for (const days of ['0', '91', 'long', '-1']) assert.equal((await travel('LT', days)).status, 400, days)
  })

  test('the traveller cannot take it back, an administrator can, and it stands in the audit', async () => {
    const { rows } = await sql<{ id: string }>`select id from desk_account where name = 'vera'`.execute(
      desk.database.kysely,
    )
    const id = rows[0]?.id ?? ''
    assert.equal((await traveller().post(`/users/${id}/return`, {})).status, 403)
    const own = sql`update desk_travel set ended_at = now(), ended_by = ${`user:${id}`}`
    await assert.rejects(own.execute(desk.database.kysely), /check/)
    await assert.rejects(sql`update desk_travel set countries = '{BY}'`.execute(desk.database.kysely), /append-only/)
    await admin().get(`/users/${id}`)
    assert.match(admin().page, /On a journey until/)
    await admin().post(`/users/${id}/return`, {})
    assert.deepEqual(await found(), ['BY', 'LT'])
    const acts = await sql<{
      act: string
    }>`select distinct act from audit_entry where act in ('user.travel', 'user.return') order by act`.execute(
      desk.database.kysely,
    )
    assert.deepEqual(
      acts.rows.map(({ act }) => act),
      ['user.return', 'user.travel'],
    )
  })
})

test('no row of journeys ever shows a country that the account did not see, or that one of them hides', () => {
  const countries = fc.uniqueArray(fc.constantFrom<string>('BY', 'LT', 'RU', 'DE', 'VE'))
  fc.assert(
    fc.property(fc.option(countries), fc.array(countries), (own, journeys) => {
      const left = narrowed(own, journeys)
      if (journeys.length === 0) return assert.deepEqual(left, own)
      for (const country of left ?? ['everything'])
        assert.ok((own === null || own.includes(country)) && journeys.every((kept) => kept.includes(country)))
    }),
  )
})
