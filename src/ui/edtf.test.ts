import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateInWords, sortKey } from './edtf.ts'
import { createView } from './view.ts'

const view = createView('site', '/')

test('a date is no more precise in words than it is', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['2025-09-11', '11 September 2025'],
    ['2025-09', 'September 2025'],
    ['2025', '2025'],
    ['2023-10-XX', 'October 2023'],
    ['2023-XX-XX', '2023'],
    ['2023~', 'about 2023'],
    ['2023-05?', 'May 2023 (uncertain)'],
    ['2021-05/2022', 'May 2021 – 2022'],
    ['2021/..', 'from 2021'],
    ['../2021-03-01', 'until 1 March 2021'],
    ['../..', 'date not known'],
    ['in spring', 'in spring'],
  ]
  for (const [edtf, words] of cases) assert.equal(dateInWords(view, edtf), words)
})

test('dates sort by their first day, the undated last', () => {
  const sorted = [null, '2022', '2021-05/2023', '2021-XX-XX', '../2020'].sort((a, b) =>
    sortKey(a) < sortKey(b) ? -1 : 1,
  )
  assert.deepEqual(sorted, ['../2020', '2021-XX-XX', '2021-05/2023', '2022', null])
})
