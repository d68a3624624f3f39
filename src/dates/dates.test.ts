import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  compareDates,
  containsDate,
  createDate,
  dateOfDay,
  formatEdtf,
  InvalidDateError,
  parseEdtf,
  resolveDate,
} from './index.ts'

const cases = readFileSync(new URL('../../cases/dates/edtf.txt', import.meta.url), 'utf8')

test('Valid EDTF is read and invalid EDTF is refused with a reason', () => {
  for (const line of cases.split('\n')) {
    if (line.startsWith('valid ')) assert.doesNotThrow(() => parseEdtf(line.slice(6)), line)
    if (line.startsWith('invalid')) assert.throws(() => parseEdtf(line.slice(8)), InvalidDateError, line)
  }
})

test('A partial date is written back as it was, never padded', () => {
  for (const text of ['2025', '2025-09', '2025-09-11', '2022-21', '2024~', '2024-01-08/2024-01-09'])
    assert.equal(formatEdtf(parseEdtf(text)), text)
})

test('A month contains its days and overlaps its year, but neither is before the other', () => {
  assert.ok(containsDate(parseEdtf('2025-09'), parseEdtf('2025-09-11')))
  assert.ok(!containsDate(parseEdtf('2025-09-11'), parseEdtf('2025-09')))
  assert.equal(compareDates(parseEdtf('2025'), parseEdtf('2025-09')), 0)
  assert.equal(compareDates(parseEdtf('2025-08'), parseEdtf('2025-09')), -1)
})

test('A weekday in news is the latest one up to the day of publication', () => {
  const friday = createDate(2025, 9, 12)
  const on = (weekday: number) => resolveDate({ kind: 'weekday', weekday, direction: 'past' }, friday)
  assert.deepEqual(on(4), createDate(2025, 9, 11))
  assert.deepEqual(on(5), friday)
  assert.deepEqual(on(6), createDate(2025, 9, 6))
})

test('A month without a year is the latest one that has begun', () => {
  const published = createDate(2024, 1, 14)
  const month = (m: number) => resolveDate({ kind: 'month_day', month: m, day: null, direction: 'past' }, published)
  assert.deepEqual(month(8), createDate(2023, 8))
  assert.deepEqual(month(1), createDate(2024, 1))
})

test('Relative days stay unresolved when the day of publication is not known', () => {
  assert.equal(resolveDate({ kind: 'day_offset', days: -1 }, createDate(2025, 9)), null)
  assert.equal(resolveDate({ kind: 'day_offset', days: -1 }, null), null)
})

test('Whole days survive the way through EDTF and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), (day) => {
      const date = dateOfDay(day)
      assert.deepEqual(parseEdtf(formatEdtf(date)), date)
    }),
  )
})
