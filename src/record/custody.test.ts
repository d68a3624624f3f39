import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim, ClaimType } from '../reading/index.ts'
import { assess, type Evidence } from '../weighing/index.ts'
import { statusAsKnown, statusAsOf } from './as-known.ts'
import { isCounted, loadCountries, stockBetween } from './counting-sets.ts'
import { custodyAt, custodyOf } from './custody.ts'
import { statusOf } from './status.ts'

interface Told {
  readonly type: ClaimType
  readonly on: string
  readonly kind?: string
  readonly learned?: string
}

function evidenceOf(told: readonly Told[]): readonly Evidence[] {
  return told.map(({ type, on, kind = null, learned = `${on}T00:00:00Z` }, at) => {
    const report = {
      id: `r${at}`,
      title: null,
      outlet: `Outlet ${at}`,
      url: null,
      published: on,
      language: 'en',
      text: null,
      credits: [],
      aiWritten: false,
      citesUs: false,
    }
    const claim: Claim = {
      kind: 'claim',
      id: `c${at}`,
      reportId: report.id,
      type,
      subject: { kind: 'person', name: 'Halina Zorka', ref: 'p1' },
      value: null,
      detail: null,
      population: null,
      measure: null,
      date: { edtf: on, raw: on },
      said: on,
      place: null,
      offence: null,
      releaseKind: kind,
      polarity: 'affirms',
      modality: 'reported',
      speaker: null,
      origin: null,
      quote: { start: 0, end: 1, text: 'x' },
      confidence: 1,
      extractor: 'test@1',
      minor: false,
      flags: [],
    }
    return { claim, report, personId: 'zorka-halina', lineage: report.id, learned }
  })
}

const life: readonly Told[] = [
  { type: 'detained', on: '2021-05-02' },
  { type: 'charged', on: '2021-05-10' },
  { type: 'hunger_strike', on: '2021-06-01' },
  { type: 'hunger_strike_ended', on: '2021-06-20' },
  { type: 'sentenced', on: '2021-12-01' },
  { type: 'appeal_rejected', on: '2022-02-01' },
  { type: 'transferred', on: '2022-03-01', kind: 'prison_regime' },
  { type: 'held_incommunicado', on: '2023-01-01' },
  { type: 'released', on: '2025-09-11', kind: 'deportation_expulsion' },
  { type: 'returned_to_prison', on: '2025-10-01' },
]
const custody = custodyOf(assess(evidenceOf(life)))

test('the four axes change independently, and each stretch lasts until something else is told', () => {
  const told = (axis: 'liberty' | 'form' | 'overlay' | 'stage') =>
    custody[axis].map(({ value, from, until }) => [value, from, until])
  assert.deepEqual(told('liberty'), [
    ['deprived', '2021-05-02', '2025-09-11'],
    ['free_conditional', '2025-09-11', '2025-10-01'],
    ['deprived', '2025-10-01', null],
  ])
  assert.deepEqual(told('form'), [
    ['detention', '2021-05-02', '2021-12-01'],
    ['custody', '2021-12-01', '2022-03-01'],
    ['prison_regime', '2022-03-01', '2025-09-11'],
    ['detention', '2025-10-01', null],
  ])
  assert.deepEqual(told('overlay'), [
    ['hunger_strike', '2021-06-01', '2021-06-20'],
    ['incommunicado', '2023-01-01', '2025-09-11'],
  ])
  assert.deepEqual(told('stage').slice(0, 4), [
    ['investigation', '2021-05-02', '2021-05-10'],
    ['indicted', '2021-05-10', '2021-12-01'],
    ['verdict', '2021-12-01', '2022-02-01'],
    ['in_force', '2022-02-01', null],
  ])
  assert.deepEqual(custody.episodes, [
    { from: '2021-05-02', until: '2025-09-11' },
    { from: '2025-10-01', until: null },
  ])
})

test('what held on a day is asked of every axis at once', () => {
  assert.deepEqual(custodyAt(custody, '2021-06-10'), {
    liberty: ['deprived'],
    form: ['detention'],
    overlay: ['hunger_strike'],
    stage: ['indicted'],
  })
  assert.deepEqual(custodyAt(custody, '2020-01-01'), { liberty: [], form: [], overlay: [], stage: [] })
})

test('as of a day is not as known on a day', () => {
  const late = evidenceOf([
    { type: 'detained', on: '2021-05-02' },
    { type: 'released', on: '2021-08-01', learned: '2022-01-01T00:00:00Z' },
  ])
  assert.equal(statusAsOf(assess(late), '2021-07-01').liberty, 'deprived')
  assert.equal(statusAsOf(assess(late), '2021-09-01').liberty, 'free')
  assert.equal(statusAsKnown(late, [], '2021-09-01', '2021-09-01').liberty, 'deprived')
  assert.equal(statusAsKnown(late, [], '2021-09-01', '2022-02-01').liberty, 'free')
})

test('house arrest counts for one organisation and not for another', () => {
  const { sets } = loadCountries()
  const [viasna, own] = ['viasna-held', 'register-held'].map((id) => sets.find((set) => set.id === id))
  assert.ok(viasna && own)
  const athome = { liberty: ['restricted'], form: ['house_arrest'] }
  assert.deepEqual([isCounted(viasna, athome), isCounted(own, athome)], [true, false])
})

test('a stock that does not follow from who came and who went shows the rest', () => {
  const members = { before: new Set(['a', 'b', 'c']), after: new Set(['b', 'c', 'd', 'e']) }
  assert.deepEqual(stockBetween(members, { before: 3, after: 4 }), { entered: 2, left: 1, residual: 0 })
  assert.equal(stockBetween(members, { before: 3, after: 9 }).residual, 5)
})

test('a person whom only machine-written reports name is possibly invented; one other report is enough to take that away', () => {
  const told = evidenceOf([{ type: 'released', on: '2031-05-11' }])
  const byMachine = told.map((entry) => ({ ...entry, report: { ...entry.report, aiWritten: true } }))
  assert.equal(statusOf(assess(byMachine)).possiblyInvented, true)
  assert.equal(statusOf(assess(told)).possiblyInvented, false)
})

test('a status holds the last day on which the person was seen in custody, and whether a way out is told since', () => {
  const held = evidenceOf([
    { type: 'detained', on: '2030-01-10' },
    { type: 'sentenced', on: '2030-06-01' },
  ])
  const seen = statusOf(assess(held)).custodySeen
  assert.deepEqual([seen?.date, seen?.outSince], ['2030-06-01', false])
  const out = evidenceOf([
    { type: 'detained', on: '2030-01-10' },
    { type: 'released', on: '2031-05-11' },
  ])
  assert.equal(statusOf(assess(out)).custodySeen?.outSince, true)
})
