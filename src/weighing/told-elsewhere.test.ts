import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HumanDecision } from './evidence.ts'
import { sharedOrder } from './lineage/order.ts'
import { madeUp } from './made-up.ts'
import { verdictFor } from './verdict.ts'

const WAVE = '2031-05-11'

test('the bare given name of a relative means the one of that family, and of no other', () => {
  const checked = madeUp({ report: 'r1', type: 'released', who: 'Vera Talash', date: WAVE })
  const elsewhere = (family: string) => [
    madeUp({ report: 'r2', type: 'sentenced', who: `Ryhor ${family}`, date: '2029-03-01' }),
    madeUp({ report: 'r2', type: 'released', who: 'Vera', date: '2030-07-03', published: '2031-05-20' }),
  ]
  assert.equal(verdictFor(checked, elsewhere('Talash')).state, 'contradicted')
  assert.equal(verdictFor(checked, elsewhere('Buinicki')).state, 'unseen')
})

test('a rendering that strays from its text has that text against it; one of two renderings has not', () => {
  const arrest = (report: string, date: string) =>
    madeUp({ report, type: 'detained', who: 'Vera Talash', date, lineage: 'first' })
  const [first, second, garbled] = [
    arrest('first', '2029-03'),
    arrest('second', '2029-03'),
    arrest('garbled', '2026-03'),
  ] as const
  const verdict = verdictFor(garbled, [first, second, garbled])
  assert.deepEqual([verdict.state, verdict.independentOrigins.against], ['contradicted', 1])
  assert.equal(verdictFor(first, [first, second, garbled]).state, 'unseen')
  assert.equal(verdictFor(garbled, [first, garbled]).state, 'unseen')
})

test('a large number told as news but dated years before stands against the day that others give', () => {
  const count = (report: string, date: string, number = 52) =>
    madeUp({ report, type: 'count_released', number, population: 'prisoners', date, published: '2031-05-12' })
  const others = [count('r2', WAVE), count('r3', WAVE)]
  assert.equal(verdictFor(count('r1', '2029-10-26'), others).state, 'contradicted')
  assert.equal(verdictFor(count('r1', '2029-10-26', 14), [count('r2', WAVE, 14)]).state, 'unseen')
  assert.equal(verdictFor(count('r2', WAVE), [count('r1', '2029-10-26'), count('r3', WAVE)]).state, 'single_origin')
})

test('what people discounted weighs neither for nor against anything else', () => {
  const checked = madeUp({ report: 'r1', type: 'released', who: 'Vera Talash', date: WAVE })
  const others = [
    madeUp({ report: 'r2', type: 'released', who: 'Vera Talash', date: WAVE }),
    madeUp({ report: 'r3', type: 'released', who: 'Vera Talash', date: WAVE }),
  ]
  const early = madeUp({
    report: 'r4',
    type: 'released',
    who: 'Vera Talash',
    date: '2031-02-21',
    published: '2031-02-21',
  })
  const decision: HumanDecision = {
    claimId: early.claim.id,
    state: 'discounted',
    by: 'a reviewer',
    at: '2031-06-01',
    reason: 'on an early list only',
  }
  assert.equal(verdictFor(checked, [...others, early]).state, 'disputed')
  assert.equal(verdictFor(checked, [...others, early], [decision]).state, 'supported')
})

test('things in one order run through both texts, and a shuffled list does not', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  assert.deepEqual(sharedOrder(names, ['a', 'b', 'x', 'c', 'd', 'f', 'e']), { shared: 6, order: 5 / 6 })
  assert.equal(sharedOrder(names, [...names].reverse()).order, 1 / 6)
  assert.deepEqual(sharedOrder(names, ['x', 'y']), { shared: 0, order: 0 })
})
