import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { findBinaries, linkLibraries } from '../../dist/database/embedded/binaries.js'
import { reaches } from '../../dist/database/embedded/place.js'
import { useEmbeddedServer } from '../../dist/database/embedded/server.js'
import type { Database } from '../../dist/database/index.js'
import { ClientProcess } from './client-process.ts'
import { newDataFolder, openHere, serverOf } from './folders.ts'

const root = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
const needsRoot = root ? {} : { skip: 'only root can change accounts' }
const outside: string[] = []
after(() => {
  for (const folder of outside) rmSync(folder, { recursive: true, force: true })
})

async function setting(db: Database, name: string): Promise<string> {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db.kysely)
  return rows[0]!.value
}

const mode = (path: string) => statSync(path).mode & 0o777

test('the server listens on a socket for its owner only, and on no network port', async () => {
  const dataDir = newDataFolder()
  const db = await openHere({ dataDir })
  const folder = join(dataDir, 'database')
  assert.equal(await setting(db, 'listen_addresses'), '')
  assert.equal(mode(join(folder, 'socket')), 0o700)
  assert.equal(mode(join(folder, 'socket', '.s.PGSQL.5432')), 0o700)
  assert.equal(mode(join(folder, 'cluster')), 0o700)
  assert.equal(mode(join(folder, 'password')), 0o600)
  assert.equal(mode(join(folder, 'server.log')), 0o600)
  assert.equal(readFileSync(join(folder, 'cluster', 'pg_hba.conf'), 'utf8'), 'local all all scram-sha-256\n')
  assert.equal(statSync(`/proc/${serverOf(dataDir)}`).uid, root ? nobody.uid : process.getuid?.())
  await db.close()
})

test(
  'started by root, the server runs as whose the data folder is, who need not share it with other services',
  needsRoot,
  async () => {
    const dataDir = newDataFolder()
    const [name = '', , uid = '', gid = ''] =
      readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .map((line) => line.split(':'))
        .find(([, , id]) => Number(id) > 0 && Number(id) !== nobody.uid) ?? []
    mkdirSync(dataDir, { recursive: true })
    chownSync(dataDir, Number(uid), Number(gid))
    const db = await openHere({ dataDir })
    assert.equal(statSync(`/proc/${serverOf(dataDir)}`).uid, Number(uid), name)
    assert.equal(statSync(join(dataDir, 'database', 'cluster')).uid, Number(uid))
    await db.close()
  },
)

test('the server is safe against power loss, speaks UTC and knows Cyrillic letters', async () => {
  const db = await openHere({ dataDir: newDataFolder() })
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']) {
    assert.equal(await setting(db, name), 'on', name)
  }
  assert.equal(await setting(db, 'TimeZone'), 'UTC')
  await sql`create extension pg_trgm`.execute(db.kysely)
  const { rows } = await sql<{ near: number }>`select similarity('Ціханоўскі', 'Ціханоускі') as near`.execute(db.kysely)
  assert.ok(rows[0]!.near > 0.4)
  await db.close()
})

test('days stay text, whole numbers are numbers, moments are dates', async () => {
  const db = await openHere({ dataDir: newDataFolder() })
  const { rows } = await sql`select date '2025-09-11' as day, 9007199254740991::int8 as whole, 1.10::numeric as exact,
    timestamptz '2025-09-11 12:00+03' as moment, timestamp '2025-09-11 12:00' as local`.execute(db.kysely)
  assert.deepEqual(rows, [
    {
      day: '2025-09-11',
      whole: 9007199254740991,
      exact: '1.10',
      moment: new Date('2025-09-11T09:00:00Z'),
      local: '2025-09-11 12:00:00',
    },
  ])
  await assert.rejects(sql`select 9007199254740993::int8`.execute(db.kysely), /select it as text/)
  await db.close()
})

test('a data folder whose path is too long for a socket gets a short one for the owner only, gone at the end', async () => {
  const dataDir = join(newDataFolder(), 'n'.repeat(60), 'm'.repeat(60))
  const before = sockets()
  const first = await ClientProcess.open(dataDir)
  // Other tests run beside this one: ours is the folder that the running server names.
  const short = sockets().find((name) => !before.includes(name) && postmasterFileOf(dataDir).includes(name))
  assert.ok(short)
  assert.equal(mode(join(tmpdir(), short)), 0o700)
  const second = await ClientProcess.open(dataDir)
  await first.close()
  assert.deepEqual(await second.query('select 1 as n'), [{ n: 1 }])
  const killed = serverOf(dataDir)
  process.kill(killed!, 'SIGKILL')
  // Sessions of a killed server answer until they notice.
  while (serverOf(dataDir) === null || serverOf(dataDir) === killed) await retried(() => second.query('select 1 as n'))
  assert.deepEqual(
    sockets().filter((name) => !before.includes(name)),
    [short],
    'used again',
  )
  await second.close()
  assert.ok(!sockets().includes(short))
})

const postmasterFileOf = (dataDir: string): string =>
  readFileSync(join(dataDir, 'database', 'cluster', 'postmaster.pid'), 'utf8')

function sockets(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('habeas-socket-'))
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch {
    return await work()
  }
}

