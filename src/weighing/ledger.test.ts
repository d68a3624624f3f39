import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findEvents } from './event.ts'
import { ledgerOf } from './ledger.ts'
import { type MadeUp, madeUp } from './made-up.ts'

const DAY = '2031-05-11'
const wave = (given: Partial<MadeUp> & Pick<MadeUp, 'report' | 'type'>) =>
  madeUp({ date: DAY, place: 'Belarus', ...given })

const EVIDENCE = [
  wave({
    report: 'r1',
    type: 'count_released',
    number: 5,
    population: 'prisoners',
    speaker: { name: 'Gitanas Nausėda', kind: 'person' },
  }),
  wave({ report: 'r2', type: 'count_released', number: 5, population: 'political prisoners', origin: 'BelTA' }),
  wave({ report: 'r2', type: 'count_released', number: 2, population: 'Lithuanian citizens', origin: 'BelTA' }),
  wave({
    report: 'r3',
    type: 'count_released',
    number: 4,
    population: 'recognised political prisoners',
    outlet: 'Viasna',
  }),
  wave({ report: 'r4', type: 'count_crossed', number: 5, population: 'prisoners', outlet: 'Reuters' }),
  wave({ report: 'r5', type: 'count_crossed', number: 4, population: 'prisoners', outlet: 'Belsat' }),
  wave({ report: 'r1', type: 'released', who: 'Ryhor Talash', personId: 'talash' }),
  wave({ report: 'r5', type: 'release_refused', who: 'Ryhor Talash', personId: 'talash', published: '2031-05-13' }),
  wave({ report: 'r3', type: 'released', who: 'Vera Kupala', personId: 'kupala', outlet: 'Viasna' }),
  wave({ report: 'r4', type: 'released', who: 'Вера Купала', personId: 'kupala', outlet: 'Reuters' }),
  wave({ report: 'r6', type: 'released', who: 'Alesia Hrynko', personId: 'hrynko', ai: true }),
  madeUp({
    report: 'r7',
    type: 'released',
    who: 'Alesia Hrynko',
    personId: 'hrynko',
    date: '2030-07-03',
    published: '2030-07-05',
  }),
  wave({
    report: 'r8',
    type: 'count_released',
    number: 3,
    population: 'prisoners',
    date: '2031-05-16',
    published: '2031-05-16',
  }),
]
const PEOPLE = [
  { id: 'talash', name: 'Ryhor Talash', nationality: 'BY' },
  { id: 'kupala', name: 'Vera Kupala', nationality: 'BY' },
  { id: 'hrynko', name: 'Alesia Hrynko', nationality: 'BY' },
]

test('events are found, and days apart stay apart', () => {
  assert.deepEqual(
    findEvents(EVIDENCE).map((event) => event.id),
    ['release-by-2031-05-11', 'release-by-2031-05-16'],
  )
})

test('the ledger reconciles the announced number with people, refusals, wrong names and the unnamed', () => {
  const event = findEvents(EVIDENCE)[0]!
  const ledger = ledgerOf(event, EVIDENCE, PEOPLE)
  assert.equal(ledger.announced[0]?.number, 5)
  assert.deepEqual(
    ledger.slots.map((slot) => [slot.person.id, slot.outcome]),
    [
      ['talash', 'refused'],
      ['kupala', 'out_reported'],
    ],
  )
  assert.deepEqual(
    ledger.misnamed.map((entry) => [entry.person.id, entry.reasonCodes]),
    [['hrynko', ['already_out', 'possibly_invented']]],
  )
  assert.deepEqual(
    ledger.unnamed.map(({ number, population, group, evidence }) => [number, population, group, evidence.length]),
    [
      [2, 'citizens of Lithuania', 'from LT', 1],
      [1, 'other prisoners', null, 0],
    ],
  )
  assert.deepEqual(ledger.totals, {
    announced: 5,
    named: 2,
    matched: 2,
    confirmed: 0,
    corroborated: 1,
    disputed: 0,
    refused: 1,
    unnamed: 3,
  })
  assert.deepEqual(
    ledger.tallies.map(({ organisation, number, reasonCodes }) => [organisation, number, ...reasonCodes]),
    [
      ['BelTA', 2, 'foreign_nationals_separate'],
      ['Belsat', 4, 'refused'],
      ['Reuters', 5],
      ['Viasna', 4, 'not_recognised_by_scheme'],
    ],
  )
  assert.ok(ledger.contradictions.some((entry) => /crossed/.test(entry.about) && entry.values.length === 2))
  assert.deepEqual(ledger.balance.holds, true)
})

test('stock before and after is balanced within one organisation’s own series', () => {
  const stock = (number: number, date: string) =>
    madeUp({
      report: `s${date}`,
      type: 'count_held',
      number,
      population: 'political prisoners',
      date,
      published: date,
      outlet: 'Viasna',
    })
  const evidence = [...EVIDENCE, stock(1200, '2031-05-01'), stock(1203, '2031-05-20')]
  const [step] = ledgerOf(findEvents(evidence)[0]!, evidence, PEOPLE).balance.stocks
  assert.equal(step?.residual, 1203 - (1200 - 4))
  assert.match(step?.explanation ?? '', /7 more than the release explains/)
})

test('where no nationality tells, the unnamed remainder is divided by sex, and by nothing where that is not known of one who is named', () => {
  const evidence = [
    wave({ report: 'r1', type: 'count_released', number: 25, population: 'prisoners', outlet: 'BelTA' }),
    wave({ report: 'r1', type: 'count_released', number: 12, population: 'women', outlet: 'BelTA' }),
    wave({ report: 'r1', type: 'count_released', number: 13, population: 'men', outlet: 'BelTA' }),
    wave({ report: 'r2', type: 'released', who: 'Vera Kupala', personId: 'kupala', outlet: 'Reuters' }),
  ]
  const unnamed = (sex: 'f' | null) =>
    ledgerOf(findEvents(evidence)[0]!, evidence, [{ id: 'kupala', name: 'Vera Kupala', sex }]).unnamed.map(
      ({ number, group }) => [group, number],
    )
  assert.deepEqual(unnamed('f'), [
    ['men', 13],
    ['women', 11],
  ])
  assert.deepEqual(unnamed(null), [['', 24]])
})

test('a person whom one report names in full and another by the surname stands once among the contradictions', () => {
  const evidence = [
    wave({ report: 'r1', type: 'count_released', number: 5, population: 'prisoners', outlet: 'BelTA' }),
    wave({ report: 'r2', type: 'released', who: 'Ryhor Talash', personId: 'talash', outlet: 'Reuters' }),
    wave({ report: 'r3', type: 'release_refused', who: 'Ryhor Talash', personId: 'talash', outlet: 'Belsat' }),
    wave({ report: 'r4', type: 'release_refused', who: 'Talash', outlet: 'Viasna' }),
    wave({ report: 'r4', type: 'released', who: 'Talash', outlet: 'Viasna' }),
  ]
  const found = ledgerOf(findEvents(evidence)[0]!, evidence, PEOPLE).contradictions
  assert.equal(found.filter(({ code }) => code === 'outcome').length, 1)
})
