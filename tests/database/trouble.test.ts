import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { findBinaries } from '../../dist/database/embedded/binaries.js'
import { useEmbeddedServer } from '../../dist/database/embedded/server.js'
import {
  type DatabaseError,
  DataFolderError,
  DiskFullError,
  MigrationFailedError,
  type Migrations,
  migrate,
  NewerDatabaseError,
  OtherMajorError,
  ServerStartError,
  UnsupportedPlatformError,
} from '../../dist/database/index.js'
import { freshDatabase } from '../harness.ts'
import { ClientProcess } from './client-process.ts'
import { newDataFolder, openHere, serverOf } from './folders.ts'

type ErrorClass = new (message: string, options?: ErrorOptions) => DatabaseError

async function fails(work: Promise<unknown>, expected: ErrorClass, ...words: RegExp[]): Promise<void> {
  await assert.rejects(work, (error: Error) => {
    assert.ok(error instanceof expected, String(error.stack))
    assert.equal(error.name, expected.name)
    for (const word of words) assert.match(error.message, word)
    return true
  })
}

/** Names, sizes and content of everything in a folder. */
function fingerprint(folder: string): string {
  return execFileSync('sh', ['-c', 'find . -type f ! -name server.log -exec sha256sum {} + | sort'], {
    cwd: folder,
    encoding: 'utf8',
  })
}

test('a data folder that is a file, or lies under one, is refused', async () => {
  const dataDir = newDataFolder()
  writeFileSync(dataDir, 'a file')
  await fails(openHere({ dataDir }), DataFolderError, /it is not a folder/, /HABEAS_DATA/)
  await fails(openHere({ dataDir: join(dataDir, 'below') }), DataFolderError, /ENOTDIR/)
  assert.equal(readFileSync(dataDir, 'utf8'), 'a file')
})

const needsRoot = process.getuid?.() === 0 ? {} : { skip: 'only root can change accounts and mount' }

test('a data folder that may not be written is refused', needsRoot, async () => {
  const dataDir = newDataFolder()
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o755)
  const other = new ClientProcess({ uid: 65534, gid: 65534 })
  await assert.rejects(other.open(dataDir), {
    name: 'DataFolderError',
    message: /permission denied.*Make it writable/i,
  })
  await other.kill()
  assert.deepEqual(readdirSync(dataDir), [])
})

test('a machine without binaries is told to set DATABASE_URL', () => {
  for (const [platform, arch] of [
    ['sunos', 'sparc'],
    ['win32', 'x64'],
  ] as const) {
    assert.throws(
      () => findBinaries(platform, arch),
      (error: Error) => error instanceof UnsupportedPlatformError && /DATABASE_URL/.test(error.message),
    )
  }
})

test('a disk that is full while the database is made is told of, and nothing is left', needsRoot, async (context) => {
  const dataDir = newDataFolder()
  mkdirSync(dataDir)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', dataDir]).status !== 0) {
    context.skip('cannot mount a small disk here')
    return
  }
  try {
    await fails(openHere({ dataDir }), DiskFullError, /60 MB/, /Nothing was changed/)
    assert.deepEqual(readdirSync(dataDir), [])
  } finally {
    spawnSync('umount', [dataDir])
  }
})

test('a disk that fills up while the register is used loses nothing acknowledged', needsRoot, async (context) => {
  const dataDir = newDataFolder()
  mkdirSync(dataDir)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=90m,mode=755', 'tmpfs', dataDir]).status !== 0) {
    context.skip('cannot mount a small disk here')
    return
  }
  const db = await openHere({ dataDir })
  try {
    await sql`create table t (filler text)`.execute(db.kysely)
    await sql`alter table t alter filler set storage external`.execute(db.kysely)
    let acknowledged = 0
    await assert.rejects(async () => {
      for (;;) {
        await sql`insert into t values (repeat('x', 500000))`.execute(db.kysely)
        acknowledged++
      }
    })
    spawnSync('mount', ['-o', 'remount,size=300m', dataDir])
    const count = () => sql<{ n: number }>`select count(*) as n from t`.execute(db.kysely)
    // The server may be just restarting itself, and tell so once.
    const { rows } = await count().catch(count)
    assert.ok(acknowledged > 0)
    // One more may stand there whose confirmation was lost on the way.
    assert.ok([acknowledged, acknowledged + 1].includes(rows[0]!.n), `${rows[0]!.n} of ${acknowledged}`)
  } finally {
    await db.close()
    spawnSync('umount', [dataDir])
  }
  assert.equal(serverOf(dataDir), null)
})

