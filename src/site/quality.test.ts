import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { quality } from './quality.ts'

const root = new URL('../../', import.meta.url)

test('the figures on the page are those of the frozen run', () => {
  const frozen = readFileSync(new URL('bench/results/reading-accuracy-frozen.txt', root), 'utf8')
  const lines = frozen.split('\n').filter((line) => /^(ALL {5,}P|language:|type:)/.test(line))
  const shown = quality.reading.map(({ kind, key, precision, recall, f1, right, missed, extra }) => {
    const label = kind === 'all' ? 'ALL' : `${kind}: ${key}`
    const digits = (n: number) => n.toFixed(3)
    return `${label} P ${digits(precision)} R ${digits(recall)} F1 ${digits(f1)} (${right} right, ${missed} missed, ${extra} extra)`
  })
  assert.deepEqual(
    shown,
    lines.map((line) => line.replace(/\s+/g, ' ').trim()),
  )
})
