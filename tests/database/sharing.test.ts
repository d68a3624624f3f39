import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ClientProcess } from './client-process.ts'
import { newDataFolder, serverOf } from './folders.ts'

test('a second process joins the running server, and the last to leave stops it', async () => {
  const dataDir = newDataFolder()
  const first = await ClientProcess.open(dataDir)
  const server = serverOf(dataDir)
  assert.ok(server)
  await first.query('create table t (n int)')
  const second = await ClientProcess.open(dataDir)
  assert.equal(serverOf(dataDir), server)
  await second.query('insert into t values (1)')
  await first.close()
  assert.equal(serverOf(dataDir), server, 'still used')
  assert.deepEqual(await second.query('select n from t'), [{ n: 1 }])
  await second.close()
  assert.equal(serverOf(dataDir), null)
  assert.ok(!existsSync(join(dataDir, 'database', 'cluster', 'postmaster.pid')))
})

test('processes that start at the same moment in an empty folder all succeed, and leave one database', async () => {
  const dataDir = newDataFolder()
  const clients = await Promise.all([1, 2, 3].map(() => ClientProcess.open(dataDir)))
  await clients[0]!.query('create table t (n int)')
  await Promise.all(clients.map((client, n) => client.query(`insert into t values (${n})`)))
  assert.deepEqual(await clients[1]!.query('select count(*) as n from t'), [{ n: 3 }])
  assert.deepEqual(readdirSync(dataDir), ['database'])
  await Promise.all(clients.map((client) => client.close()))
  assert.equal(serverOf(dataDir), null)
})

test('processes may come while others go: nobody is refused and nobody left running', async () => {
  const dataDir = newDataFolder()
  let staying = await ClientProcess.open(dataDir)
  await staying.query('create table t (n int)')
  for (let round = 0; round < 8; round++) {
    const coming = new ClientProcess()
    const opened = coming.open(dataDir)
    // Leaves at a different point of the other's arrival each round.
    await new Promise((resolve) => setTimeout(resolve, round * 40))
    await Promise.all([opened, staying.close()])
    await coming.query('insert into t values (1)')
    staying = coming
  }
  assert.deepEqual(await staying.query('select count(*) as n from t'), [{ n: 8 }])
  await staying.close()
  assert.equal(serverOf(dataDir), null)
})

test('a server orphaned by kill -9 of all its users is found, joined, and stopped by the last to leave', async () => {
  const dataDir = newDataFolder()
  const [one, two] = await Promise.all([ClientProcess.open(dataDir), ClientProcess.open(dataDir)])
  const server = serverOf(dataDir)
  await one.query('create table t (n int)')
  await Promise.all([one.kill(), two.kill()])
  assert.equal(serverOf(dataDir), server, 'the server outlives them')
  const next = await ClientProcess.open(dataDir)
  assert.equal(serverOf(dataDir), server)
  assert.deepEqual(await next.query('select n from t'), [])
  await next.close()
  assert.equal(serverOf(dataDir), null)
})

test('a process killed in a long statement does not keep the server up for ever', async () => {
  const dataDir = newDataFolder()
  const busy = await ClientProcess.open(dataDir)
  busy.query('select pg_sleep(600)').catch(() => undefined)
  await busy.query('select 1')
  await busy.kill()
  const next = await ClientProcess.open(dataDir)
  await next.close()
  assert.equal(serverOf(dataDir), null)
})

test('the server has a session of its own, so that Ctrl-C in the terminal does not reach it', async () => {
  const dataDir = newDataFolder()
  const first = await ClientProcess.open(dataDir)
  const server = serverOf(dataDir)
  const session = execFileSync('ps', ['-o', 'sess=', '-p', String(server)], { encoding: 'utf8' })
  assert.equal(Number(session), server)
  const second = await ClientProcess.open(dataDir)
  await first.kill('SIGINT')
  assert.deepEqual(await second.query('select 1 as n'), [{ n: 1 }])
  await second.close()
  assert.equal(serverOf(dataDir), null)
})