test(
  'started by root with a data folder closed to others, the database lives outside and is found again',
  needsRoot,
  async () => {
    const dataDir = newDataFolder()
    mkdirSync(dataDir, { mode: 0o700 })
    chmodSync(dataDir, 0o700)
    const first = await ClientProcess.open(dataDir)
    const folder = readFileSync(join(dataDir, 'database-location'), 'utf8').trim()
    outside.push(folder)
    assert.match(folder, /^\/var\/lib\/habeas\/[0-9a-f]{12}-[0-9a-f]{8}$/)
    assert.equal(first.notices.length, 1)
    assert.match(first.notices[0]!, /closed to the database's user "nobody"; the database is in \/var\/lib\/habeas/)
    await first.query('create table t (n int)')
    await first.close()
    const cluster = join(folder, 'cluster')
    assert.equal(serverOf(dataDir, cluster), null)
    const second = await ClientProcess.open(dataDir)
    assert.deepEqual(second.notices, [])
    assert.deepEqual(await second.query('select n from t'), [])
    await second.close()
    rmSync(folder, { recursive: true })
    await assert.rejects(openHere({ dataDir }), /expected a database in \/var\/lib\/habeas.*Nothing was changed/)
  },
)

test('two processes started by root at once with a closed data folder share one database', needsRoot, async () => {
  const dataDir = newDataFolder()
  mkdirSync(dataDir, { mode: 0o700 })
  const clients = await Promise.all([ClientProcess.open(dataDir), ClientProcess.open(dataDir)])
  const folder = readFileSync(join(dataDir, 'database-location'), 'utf8').trim()
  outside.push(folder)
  const [name] = folder.split('/').at(-1)!.split('-')
  assert.equal(readdirSync(dirname(folder)).filter((entry) => entry.startsWith(name!)).length, 1)
  await clients[0].query('create table t (n int)')
  assert.deepEqual(await clients[1].query('select n from t'), [])
  await Promise.all(clients.map((client) => client.close()))
  assert.equal(serverOf(dataDir, join(folder, 'cluster')), null)
})

test('binaries that the server’s account cannot reach are copied beside the database', needsRoot, async () => {
  const dataDir = newDataFolder()
  const closed = join(dirname(dataDir), 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const found = findBinaries()
  cpSync(found.folder, join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
  const bin = join(closed, 'native', 'bin')
  const binaries = { ...found, folder: dirname(bin), initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
  assert.ok(!reaches(nobody, binaries.postgres))
  for (let start = 0; start < 2; start++) {
    const server = await useEmbeddedServer({ dataDir, database: 'habeas', notice: () => undefined, binaries })
    await server.leave()
  }
  const copies = readdirSync(join(dataDir, 'database')).filter((name) => name.startsWith('postgresql-'))
  assert.deepEqual(copies, [`postgresql-${found.label}`])
})

test('the library links that a skipped install script left out are made', () => {
  const folder = dirname(newDataFolder())
  const packaged = dirname(findBinaries().folder)
  cpSync(packaged, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  })
  const version = () => spawnSync(join(folder, 'native', 'bin', 'postgres'), ['--version'], { encoding: 'utf8' })
  assert.match(version().stderr, /cannot open shared object/)
  linkLibraries(folder)
  assert.match(version().stdout, /PostgreSQL/)
})

test('a user who is not root runs the server as himself, and root may join it', needsRoot, async () => {
  const dataDir = newDataFolder()
  execFileSync('install', ['-d', '-o', '65534', '-g', '65534', '-m', '0700', dataDir])
  const own = await ClientProcess.open(dataDir, nobody)
  assert.equal(statSync(`/proc/${serverOf(dataDir)}`).uid, nobody.uid)
  const joined = await ClientProcess.open(dataDir)
  assert.deepEqual(await joined.query('select 1 as n'), [{ n: 1 }])
  await own.close()
  await joined.close()
  assert.equal(serverOf(dataDir), null)
  const startedByRoot = await ClientProcess.open(dataDir)
  assert.equal(statSync(`/proc/${serverOf(dataDir)}`).uid, nobody.uid)
  await startedByRoot.close()
})

test('a user who is not root is told why he cannot use a database made by root', needsRoot, async () => {
  const dataDir = newDataFolder()
  await (await openHere({ dataDir })).close()
  const other = new ClientProcess({ uid: 65533, gid: 65533 })
  await assert.rejects(other.open(dataDir), { name: 'DataFolderError' })
  await other.kill()
  chmodSync(dataDir, 0o777)
  const another = new ClientProcess({ uid: 65533, gid: 65533 })
  await assert.rejects(another.open(dataDir), /owned by this user \(65533\), got one owned by user 65534/)
  await another.kill()
})

test('a copied data folder opens as it was', async () => {
  const dataDir = newDataFolder()
  const db = await openHere({ dataDir })
  await sql`create table t (n int)`.execute(db.kysely)
  await db.close()
  const copy = join(dirname(dataDir), 'copy')
  execFileSync('cp', ['-a', dataDir, copy])
  const opened = await openHere({ dataDir: copy })
  assert.deepEqual((await sql`select n from t`.execute(opened.kysely)).rows, [])
  await opened.close()
  writeFileSync(join(dirname(dataDir), 'done'), '')
  assert.ok(!existsSync(join(copy, 'database', 'cluster', 'postmaster.pid')))
})
