import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')
/** Least precision and recall over the scored types. The rules were bettered on these invented reports, so new text reads worse. */
const LEAST: Readonly<Record<string, readonly [precision: number, recall: number]>> = {
  'ALL scored': [0.9, 0.82],
  'lang en scored': [0.93, 0.82],
  'lang ru scored': [0.85, 0.8],
  'lang uk scored': [0.87, 0.8],
  'lang be scored': [0.87, 0.8],
  'lang pl scored': [0.87, 0.82],
  'lang es scored': [0.85, 0.78],
  'lang fr scored': [0.92, 0.85],
  'lang de scored': [0.88, 0.78],
  'lang lt scored': [0.9, 0.85],
  'lang pt scored': [0.87, 0.77],
  'lang it scored': [0.82, 0.8],
  'lang nl scored': [0.9, 0.85],
  'lang cs scored': [0.8, 0.75],
  'lang sv scored': [0.9, 0.8],
  'lang lv scored': [0.85, 0.8],
}

test('The held-out reports are read as well as the targets ask', () => {
  const said = execFileSync(process.execPath, ['bench/reading/heldout.ts'], { cwd: ROOT, encoding: 'utf8' })
  for (const [row, [precision, recall]] of Object.entries(LEAST)) {
    const line = said.split('\n').find((each) => each.startsWith(`${row} `)) ?? ''
    const [, p = '', r = ''] = /P ([\d.]+) {2}R ([\d.]+)/.exec(line) ?? []
    assert.ok(Number(p) >= precision, `${row}: precision expected at least ${precision}, got "${line}"`)
    assert.ok(Number(r) >= recall, `${row}: recall expected at least ${recall}, got "${line}"`)
  }
})
