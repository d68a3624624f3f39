import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact, PersonEntry } from '../edition.ts'
import { monthOf, stands } from './facts.ts'
import { survivalOf } from './survival.ts'

function fact(type: Fact['type'], edtf: string, more: Partial<Fact> = {}): Fact {
  return {
    id: `${type}-${edtf}`,
    type,
    subject: { kind: 'person', name: 'Alena Hrabava', personId: 'p' },
    value: null,
    population: null,
    measure: null,
    date: { edtf, raw: '' },
    place: null,
    offence: null,
    kind: null,
    detail: null,
    polarity: 'affirms',
    modality: 'reported',
    state: 'supported',
    ladder: 'corroborated',
    independentOrigins: { for: 2, against: 0 },
    for: [],
    against: [],
    explanation: '',
    ...more,
  }
}

function person(id: string, facts: readonly Fact[], lastEvidence: string | null = null): PersonEntry {
  return {
    id,
    name: id,
    names: [],
    description: null,
    status: { liberty: 'unknown', since: null, place: null, lastEvidence, ladder: 'reported', state: 'unseen' },
    facts,
    recognitions: [],
    eventIds: [],
  }
}

test('the share in custody falls by those released among those still observed', () => {
  const { steps, people, open } = survivalOf([
    person('a', [fact('detained', '2021-01'), fact('released', '2022-01')]),
    person('b', [fact('detained', '2021-01'), fact('released', '2023-01')]),
    person('c', [fact('detained', '2021-01')], '2022-07-15'),
    person('d', [fact('detained', '2021-01'), fact('released', '2023-01')]),
  ])
  assert.equal(people, 4)
  assert.equal(open, 1)
  assert.deepEqual(
    steps.map(({ months, share, atRisk }) => [months, share, atRisk]),
    [
      [12, 0.75, 4],
      [24, 0, 2],
    ],
  )
})

test('who has no dated arrest, or was released before it, is not in the curve', () => {
  const { people } = survivalOf([
    person('a', [fact('released', '2022-01')]),
    person('b', [fact('detained', '2022'), fact('released', '2023-01')]),
    person('c', [fact('detained', '2023-01'), fact('released', '2022-01')]),
  ])
  assert.equal(people, 0)
})

test('a plan, a denial and what is contradicted do not count', () => {
  assert.ok(stands(fact('released', '2022-01')))
  assert.ok(!stands(fact('released', '2022-01', { modality: 'planned' })))
  assert.ok(!stands(fact('released', '2022-01', { polarity: 'denies' })))
  assert.ok(!stands(fact('released', '2022-01', { state: 'contradicted' })))
})

test('a month is read where it is known and nowhere else', () => {
  assert.equal(monthOf('2025-09-11'), '2025-09')
  assert.equal(monthOf('2025-09-XX'), '2025-09')
  assert.equal(monthOf('2025'), null)
  assert.equal(monthOf('2025-XX'), null)
  assert.equal(monthOf('2025-21'), null)
})
