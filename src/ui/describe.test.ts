import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Statement } from '../publishing/index.ts'
import { describe } from './describe.ts'
import { createView } from './view.ts'

const view = createView('site', '/')

const statement = (more: Partial<Statement>): Statement => ({
  type: 'released',
  subject: { kind: 'person', name: 'Anna Verasen', personId: null },
  value: null,
  population: null,
  measure: null,
  date: null,
  place: null,
  offence: null,
  kind: null,
  detail: null,
  polarity: 'affirms',
  modality: 'reported',
  ...more,
})
const number = (n: number | null, more = {}) =>
  ({ number: n, min: null, max: null, unit: 'person', quantifier: 'exact', ...more }) as const

test('a denial and a plan are named as such', () => {
  assert.deepEqual(describe(view, statement({ polarity: 'denies', modality: 'planned' })), {
    label: 'Denied: Release',
    subject: 'Anna Verasen',
    parts: ['planned'],
    quoted: [],
  })
})

test('a count is its own subject, with its quantifier', () => {
  const counted = (value: Statement['value'], population: string | null = 'prisoners') =>
    describe(view, statement({ type: 'count_held', value, population })).subject
  assert.equal(counted(number(1200)), '1,200 prisoners')
  assert.equal(counted(number(700, { quantifier: 'at_least' })), 'at least 700 prisoners')
  assert.equal(counted(number(null, { min: 100, max: 2000, quantifier: 'range' })), '100 to 2,000 prisoners')
  assert.equal(counted(number(null, { min: 100, quantifier: 'range' })), 'at least 100 prisoners')
  assert.equal(counted(number(1), null), '1 person')
})

test('a term stays in the years and months it was given in', () => {
  const value = number(3, { unit: 'year', term: { years: 3, months: 6, days: 0 } })
  assert.deepEqual(describe(view, statement({ type: 'sentenced', value })).parts, ['3 years 6 months'])
})

test('the kind of a release is put in words, an unknown kind as it is', () => {
  assert.deepEqual(describe(view, statement({ kind: 'pardon' })).parts, ['pardon'])
  assert.deepEqual(describe(view, statement({ kind: 'air_lift' })).parts, ['air lift'])
})
