import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { ConnectionLostError, type Database } from '../../dist/database/index.js'
import { ClientProcess } from './client-process.ts'
import { killServer, newDataFolder, openHere, serverOf } from './folders.ts'

const strangers: ChildProcess[] = []
after(() => {
  for (const stranger of strangers) stranger.kill('SIGKILL')
})

async function count(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from t`.execute(db)
  return rows[0]!.n
}

async function withTable(dataDir: string): Promise<Database> {
  const db = await openHere({ dataDir })
  await sql`create table t (n int)`.execute(db.kysely)
  await sql`insert into t values (1)`.execute(db.kysely)
  return db
}

test('after kill -9 of the server the next statement finds it started again, with every row', async () => {
  const dataDir = newDataFolder()
  const db = await withTable(dataDir)
  const before = await killServer(dataDir)
  assert.equal(await count(db.kysely), 1)
  assert.notEqual(serverOf(dataDir), before)
  await db.close()
  assert.equal(serverOf(dataDir), null)
})

test('a statement under way when the server is killed fails and says what that means', async () => {
  const dataDir = newDataFolder()
  const db = await withTable(dataDir)
  const sleeping = sql`select pg_sleep(30)`.execute(db.kysely)
  const expected = assert.rejects(sleeping, (error) => {
    assert.ok(error instanceof ConnectionLostError)
    assert.match(error.message, /connects anew by itself/)
    return true
  })
  await pause(50)
  await killServer(dataDir)
  await expected
  assert.equal(await count(db.kysely), 1)
  await db.close()
})

test('a transaction open when the server is killed is rolled back, and the process goes on', async () => {
  const dataDir = newDataFolder()
  const db = await withTable(dataDir)
  const transaction = db.kysely.transaction().execute(async (trx) => {
    await sql`insert into t values (2)`.execute(trx)
    await killServer(dataDir)
    await sql`insert into t values (3)`.execute(trx)
  })
  await assert.rejects(transaction)
  assert.equal(await count(db.kysely), 1)
  await db.close()
})

test('many statements at once after a kill start one server', async () => {
  const dataDir = newDataFolder()
  const db = await withTable(dataDir)
  await killServer(dataDir)
  const counts = await Promise.all(Array.from({ length: 30 }, () => count(db.kysely)))
  assert.deepEqual([...new Set(counts)], [1])
  await db.close()
})

test('a server that crashed and came back by itself is still stopped by the last to leave', async () => {
  const dataDir = newDataFolder()
  const db = await withTable(dataDir)
  const server = serverOf(dataDir)
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db.kysely)
  process.kill(rows[0]!.pid, 'SIGKILL')
  await pause(200)
  assert.equal(serverOf(dataDir), server, 'the same server, after its own recovery')
  assert.equal(await count(db.kysely), 1)
  await db.close()
  assert.equal(serverOf(dataDir), null)
})

test('closing right after the server was killed neither fails nor starts it', async () => {
  const dataDir = newDataFolder()
  const db = await withTable(dataDir)
  await killServer(dataDir)
  await db.close()
  assert.equal(serverOf(dataDir), null)
})

test('two processes go on together after the server was killed under them', async () => {
  const dataDir = newDataFolder()
  const db = await withTable(dataDir)
  const other = await ClientProcess.open(dataDir)
  await killServer(dataDir)
  const [mine, theirs] = await Promise.all([count(db.kysely), other.query('select count(*) as n from t')])
  assert.deepEqual([mine, theirs], [1, [{ n: 1 }]])
  await db.close()
  assert.ok(serverOf(dataDir), 'the other still uses it')
  assert.deepEqual(await other.query('select count(*) as n from t'), [{ n: 1 }])
  await other.close()
  assert.equal(serverOf(dataDir), null)
})

test('the id of a dead server that now belongs to another process stops neither the start nor that process', async () => {
  const dataDir = newDataFolder()
  await (await withTable(dataDir)).close()
  // Of the server's own account: PostgreSQL overlooks processes of others by itself.
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore', ...account })
  strangers.push(stranger)
  const cluster = join(dataDir, 'database', 'cluster')
  const file = join(cluster, 'postmaster.pid')
  writeFileSync(file, `${stranger.pid}\n${cluster}\n1700000000\n5432\n\n\n\nready\n`, { mode: 0o600 })
  const lock = join(dataDir, 'database', 'socket', '.s.PGSQL.5432.lock')
  writeFileSync(lock, readFileSync(file), { mode: 0o600 })
  if (account.uid) for (const path of [file, lock]) chownSync(path, account.uid, account.gid)
  const db = await openHere({ dataDir })
  assert.equal(await count(db.kysely), 1)
  await db.close()
  assert.equal(stranger.exitCode, null)
  assert.equal(stranger.signalCode, null)
  assert.deepEqual(
    readdirSync(cluster).filter((name) => name.startsWith('postmaster.pid')),
    [],
  )
})

test('a process killed while it makes the database leaves nothing in the way of the next', async () => {
  for (const delay of [60, 250, 500, 800]) {
    const dataDir = newDataFolder()
    const killed = new ClientProcess()
    killed.open(dataDir).catch(() => undefined)
    while (!existsSync(dataDir)) await pause(5)
    await pause(delay)
    await killed.kill()
    const db = await withTable(dataDir)
    assert.equal(await count(db.kysely), 1)
    await db.close()
    assert.equal(serverOf(dataDir), null)
    // The initdb of the killed process may have run on until now; each start clears away what such a one left.
    await (await openHere({ dataDir })).close()
    assert.deepEqual(
      readdirSync(dataDir).filter((name) => name !== 'database'),
      [],
    )
  }
})

test('a half-made database of a process that is gone is removed; one of a living process is left alone', async () => {
  const dataDir = newDataFolder()
  const gone = join(dataDir, 'database.unfinished-4194303-0badcafe')
  const living = join(dataDir, `database.unfinished-${process.pid}-0badcafe`)
  for (const folder of [gone, living]) mkdirSync(join(folder, 'cluster'), { recursive: true })
  const db = await openHere({ dataDir })
  await db.close()
  assert.ok(!existsSync(gone))
  assert.ok(existsSync(living))
})

test('no statement and no value reaches the server’s log', async () => {
  const dataDir = newDataFolder()
  const db = await withTable(dataDir)
  await sql`create unique index on t (n)`.execute(db.kysely)
  await assert.rejects(sql`insert into t values (1)`.execute(db.kysely), /duplicate/)
  await assert.rejects(sql`select 'Confidential Name'::int`.execute(db.kysely))
  const sleeping = assert.rejects(sql`select 'Confidential Name', pg_sleep(30)`.execute(db.kysely))
  await pause(50)
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where query like '%pg_sleep(30)%'
    and pid <> pg_backend_pid()`.execute(db.kysely)
  process.kill(rows[0]!.pid, 'SIGKILL')
  await sleeping
  await pause(100)
  await db.close()
  assert.doesNotMatch(readFileSync(join(dataDir, 'database', 'server.log'), 'utf8'), /Confidential|insert into/)
})
