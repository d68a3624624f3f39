import assert from 'node:assert/strict'
import { test } from 'node:test'
import { custodyEvidence } from './custody-evidence.ts'
import { informationGrade } from './information-grade.ts'
import { madeUp } from './made-up.ts'
import { trackRecords, wilson } from './track-record.ts'

const detained = madeUp({
  report: 'r1',
  type: 'detained',
  who: 'Vera Kupala',
  date: '2030-01-10',
  published: '2030-01-11',
})

test('the last positive evidence of custody fades from confirmed to presumed to unconfirmed', () => {
  assert.equal(custodyEvidence([detained], '2030-02-01').state, 'held_confirmed')
  assert.equal(custodyEvidence([detained], '2031-02-01').state, 'held_presumed')
  assert.equal(custodyEvidence([detained], '2033-02-01').state, 'unconfirmed')
})

test('a repeat without a new observation does not refresh it', () => {
  const repeat = madeUp({
    report: 'r2',
    type: 'detained',
    who: 'Vera Kupala',
    date: '2030-01-10',
    published: '2032-12-30',
  })
  const echo = madeUp({
    report: 'r3',
    type: 'not_released',
    who: 'Vera Kupala',
    published: '2032-12-30',
    speaker: { name: 'Outlet', kind: 'outlet' },
  })
  assert.equal(custodyEvidence([detained, repeat, echo], '2033-02-01').lastPositive, '2030-01-10')
})

test('a report that gives no day refreshes nothing, however late it repeats an act that was news once', () => {
  const told = (report: string, published: string) =>
    madeUp({
      report,
      type: 'transferred',
      who: 'Vera Kupala',
      date: published.slice(0, 7),
      published,
      flags: ['date_of_report'],
    })
  const once = custodyEvidence([detained, told('r2', '2030-06-01')], '2033-02-01')
  assert.equal(once.lastPositive, '2030-06-01')
  const again = custodyEvidence([detained, told('r2', '2030-06-01'), told('r3', '2032-12-30')], '2033-02-01')
  assert.equal(again.lastPositive, '2030-06-01')
})

test('one who may know refreshes it, and a release ends it', () => {
  const lawyer = madeUp({
    report: 'r2',
    type: 'not_released',
    who: 'Vera Kupala',
    published: '2033-01-20',
    speaker: { name: 'Hanna Ivashka', kind: 'person' },
  })
  assert.equal(custodyEvidence([detained, lawyer], '2033-02-01').state, 'held_confirmed')
  const out = madeUp({
    report: 'r3',
    type: 'released',
    who: 'Vera Kupala',
    date: '2033-01-25',
    published: '2033-01-26',
  })
  assert.equal(custodyEvidence([detained, lawyer, out], '2033-02-01').state, null)
})

test('a track record is shown with its uncertainty, and a short one is not graded', () => {
  const evidence = [
    madeUp({
      report: 'r1',
      type: 'count_crossed',
      number: 7,
      population: 'prisoners',
      date: '2031-05-11',
      outlet: 'Kurier',
    }),
    madeUp({
      report: 'r2',
      type: 'count_crossed',
      number: 6,
      population: 'prisoners',
      date: '2031-05-11',
      outlet: 'Ledger',
    }),
    madeUp({
      report: 'r3',
      type: 'count_crossed',
      number: 6,
      population: 'prisoners',
      date: '2031-05-11',
      outlet: 'Morning',
    }),
  ]
  const kurier = trackRecords(evidence).find((record) => record.outlet === 'Kurier')!
  assert.deepEqual([kurier.judged, kurier.contradicted, kurier.grade], [1, 1, 'F'])
  assert.deepEqual(kurier.history, [{ year: '2031', judged: 1, contradicted: 1 }])
  assert.ok(kurier.rate!.low < 0.25 && kurier.rate!.high === 1)
  const half = wilson(5, 10)!
  assert.ok(Math.abs(half.low - 0.2366) < 0.001 && Math.abs(half.high - 0.7634) < 0.001)
})

test('information is graded by what others say, apart from the source', () => {
  const grade = (origins: number, against: number) =>
    informationGrade({ independentOrigins: { for: origins, against } })
  assert.deepEqual([grade(4, 0), grade(2, 0), grade(1, 0), grade(3, 1), grade(1, 1), grade(0, 0)], [1, 2, 3, 4, 5, 6])
})
