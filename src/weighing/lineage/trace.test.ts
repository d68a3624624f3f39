import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import type { ReportFacts } from '../evidence.ts'
import { defaultDirectory } from '../organisations.ts'
import { LineageGraph } from './lineage-graph.ts'
import { groupsOf, traceLineage } from './trace.ts'

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

test('reports that come one by one, looked at at any moments, are linked as all at once are', () => {
  const words = [
    'Vera',
    'Talash',
    'Ryhor',
    'Buin',
    'Zarechny',
    'Kobryn',
    'Nina',
    'Rudich',
    'Turau',
    'Marsh',
    '52',
    '14',
  ]
  const sentence = fc
    .array(fc.constantFrom(...words), { minLength: 4, maxLength: 14 })
    .map((some) => `seen were ${some.join(' and ')} there.`)
  const report = fc.record({
    text: fc.array(sentence, { minLength: 1, maxLength: 4 }).map((some) => some.join(' ')),
    outlet: fc.constantFrom(null, 'Border Radio', 'Ledger'),
    published: fc.constantFrom('2031-05-12', '2031-05-13', '2031-07-01', null),
    credits: fc.constantFrom([], ['AFP'], ['Border Radio']),
    look: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(report, { minLength: 2, maxLength: 30 }), fc.infiniteStream(fc.nat()), (told, numbers) => {
      const all = told.map(
        ({ look: _, ...rest }, at): ReportFacts => ({
          ...rest,
          id: `r${numbers.next().value}-${at}`,
          title: null,
          url: null,
          language: 'en',
          aiWritten: false,
          citesUs: false,
        }),
      )
      const graph = new LineageGraph(defaultDirectory())
      for (const [at, one] of all.entries()) {
        graph.add(one)
        if (told[at]?.look) graph.settle()
      }
      graph.settle()
      const ids = all.map(({ id }) => id).sort()
      assert.deepEqual(groupsOf(graph, ids), traceLineage(all).groups)
    }),
    { numRuns: 60 },
  )
})

const byFirst = (a: { reports: readonly string[] }, b: { reports: readonly string[] }): number =>
  a.reports[0]! < b.reports[0]! ? -1 : 1
