import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expected, kept } from './expected.ts'
import { testRegister } from './register.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('what was settled piece by piece is what the pure functions make of all rows', async () => {
  const app = await testRegister({ demo: true })
  assert.deepEqual(plain(await kept(app)), plain(await expected(app)))
})
