import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factsOf } from './gather.ts'
import { madeUp } from './made-up.ts'
import { verdictFor } from './verdict.ts'

const WAVE = '2031-05-11'

test('a person free since the year before contradicts a release in this wave, and machine-written reports do not count', () => {
  const body = [
    madeUp({ report: 'r1', type: 'released', who: 'Alesia Hrynko', date: '2030-07', published: '2030-07-10' }),
    madeUp({ report: 'r2', type: 'released', who: 'Алеся Грынько', date: '2030-07-03', published: '2030-07-05' }),
    madeUp({ report: 'r3', type: 'released', who: 'Alesia Hrynko', date: WAVE, ai: true }),
  ]
  const checked = madeUp({ report: 'x', type: 'released', who: 'Alesia Hrynko', date: WAVE })
  const verdict = verdictFor(checked, body)
  assert.equal(verdict.state, 'contradicted')
  assert.deepEqual(verdict.independentOrigins, { for: 0, against: 2 })
  assert.match(verdict.explanation, /already out before/)
})

test('a new detention between two releases makes both possible', () => {
  const body = [
    madeUp({ report: 'r1', type: 'released', who: 'Alesia Hrynko', date: '2030-07-03', published: '2030-07-05' }),
    madeUp({ report: 'r2', type: 'detained', who: 'Alesia Hrynko', date: '2030-11-02', published: '2030-11-03' }),
  ]
  const checked = madeUp({ report: 'x', type: 'released', who: 'Alesia Hrynko', date: WAVE })
  assert.equal(verdictFor(checked, body).state, 'unseen')
})

test('an undated release beside a number of the day means that day', () => {
  const report = [
    madeUp({ report: 'x', type: 'count_released', number: 40, population: 'political prisoners', at: 0 }),
    madeUp({ report: 'x', type: 'released', who: 'Alesia Hrynko', at: 60 }),
  ]
  const body = [
    madeUp({ report: 'r1', type: 'released', who: 'Alesia Hrynko', date: '2030-07-03', published: '2030-07-05' }),
  ]
  assert.equal(verdictFor(report[1]!, body, [], { report }).state, 'contradicted')
})

test('an announced number is supported, and other counts of the event stand beside it', () => {
  const post = { name: 'Gitanas Nausėda', kind: 'person' as const }
  const body = [
    madeUp({ report: 'r1', type: 'count_released', number: 52, population: 'prisoners', date: WAVE, speaker: post }),
    madeUp({
      report: 'r2',
      type: 'count_released',
      number: 52,
      population: 'political prisoners',
      date: WAVE,
      speaker: { name: 'US Embassy in Vilnius', kind: 'organisation' },
    }),
    madeUp({
      report: 'r3',
      type: 'count_released',
      number: 40,
      population: 'recognised political prisoners',
      date: WAVE,
      speaker: { name: 'Viasna', kind: 'organisation' },
    }),
    madeUp({ report: 'r4', type: 'count_released', number: 14, population: 'foreigners', date: WAVE, origin: 'BelTA' }),
    madeUp({ report: 'r5', type: 'count_crossed', number: 51, population: 'prisoners', date: WAVE, outlet: 'Belsat' }),
    madeUp({
      report: 'r6',
      type: 'count_held',
      number: 1200,
      population: 'political prisoners',
      date: WAVE,
      outlet: 'Pozirk',
    }),
  ]
  const checked = madeUp({
    report: 'x',
    type: 'count_released',
    number: 52,
    population: 'political prisoners',
    speaker: post,
  })
  const verdict = verdictFor(checked, body)
  assert.equal(verdict.state, 'supported')
  assert.deepEqual(verdict.independentOrigins, { for: 2, against: 0 })
  assert.equal(verdict.beside.length, 3)
})

