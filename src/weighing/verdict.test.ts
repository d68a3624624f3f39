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
  const reading = { credits: [], extractor: 'rules@1', claims: [] }
  const page = { id: 'r', title: null, url: null, published: null, language: 'en', text: 'x', aiDisclosure: null }
  const written = (outlet: string, url: string | null = null) => factsOf({ ...page, outlet, url }, reading).aiWritten
  assert.deepEqual(
    [written('Nishadil'), written('Evening Mail (GPT section)'), written('Mail', 'https://mail.example/gpt/story-1')],
    [true, true, true],
  )
  assert.equal(written('Evening Mail', 'https://mail.example/news/story-1'), false)
})

test('what only the report implies is not held against a day some weeks before, which a stated day is', () => {
  const body = [madeUp({ report: 'r1', type: 'released', who: 'Alesia Hrynko', date: WAVE })]
  const stated = madeUp({
    report: 'x',
    type: 'released',
    who: 'Alesia Hrynko',
    date: '2031-05-25',
    published: '2031-05-26',
  })
  const untold = madeUp({
    report: 'y',
    type: 'released',
    who: 'Alesia Hrynko',
    date: '2031-05-XX',
    published: '2031-05-26',
    flags: ['date_of_report'],
  })
  assert.equal(verdictFor(stated, body).state, 'contradicted')
  assert.equal(verdictFor(untold, body).state, 'single_origin')
})

test('an arrest told as after the protests of a year is not the arrest of that spring', () => {
  const body = [madeUp({ report: 'r1', type: 'detained', who: 'Alesia Hrynko', date: '2020-05-31' })]
  const say = (detail: string) =>
    verdictFor(madeUp({ report: 'x', type: 'detained', who: 'Alesia Hrynko', date: '2020', detail }), body).state
  assert.equal(say('Hrynko was arrested in 2020'), 'single_origin')
  assert.equal(say('Hrynko, arrested after the 2020 protests'), 'contradicted')
  assert.equal(say('Грынько, задержанная после президентских выборов 2020 года'), 'contradicted')
})

test('an amnesty is contradicted by the word of those who pardoned, and a pardon never by a newspaper’s word', () => {
  const group = { type: 'pardoned', number: 30, population: 'political prisoners', date: WAVE } as const
  const amnesty = madeUp({ ...group, report: 'r1', detail: 'in an amnesty covering 30 political prisoners' })
  const outlet = madeUp({ ...group, report: 'r2', detail: 'the president pardoned 30' })
  const state = madeUp({
    ...group,
    report: 'r3',
    detail: 'I pardoned 30',
    speaker: { name: 'Aliaksandr Lukashenka', kind: 'person' },
  })
  assert.equal(verdictFor(amnesty, [outlet]).state, 'single_origin')
  assert.equal(verdictFor(amnesty, [outlet, state]).state, 'disputed')
  assert.equal(verdictFor(state, [outlet, amnesty]).state, 'supported')
})

test('a month’s number that grew was overtaken; two numbers told after the month are a contradiction', () => {
  const count = { type: 'count_released', population: 'women', date: '2031-05' } as const
  const early = madeUp({ ...count, report: 'r1', number: 3, published: '2031-05-31' })
  const late = madeUp({ ...count, report: 'r2', number: 5, published: '2031-06-20' })
  const later = madeUp({ ...count, report: 'r3', number: 7, published: '2031-08-20' })
  assert.equal(verdictFor(late, [early]).state, 'unseen')
  assert.equal(verdictFor(late, [later]).state, 'contradicted')
})

test('thirteen others and fourteen in all are no two numbers of one group', () => {
  const all = madeUp({ report: 'r1', type: 'count_released', number: 14, population: 'prisoners', date: WAVE })
  const others = madeUp({
    report: 'x',
    type: 'count_released',
    number: 13,
    population: 'people',
    date: WAVE,
    detail: 'with him 13 more people came out',
  })
  assert.equal(verdictFor(others, [all]).state, 'unseen')
})

test('two organisations that count political prisoners may both be right', () => {
  const say = (name: string, number: number) =>
    madeUp({
      report: name,
      type: 'count_released',
      number,
      population: 'political prisoners',
      date: WAVE,
      speaker: { name, kind: 'organisation' },
    })
  const verdict = verdictFor(say('Viasna', 40), [say('Dissidentby', 44)])
  assert.equal(verdict.state, 'unseen')
  assert.equal(verdict.beside[0]?.origin, 'Dissidentby')
})

test('an arrest or a verdict at an age of three, and an act of the dead, are impossible', () => {
  const who = 'Alesia Hrynko'
  const born = madeUp({ report: 'r1', type: 'birth', who, date: '2028-02-03' })
  const arrested = madeUp({ report: 'x', type: 'detained', who, date: '2031-01-05' })
  const verdict = verdictFor(arrested, [born])
  assert.equal(verdict.state, 'contradicted')
  assert.equal(
    verdict.reasons?.some(({ code }) => code === 'age_impossible'),
    true,
  )
  const died = madeUp({ report: 'r2', type: 'died', who, date: '2030-02-01' })
  const starving = madeUp({ report: 'y', type: 'hunger_strike', who, date: '2031-01-05' })
  assert.equal(verdictFor(starving, [died]).state, 'contradicted')
  const grown = madeUp({ report: 'r3', type: 'birth', who, date: '1990' })
  assert.equal(verdictFor(arrested, [grown]).state, 'unseen')
})

test('a release told as news with a day before the only known arrest is impossible; one before a second arrest is not', () => {
  const who = 'Alesia Hrynko'
  const body = [
    madeUp({ report: 'r1', type: 'detained', who, date: '2030-03' }),
    madeUp({ report: 'r2', type: 'released', who, date: WAVE }),
  ]
  const misdated = madeUp({ report: 'x', type: 'released', who, date: '2029-05-11' })
  assert.equal(verdictFor(misdated, body).reasons?.[1]?.code, 'released_before_detention')
  const first = madeUp({ report: 'r3', type: 'detained', who, date: '2028-11-01' })
  assert.equal(verdictFor(misdated, [...body, first]).state, 'unseen')
  const told = madeUp({ report: 'x', type: 'released', who, date: WAVE })
  assert.equal(verdictFor(misdated, [...body, told], [], { report: [misdated, told] }).state, 'unseen')
})

test('a bare surname means one person within a report, and across reports where one person alone bears it', () => {
  const bare = (report: string, date: string) => madeUp({ report, type: 'died', who: 'Hrynko', date })
  const full = madeUp({ report: 'r0', type: 'health', who: 'Alesia Hrynko' })
  const other = madeUp({ report: 'r9', type: 'health', who: 'Pavel Hrynko' })
  assert.equal(verdictFor(bare('x', WAVE), [bare('r1', '2031-03-01'), full]).state, 'contradicted')
  assert.equal(verdictFor(bare('x', WAVE), [bare('r1', '2031-03-01'), full, other]).state, 'unseen')
})
