import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openApp } from '../../dist/app.js'
import { newDataFolder, serverOf } from '../database/folders.ts'

const bin = join(import.meta.dirname, '..', '..', 'bin', 'habeas.js')
const PATIENCE_MS = 60_000

function habeas(dataDir: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, HABEAS_DATA: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

const report = (at: number) =>
  `Report ${at}\n\nUladzimir Karatkevich${at % 7}, case ${at}, was sentenced to ${2 + (at % 5)} years in prison in Zalesse on Monday.\n`

async function addAll(dataDir: string, from: number, to: number): Promise<void> {
  await using app = await openApp({ dataDir, databaseUrl: null })
  for (let at = from; at < to; at++)
    await app.add({ bytes: new TextEncoder().encode(report(at)), fileName: `${at}.txt`, cameFrom: 'test' })
}

async function settledWithin(dataDir: string, milliseconds: number): Promise<boolean> {
  await using app = await openApp({ dataDir, databaseUrl: null })
  for (const end = performance.now() + milliseconds; performance.now() < end; await pause(100))
    if (await app.isSettled()) return true
  return false
}

test('a settling process killed (-9) again and again loses nothing: the work goes on where it stood', async (context) => {
  const dataDir = newDataFolder()
  await addAll(dataDir, 0, 400)
  for (let round = 0; round < 4; round++) {
    const child = habeas(dataDir, 'settle')
    await pause(900 + 250 * round)
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const began = performance.now()
  const last = habeas(dataDir, 'settle')
  const [code] = (await once(last, 'exit')) as [number]
  context.diagnostic(`the last one took ${Math.round(performance.now() - began)} ms`)
  assert.equal(code, 0)
  {
    await using app = await openApp({ dataDir, databaseUrl: null })
    assert.equal(await app.isSettled(), true)
    const health = await app.examine(false)
    assert.equal(health.sound, true)
    assert.equal(health.waiting, 0)
  }
  assert.equal(serverOf(dataDir), null, 'the last to leave stopped it')
})

test('a worker settles within seconds what another process adds, each time anew', async (context) => {
  const dataDir = newDataFolder()
  await addAll(dataDir, 0, 2)
  const worker = habeas(dataDir, 'worker')
  try {
    assert.ok(await settledWithin(dataDir, PATIENCE_MS))
    for (let round = 1; round <= 2; round++) {
      await addAll(dataDir, round * 10, round * 10 + 2)
      const began = performance.now()
      assert.ok(await settledWithin(dataDir, PATIENCE_MS))
      context.diagnostic(`settled after ${Math.round(performance.now() - began)} ms`)
    }
  } finally {
    worker.kill('SIGTERM')
    const [code] = (await once(worker, 'exit')) as [number | null]
    assert.equal(code, 0)
  }
})

test('what waits is said to wait, not to be unsound', async () => {
  const dataDir = newDataFolder()
  await addAll(dataDir, 0, 3)
  await using app = await openApp({ dataDir, databaseUrl: null })
  const health = await app.examine(false)
  assert.equal(health.sound, true)
  assert.equal(health.waiting, 3)
  assert.equal(await app.isSettled(), false)
})