test('a deal with the one state contradicts a swap proposed by another', () => {
  const body = [
    madeUp({
      report: 'r1',
      type: 'exchange_terms',
      detail: 'deal with the United States: eased sanctions on Belavia',
      date: WAVE,
      outlet: 'Reuters',
    }),
    madeUp({
      report: 'r2',
      type: 'exchange_terms',
      detail: 'not an exchange: one-sided release',
      date: WAVE,
      outlet: 'Zerkalo',
    }),
  ]
  const checked = madeUp({
    report: 'x',
    type: 'exchange_terms',
    detail: 'prisoner exchange proposed by Lithuania',
    published: '2031-05-12',
  })
  const verdict = verdictFor(checked, body)
  assert.equal(verdict.state, 'contradicted')
  assert.equal(verdict.independentOrigins.against, 2)
})

test('a refusal contradicts the release of the one who refused', () => {
  const body = [madeUp({ report: 'r1', type: 'release_refused', who: 'Ryhor Talash', date: WAVE })]
  const checked = madeUp({ report: 'x', type: 'released', who: 'Ryhor Talash', date: WAVE })
  assert.equal(verdictFor(checked, body).state, 'contradicted')
})

test('twenty outlets that quote one speaker are one origin', () => {
  const body = Array.from({ length: 20 }, (_, at) =>
    madeUp({
      report: `r${at}`,
      type: 'count_released',
      number: 52,
      population: 'people',
      date: WAVE,
      speaker: { name: at % 2 ? 'Науседа' : 'Gitanas Nauseda', kind: 'person' },
    }),
  )
  const verdict = verdictFor(
    madeUp({ report: 'x', type: 'count_released', number: 52, population: 'people', date: WAVE }),
    body,
  )
  assert.equal(verdict.state, 'single_origin')
  assert.match(verdict.explanation, /20 reports, 1 origin: Gitanas Nausėda \(20\)/)
})

test('an agency and the ministry above it are one origin', () => {
  const body = [
    madeUp({ report: 'r1', type: 'count_released', number: 14, population: 'people', date: WAVE, outlet: 'BelTA' }),
    madeUp({
      report: 'r2',
      type: 'count_released',
      number: 14,
      population: 'people',
      date: WAVE,
      outlet: 'СБ. Беларусь сегодня',
    }),
  ]
  const checked = madeUp({ report: 'x', type: 'count_released', number: 14, population: 'people', date: WAVE })
  assert.equal(verdictFor(checked, body).independentOrigins.for, 1)
})

test('a decision by people overrides the count and is named', () => {
  const body = [madeUp({ report: 'r1', type: 'released', who: 'Ryhor Talash', date: WAVE })]
  const checked = madeUp({ report: 'x', type: 'released', who: 'Ryhor Talash', date: WAVE })
  const decision = {
    claimId: body[0]!.claim.id,
    state: 'confirmed' as const,
    by: 'two reviewers',
    at: '2031-05-13',
    reason: 'seen by the lawyer',
  }
  const verdict = verdictFor(checked, body, [decision])
  assert.equal(verdict.state, 'supported')
  assert.match(verdict.explanation, /Decided by two reviewers on 2031-05-13/)
})

test('a denial that there was an exchange does not contradict a deal over sanctions', () => {
  const denied = {
    report: 'r1',
    type: 'exchange_terms' as const,
    detail: 'no prisoner exchange, the Lithuanian president said',
  }
  const body = [madeUp({ ...denied, date: WAVE, polarity: 'denies', outlet: 'Zerkalo' })]
  const checked = madeUp({
    report: 'x',
    type: 'exchange_terms',
    detail: 'the United States eased sanctions in return',
    date: WAVE,
  })
  assert.equal(verdictFor(checked, body).independentOrigins.against, 0)
})

test('a page of an outlet known for machine-written pages is suspected where it says nothing, and carries no weight', () => {
  const reading = { credits: [], extractor: 'rules@1' }
  const page = { id: 'r', title: null, url: null, published: null, language: 'en', text: 'x', aiDisclosure: null }
  const written = (outlet: string, url: string | null = null) => factsOf({ ...page, outlet, url }, reading).aiWritten
  assert.deepEqual(
    [written('Nishadil'), written('Evening Mail (GPT section)'), written('Mail', 'https://mail.example/gpt/story-1')],
    [true, true, true],
  )
  assert.equal(written('Evening Mail', 'https://mail.example/news/story-1'), false)
})
