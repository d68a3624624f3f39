import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chartCsv } from './csv.ts'

test('a cell that a spreadsheet would run is made text', () => {
  const row = { key: 'k', cells: ['=HYPERLINK("http://x")', 3], href: null, personIds: ['a', 'b'] }
  const csv = chartCsv({ id: 'x', title: 'X', lead: '', columns: ['Who', 'Number'], rows: [row], svg: null })
  assert.equal(csv, 'Who,Number,record,people\r\n"\'=HYPERLINK(""http://x"")",3,,a b\r\n')
})
