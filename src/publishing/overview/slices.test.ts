import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inSlices } from './slices.ts'

test('a walk through very many gives way to others and keeps the order', async () => {
  let answered = 0
  const others = setInterval(() => answered++, 1)
  const busy = (one: number): number | null => {
    const until = performance.now() + 5
    while (performance.now() < until);
    return one % 2 === 0 ? one : null
  }
  const found = await inSlices(
    Array.from({ length: 40 }, (_, at) => at),
    busy,
  )
  clearInterval(others)
  assert.deepEqual(
    found,
    Array.from({ length: 20 }, (_, at) => at * 2),
  )
  assert.ok(answered > 3, `${answered}`)
})
