import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { serverOf } from './folders.ts'

const module = join(import.meta.dirname, '..', '..', 'dist', 'database', 'test-server.js')

/** A test run of its own, without this one's environment. */
function otherRun(script: string) {
  const { HABEAS_TEST_RUN: _run, HABEAS_TEST_DATABASE_URL: _url, NODE_TEST_CONTEXT: _context, ...env } = process.env
  const code = `const { beginTestRun, connectTestServer, endTestRun } = await import(${JSON.stringify(module)}); ${script}`
  return spawn(process.execPath, ['--input-type=module', '-e', code], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

test('what a killed test run left is swept up by the next, and a living run is left alone', async () => {
  const killed = otherRun(
    'await beginTestRun(); await connectTestServer(); console.log(process.env.HABEAS_TEST_RUN); setInterval(() => {}, 1000)',
  )
  const [said] = await once(killed.stdout, 'data')
  const dataDir = join(tmpdir(), `habeas-test-${String(said).trim()}`)
  assert.ok(serverOf(dataDir))
  await once(otherRun('await beginTestRun(); await endTestRun()'), 'exit')
  assert.ok(serverOf(dataDir), 'the run still lives')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  assert.ok(serverOf(dataDir), 'its server outlives it')
  await once(otherRun('await beginTestRun(); await endTestRun()'), 'exit')
  assert.ok(!existsSync(dataDir))
})
