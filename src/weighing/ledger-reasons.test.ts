import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reasonsOfVersion } from './ledger-reasons.ts'

const main = { number: 30, said: '2025-03-05' }

test('a number that nothing explains gets no reason, least of all that somebody erred', () => {
  assert.deepEqual(reasonsOfVersion({ number: 34, said: '2025-03-05', byMonitor: false }, main), [])
  assert.deepEqual(reasonsOfVersion({ number: 34, said: null, byMonitor: true }, main), [])
})

test('an earlier number is of an earlier moment, and a smaller one by a monitor counts those it speaks for', () => {
  assert.deepEqual(reasonsOfVersion({ number: 22, said: '2025-03-04', byMonitor: false }, main), ['different_period'])
  assert.deepEqual(reasonsOfVersion({ number: 22, said: '2025-03-05', byMonitor: true }, main), [
    'not_recognised_by_scheme',
  ])
  assert.deepEqual(reasonsOfVersion({ number: 30, said: '2025-03-04', byMonitor: true }, main), [])
})
