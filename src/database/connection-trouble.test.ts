import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectionTrouble } from './connection-trouble.ts'

const withCode = (code: string) => Object.assign(new Error('said so'), { code })

test('tells a server that is not there, busy, or gone from a statement that failed', () => {
  assert.equal(connectionTrouble(withCode('ENOENT')), 'absent')
  assert.equal(connectionTrouble(withCode('ECONNREFUSED')), 'absent')
  assert.equal(connectionTrouble(withCode('57P03')), 'busy')
  assert.equal(connectionTrouble(withCode('57P01')), 'broken')
  assert.equal(connectionTrouble(new Error('Connection terminated unexpectedly')), 'broken')
  assert.equal(connectionTrouble(withCode('23505')), null)
  assert.equal(connectionTrouble(new Error('Connection pools are nice')), null)
  assert.equal(connectionTrouble('57P01'), null)
})

test('looks into the several failures of one address', () => {
  assert.equal(connectionTrouble(new AggregateError([new Error('x'), withCode('ECONNREFUSED')])), 'absent')
})
