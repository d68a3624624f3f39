import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { binariesOf } from '../../dist/database/embedded/binaries.js'
import { useEmbeddedServer } from '../../dist/database/embedded/server.js'
import {
  backup,
  InvalidBackupError,
  type Migrations,
  migrate,
  NewerDatabaseError,
  RegisterNotEmptyError,
  restore,
  UnreadableBackupError,
} from '../../dist/database/index.js'
import { assembleDatabase } from '../../dist/database/open.js'
import { MendingPool } from '../../dist/database/pool.js'
import { freshDatabase } from '../harness.ts'
import { newDataFolder } from './folders.ts'

const folder = mkdtempSync(join(tmpdir(), 'habeas-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Every kind of column and of key that a copy could get wrong. */
const migrations: Migrations = {
  '0001-kinds': {
    up: async (db: Kysely<never>) => {
      for (const statement of [
        "create type mood as enum ('calm', 'an ''angry'' one')",
        'create domain percent as numeric(5, 2) check (value between 0 and 100)',
        'create table "Odd name" ("a ""b""" text primary key, child_of text references "Odd name", b2 text)',
        `create table kinds (
           id bigint generated always as identity primary key, n serial, odd text references "Odd name" ("a ""b"""),
           bytes bytea, doc jsonb, plain json, at timestamptz, local timestamp, day date, span interval, price numeric,
           share percent, f float8, tags text[], grid int[][], feeling mood, flag boolean, gone text,
           length_of int generated always as (length(odd)) stored)`,
        'create table nest (id int primary key, egg int)',
        'create table egg (id int primary key, nest int references nest)',
        'alter table nest add constraint nest_egg foreign key (egg) references egg',
        'create table no_key (a text, b int)',
      ]) {
        await sql.raw(statement).execute(db)
      }
    },
  },
}

const later: Migrations = {
  ...migrations,
  '0002-later': { up: async (db: Kysely<never>) => void (await sql`create table later (id int)`.execute(db)) },
}

async function filled() {
  const db = await freshDatabase({ migrated: false })
  await migrate(db.kysely, migrations)
  await sql`insert into "Odd name" values ('z', 'a', null), ('a', 'z', ''), ('Ж—\u2028\\n"x"', null, E'\t')`.execute(
    db.kysely,
  )
  await sql`insert into kinds (odd, bytes, doc, plain, at, local, day, span, price, share, f, tags, grid, feeling, flag) values
    ('z', '\\x00ff0a27', '{"b": [1, null, "ё\\u0001"], "a": 1.10}', '{"b" :  1}', '2025-09-11 12:34:56.123456+03',
     '0044-03-15 01:02:03 BC', 'infinity', '1 mon -2 days 03:04:05.6', 12345678901234567890.0123456789, 99.50, 0.1,
     array['a,b', null, '{}', 'NULL', ''], '{{1,2},{3,4}}', 'an ''angry'' one', true),
    (null, '', 'null', 'null', '-infinity', null, '2024-02-29', null, 'NaN', null, '-Infinity', '{}', null, null, false)`.execute(
    db.kysely,
  )
  await sql`insert into kinds (odd, n) select 'a', g from generate_series(1000, 9000) g`.execute(db.kysely)
  await sql`begin; set constraints all deferred; insert into nest values (1, null); insert into egg values (1, 1);
    update nest set egg = 1; commit`.execute(db.kysely)
  await sql`insert into no_key values ('x', 1), ('x', 1), (null, null)`.execute(db.kysely)
  return db
}

type Register = Awaited<ReturnType<typeof freshDatabase>>

/** All rows of all tables as the server prints them, in an order of their own. */
async function everything(db: Register): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const table of ['Odd name', 'kinds', 'nest', 'egg', 'no_key']) {
    const { rows } = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(table)} t order by t::text`.execute(db.kysely)
    all[table] = `${rows.length} ${createHash('sha256')
      .update(rows.map(({ row }) => row).join('\n'))
      .digest('hex')}`
  }
  return all
}

const source = await filled()
const whole = join(folder, 'whole.habeas')
const summary = await backup(source, whole)

async function refuses(file: string, expected: new (message: string) => Error, words: RegExp): Promise<void> {
  const target = await freshDatabase({ migrated: false })
  await assert.rejects(restore(target, file, migrations), (error: Error) => {
    assert.ok(error instanceof expected, String(error.stack))
    assert.match(error.message, words)
    return true
  })
  const there = await sql<{ name: string }>`select relname as name from pg_class where relkind = 'r' and relnamespace =
    'public'::regnamespace and relname not like 'kysely%'`.execute(target.kysely)
  for (const { name } of there.rows) {
    assert.deepEqual((await sql`select from ${sql.table(name)}`.execute(target.kysely)).rows, [], name)
  }
  await target.close()
}

function altered(name: string, change: (lines: string[]) => string[]): string {
  const lines = gunzipSync(readFileSync(whole)).toString().split('\n')
  const file = join(folder, name)
  writeFileSync(file, gzipSync(change(lines).join('\n')))
  return file
}

describe('a backup', () => {
  test('is one file, for its owner only, without leftovers beside it', () => {
    assert.equal(statSync(whole).mode & 0o777, 0o600)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('part')),
      [],
    )
    assert.equal(summary.rows, 3 + 8003 + 1 + 1 + 3)
    assert.equal(summary.bytes, statSync(whole).size)
  })

  test('restores every row of every type exactly', async () => {
    const target = await freshDatabase({ migrated: false })
    const restored = await restore(target, whole, migrations)
    assert.equal(restored.rows, summary.rows)
    assert.deepEqual(await everything(target), await everything(source))
  })

  test('restores sequences, so that the next row gets the next number', async () => {
    const target = await freshDatabase({ migrated: false })
    await restore(target, whole, migrations)
    const next = sql<{ id: number; n: number }>`insert into kinds (flag) values (true) returning id, n`
    assert.deepEqual((await next.execute(target.kysely)).rows, [{ id: 8004, n: 3 }])
  })

  test('restores foreign keys, those in a circle too', async () => {
    const target = await freshDatabase({ migrated: false })
    await restore(target, whole, migrations)
    await assert.rejects(sql`update nest set egg = 77`.execute(target.kysely), /nest_egg/)
    await assert.rejects(sql`insert into "Odd name" values ('q', 'nobody')`.execute(target.kysely), /foreign key/)
  })

  test('of an older schema gets the later migrations after its rows', async () => {
    const target = await freshDatabase({ migrated: false })
    await restore(target, whole, later)
    assert.deepEqual((await sql`select * from later`.execute(target.kysely)).rows, [])
    assert.deepEqual(await everything(target), await everything(source))
  })

  test('restores on an older PostgreSQL as well', async (context) => {
    const bin = '/usr/lib/postgresql/15/bin'
    if (!existsSync(bin)) return context.skip(`no PostgreSQL in ${bin}`)
    const binaries = { ...binariesOf(bin, 15), throwAway: true }
    const place = { dataDir: newDataFolder(), database: 'habeas', notice: () => undefined, binaries }
    const server = await useEmbeddedServer(place)
    const target = assembleDatabase(new MendingPool(server, 2), { version: '15', where: '', leave: server.leave })
    await restore(target, whole, migrations)
    assert.deepEqual(await everything(target), await everything(source))
    const back = join(folder, 'back.habeas')
    await backup(target, back)
    await target.close()
    const again = await freshDatabase({ migrated: false })
    await restore(again, back, migrations)
    assert.deepEqual(await everything(again), await everything(source))
  })

  test('is of one moment, while rows are being added', async () => {
    const busy = await filled()
    let adding = true
    const writer = (async () => {
      for (let n = 0; adding; n++) {
        await busy.kysely.transaction().execute(async (trx) => {
          await sql`insert into "Odd name" values (${`t${n}`})`.execute(trx)
          await sql`insert into kinds (odd) values (${`t${n}`})`.execute(trx)
        })
      }
    })()
    const file = join(folder, 'busy.habeas')
    await backup(busy, file)
    adding = false
    await writer
    const target = await freshDatabase({ migrated: false })
    await restore(target, file, migrations)
    const pairs = await sql<{
      a: number
      b: number
    }>`select (select count(*) from "Odd name" where "a ""b""" like 't%') as a,
      (select count(*) from kinds where odd like 't%') as b`.execute(target.kysely)
    assert.equal(pairs.rows[0]!.a, pairs.rows[0]!.b)
    await busy.close()
    await target.close()
  })

  test('of the product’s own tables restores into a new register', async () => {
    const register = await freshDatabase()
    const bytes = 'Zażółć'
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await sql`insert into report_bytes values (${sha256}, ${Buffer.from(bytes)})`.execute(register.kysely)
    const file = join(folder, 'register.habeas')
    await backup(register, file)
    const target = await freshDatabase()
    await restore(target, file)
    const { rows } = await sql<{ bytes: Buffer }>`select bytes from report_bytes`.execute(target.kysely)
    assert.equal(rows[0]!.bytes.toString(), bytes)
  })
})

describe('a restore refuses and changes nothing, given', () => {
  test('a register that has rows', async () => {
    const before = await everything(source)
    await assert.rejects(restore(source, whole, migrations), RegisterNotEmptyError)
    assert.deepEqual(await everything(source), before)
  })

  test('a file cut short', async () => {
    const file = join(folder, 'cut.habeas')
    writeFileSync(file, readFileSync(whole).subarray(0, summary.bytes - 300))
    await refuses(file, InvalidBackupError, /unexpected end|ends before its manifest/)
  })

  test('a file without its last line', async () => {
    await refuses(
      altered('no-manifest', (lines) => lines.slice(0, -2)),
      InvalidBackupError,
      /ends before its manifest/,
    )
  })

  test('a changed value', async () => {
    const change = (lines: string[]) =>
      lines.map((line) => line.replace('12345678901234567890', '12345678901234567891'))
    await refuses(altered('changed', change), InvalidBackupError, /hash/)
  })

  test('a missing row', async () => {
    const change = (lines: string[]) => lines.filter((line) => !line.startsWith('["4000"'))
    await refuses(altered('missing', change), InvalidBackupError, /8002 rows/)
  })

  test('a value that its column cannot hold', async () => {
    const change = (lines: string[]) => lines.map((line) => line.replace('"99.50"', '"123"'))
    await refuses(altered('refused', change), InvalidBackupError, /kinds refuses/)
  })

  test('a file that is something else', async () => {
    const file = join(folder, 'text')
    writeFileSync(file, 'Dear Sir or Madam')
    await refuses(file, InvalidBackupError, /header/)
    await refuses(join(folder, 'nowhere'), UnreadableBackupError, /expected a backup file that can be read, got ENOENT/)
    await refuses(folder, UnreadableBackupError, /EISDIR/)
    await refuses(
      altered('json', () => ['{"a":1}']),
      InvalidBackupError,
      /head of a backup|begins/,
    )
  })

  for (const [name, from, to] of [
    ['a head without its schema', /"schema":\[[^\]]*\],?/, ''],
    ['a table whose columns are no list', /"columns":\[[^\]]*\]/, '"columns":5'],
    ['a row that is no text', /^\["4000"/, '[{"a":1}'],
    ['a manifest without sequences', /"sequences":/, '"sequence":'],
    ['a manifest whose tables are nothing', /"tables":\{.*\}(?=,"sequences")/, '"tables":null'],
  ] as const)
    test(name, async () => {
      const file = altered(`malformed-${name.length}`, (lines) => lines.map((line) => line.replace(from, to)))
      await refuses(file, InvalidBackupError, /expected a whole and unaltered backup/)
    })

  test('a backup of a newer Habeas', async () => {
    const change = (lines: string[]) => lines.map((line) => line.replace('"0001-kinds"', '"0001-kinds","0009-new"'))
    await refuses(altered('newer', change), NewerDatabaseError, /0009-new/)
  })

  test('a backup of another format', async () => {
    const change = (lines: string[]) => lines.map((line) => line.replace('"habeasBackup":1', '"habeasBackup":7'))
    await refuses(altered('format', change), InvalidBackupError, /format 7/)
  })
})
