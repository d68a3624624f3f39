import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { stockAccount } from './stock-account.ts'

const before = { number: 1183, asOf: '2031-06-03' }

test('three releases between two counts leave what they do not explain', () => {
  const account = stockAccount(before, { number: 1201, asOf: '2031-09-30' }, [
    { id: 'late', date: '2031-10-01', number: 7 },
    { id: 'c', date: '2031-09-16', number: 16 },
    { id: 'a', date: '2031-06-21', number: 14 },
    { id: 'b', date: '2031-09-11', number: 52 },
    { id: 'early', date: '2031-06-03', number: 9 },
  ])
  assert.deepEqual(
    account.left.map(({ id }) => id),
    ['a', 'b', 'c'],
  )
  assert.equal(account.residual, 100)
})

test('before less what left, and the residual, is always after', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.array(fc.nat(300)), (was, is, numbers) => {
      const outflows = numbers.map((number, at) => ({ id: String(at), date: '2031-07-01', number }))
      const { left, residual, after } = stockAccount(
        { ...before, number: was },
        { number: is, asOf: '2031-08-01' },
        outflows,
      )
      assert.equal(was - left.reduce((sum, { number }) => sum + number, 0) + residual, after.number)
    }),
  )
})