test('a database made by another PostgreSQL is refused and not touched', async () => {
  const dataDir = newDataFolder()
  await (await openHere({ dataDir })).close()
  const version = join(dataDir, 'database', 'cluster', 'PG_VERSION')
  writeFileSync(version, '16\n')
  const before = fingerprint(dataDir)
  await fails(openHere({ dataDir }), OtherMajorError, /made by PostgreSQL 16/, /habeas backup/)
  assert.equal(fingerprint(dataDir), before)
})

test('a lost password file is named, and the register is left alone', async () => {
  const dataDir = newDataFolder()
  await (await openHere({ dataDir })).close()
  const file = join(dataDir, 'database', 'password')
  renameSync(file, `${file}.away`)
  await fails(openHere({ dataDir }), DataFolderError, /password/, /Put the file back/)
  writeFileSync(file, 'another')
  await fails(openHere({ dataDir }), DataFolderError, /refused/)
  renameSync(`${file}.away`, file)
  const db = await openHere({ dataDir })
  await db.close()
  assert.equal(serverOf(dataDir), null)
})

test('a database folder without a database in it is not taken for an empty register', async () => {
  const dataDir = newDataFolder()
  mkdirSync(join(dataDir, 'database', 'socket'), { recursive: true })
  await fails(openHere({ dataDir }), DataFolderError, /expected a database in/, /Nothing was changed/)
  assert.deepEqual(readdirSync(join(dataDir, 'database')), ['socket'])
})

test('a server that does not start says why, in its own words', async () => {
  const dataDir = newDataFolder()
  await (await openHere({ dataDir })).close()
  writeFileSync(join(dataDir, 'database', 'cluster', 'postgresql.conf'), 'no_such_setting = 1\n')
  await fails(openHere({ dataDir }), ServerStartError, /no_such_setting/, /server\.log/)
})

test('binaries that do not run are told of, and nothing is left', async () => {
  const dataDir = newDataFolder()
  const binaries = { ...findBinaries(), initdb: '/bin/false' }
  const work = useEmbeddedServer({ dataDir, database: 'habeas', notice: () => undefined, binaries })
  await fails(work, ServerStartError, /exit 1/, /DATABASE_URL/)
  assert.deepEqual(readdirSync(dataDir), [])
  assert.ok(existsSync(dirname(dataDir)))
})

const two: Migrations = {
  '0001-a': { up: async (db) => void (await sql`create table a (id int)`.execute(db)) },
  '0002-b': { up: async (db) => void (await sql`create table b (id int)`.execute(db)) },
}

test('migrations run once, in order', async () => {
  const db = await freshDatabase({ migrated: false })
  assert.deepEqual(await migrate(db.kysely, two, '0001-a'), ['0001-a'])
  assert.deepEqual(await migrate(db.kysely, two), ['0002-b'])
  assert.deepEqual(await migrate(db.kysely, two), [])
})

test('migrations asked for by many at once run once', async () => {
  const db = await freshDatabase({ migrated: false })
  const ran = await Promise.all([1, 2, 3].map(() => migrate(db.kysely, two)))
  assert.deepEqual(ran.flat().sort(), ['0001-a', '0002-b'])
})

test('of migrations one of which fails, none is left', async () => {
  const db = await freshDatabase({ migrated: false })
  const bad: Migrations = { ...two, '0003-bad': { up: async (at) => void (await sql`create tabel c`.execute(at)) } }
  await fails(migrate(db.kysely, bad), MigrationFailedError, /0003-bad/, /as it was/)
  const { rows } = await sql`select to_regclass('a') as a, to_regclass('b') as b`.execute(db.kysely)
  assert.deepEqual(rows, [{ a: null, b: null }])
  assert.deepEqual(await migrate(db.kysely, two), ['0001-a', '0002-b'])
})

test('a register of a newer Habeas is refused and not touched', async () => {
  const db = await freshDatabase({ migrated: false })
  await migrate(db.kysely, two)
  const older: Migrations = { '0001-a': two['0001-a']! }
  await fails(migrate(db.kysely, older), NewerDatabaseError, /0002-b/, /newer Habeas/)
  const { rows } = await sql`select name from kysely_migration order by name`.execute(db.kysely)
  assert.deepEqual(rows, [{ name: '0001-a' }, { name: '0002-b' }])
})
