import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../harness.ts'

const outer = await freshDatabase()

test('a fresh database has the tables and no rows', async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from report`.execute(outer.kysely)
  assert.deepEqual(rows, [{ n: 0 }])
})

describe('a database taken in a suite', () => {
  let inner: Awaited<ReturnType<typeof freshDatabase>>
  before(async () => {
    inner = await freshDatabase({ migrated: false })
  })

  test('is apart from the file’s own, and empty when not migrated', async () => {
    await sql`create table only_here (id int)`.execute(inner.kysely)
    const { rows } = await sql`select to_regclass('only_here') as there, to_regclass('report') as report`.execute(
      inner.kysely,
    )
    assert.deepEqual(rows, [{ there: 'only_here', report: null }])
    const outside = await sql`select to_regclass('only_here') as there`.execute(outer.kysely)
    assert.deepEqual(outside.rows, [{ there: null }])
  })
})

test('a closed database is dropped', async () => {
  const own = await freshDatabase()
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(own.kysely)
  const name = rows[0]!.name
  assert.match(name, /^habeas_test_/)
  await own.close()
  const left = await sql`select from pg_database where datname = ${name}`.execute(outer.kysely)
  assert.deepEqual(left.rows, [])
})
