import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import type { ReportFacts } from '../evidence.ts'
import { traceLineage } from './trace.ts'

interface Cases {
  readonly reports: readonly Pick<ReportFacts, 'id' | 'language' | 'outlet' | 'published' | 'text'>[]
  readonly groups: readonly { readonly kind: string; readonly reports: readonly string[] }[]
}

const cases: Cases = parse(readFileSync(new URL('../../../cases/origins/story.yml', import.meta.url), 'utf8'))
const reports = cases.reports.map(
  (report): ReportFacts => ({ ...report, title: null, url: null, credits: [], aiWritten: false, citesUs: false }),
)

test('reprints, cut-downs, spun rewrites and translations are one source; an own account of the same day is another', () => {
  const found = traceLineage(reports).groups.map((group) => ({ kind: group.kind, reports: [...group.reports].sort() }))
  const wanted = cases.groups.map((group) => ({ kind: group.kind, reports: [...group.reports].sort() }))
  assert.deepEqual(found.sort(byFirst), wanted.sort(byFirst))
})

test('the first published gives its name to the lineage, and every link says why', () => {
  const lineage = traceLineage(reports)
  assert.equal(
    lineage.lineageOf('reprint'),
    lineage.groups.find((group) => group.reports.includes('reprint'))?.reports[0],
  )
  assert.ok(lineage.groups.every((group) => group.why.length > 0))
  assert.equal(lineage.lineageOf('own-account'), 'own-account')
})

test('the order of arrival changes nothing', () => {
  assert.deepEqual(traceLineage([...reports].reverse()).groups, traceLineage(reports).groups)
})

const byFirst = (a: { reports: readonly string[] }, b: { reports: readonly string[] }): number =>
  a.reports[0]! < b.reports[0]! ? -1 : 1
