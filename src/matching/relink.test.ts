import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim, Reading, ReadPerson } from '../reading/index.ts'
import { createPerson, type Judgement, mentionNode, type Node, type Person, personNode } from './identity.ts'
import { relink } from './relink.ts'

const person = (id: string, name: string, sex: 'f' | 'm' | null = null): Person =>
  createPerson({ id, names: [{ text: name, language: 'en' }], sex, born: null, minor: false })

const read = (id: string, name: string, minor = false): ReadPerson => ({
  id,
  name,
  mentions: [],
  role: 'prisoner',
  minor,
  sex: null,
})

function sentence(reportId: string, ref: string, name: string, years: number): Claim {
  return {
    kind: 'claim',
    id: `${reportId}-${ref}`,
    reportId,
    type: 'sentenced',
    subject: { kind: 'person', name, ref },
    value: { number: years, min: null, max: null, unit: 'year', quantifier: 'exact' },
    detail: null,
    population: null,
    measure: null,
    date: null,
    said: null,
    place: null,
    offence: null,
    releaseKind: null,
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
}

const reading = (reportId: string, people: readonly ReadPerson[], claims: readonly Claim[] = []): Reading => ({
  reportId,
  extractor: 'test@1',
  people,
  claims,
  credits: [],
  notes: [],
})

const judge = (seq: number, a: Node, b: Node, verdict: Judgement['verdict']): Judgement => {
  const [left, right] = [a, b].sort() as [Node, Node]
  return { seq, left, right, verdict, by: 'reviewer', second: 'second', reason: 'because', at: '2031-01-01T00:00:00Z' }
}

test('a name alone never links', () => {
  const [link] = relink(
    [reading('r1', [read('p1', 'Stsiapan Dubrouski')])],
    [person('dubrouski', 'Stsiapan Dubrouski')],
    [],
  )
  assert.equal(link?.personId, null)
  assert.equal(link?.basis, 'none')
  assert.equal(link?.candidates[0]?.personId, 'dubrouski')
})

test('a name in known company links, with its reasons', () => {
  const people = [
    person('dubrouski', 'Stsiapan Dubrouski', 'm'),
    person('harbuz', 'Yauhen Harbuz', 'm'),
    person('zhuk', 'Alena Zhuk', 'f'),
  ]
  const links = relink(
    [reading('r1', [read('p1', 'Степан Дубровский'), read('p2', 'Евгений Гарбуз'), read('p3', 'Елена Жук')])],
    people,
    [],
  )
  assert.deepEqual(
    links.map((link) => link.personId),
    ['dubrouski', 'harbuz', 'zhuk'],
  )
  assert.ok(links.every((link) => link.basis === 'context' && link.reasons.length >= 2))
})

test('two people of one name are quarantined, not guessed', () => {
  const people = [
    person('dubrouski-1', 'Stsiapan Dubrouski'),
    person('dubrouski-2', 'Stsiapan Dubrouski'),
    person('zhuk', 'Alena Zhuk'),
    person('harbuz', 'Yauhen Harbuz'),
  ]
  const [link] = relink(
    [reading('r1', [read('p1', 'Stsiapan Dubrouski'), read('p2', 'Alena Zhuk'), read('p3', 'Yauhen Harbuz')])],
    people,
    [],
  )
  assert.equal(link?.basis, 'quarantined')
  assert.equal(link?.personId, null)
})

test('a sentence that another report tied to one of the two settles it', () => {
  const people = [person('dubrouski-1', 'Stsiapan Dubrouski'), person('dubrouski-2', 'Stsiapan Dubrouski')]
  const known = [
    reading('r1', [read('p1', 'Stsiapan Dubrouski')], [sentence('r1', 'p1', 'Stsiapan Dubrouski', 9)]),
    reading('r2', [read('p1', 'Stsiapan Dubrouski')], [sentence('r2', 'p1', 'Stsiapan Dubrouski', 4)]),
  ]
  const judgements = [
    judge(1, mentionNode('r1', 'p1'), personNode('dubrouski-1'), 'same'),
    judge(2, mentionNode('r2', 'p1'), personNode('dubrouski-2'), 'same'),
  ]
  const fresh = reading('r3', [read('p1', 'Stsiapan Dubrouski')], [sentence('r3', 'p1', 'Stsiapan Dubrouski', 4)])
  const links = relink([...known, fresh], people, judgements)
  assert.deepEqual(
    links.map((link) => [link.personId, link.basis]),
    [
      ['dubrouski-1', 'judgement'],
      ['dubrouski-2', 'judgement'],
      ['dubrouski-2', 'context'],
    ],
  )
})

test('a husband and a wife are two people in any company', () => {
  const people = [
    person('losko-ivan', 'Ivan Losko', 'm'),
    person('zhuk', 'Alena Zhuk', 'f'),
    person('harbuz', 'Yauhen Harbuz', 'm'),
  ]
  const [link] = relink(
    [reading('r1', [read('p1', 'Iryna Losko'), read('p2', 'Alena Zhuk'), read('p3', 'Yauhen Harbuz')])],
    people,
    [],
  )
  assert.equal(link?.personId, null)
})

test('a child is not taken for the adult of that name', () => {
  const people = [
    person('dubrouski', 'Stsiapan Dubrouski'),
    person('zhuk', 'Alena Zhuk'),
    person('harbuz', 'Yauhen Harbuz'),
  ]
  const [link] = relink(
    [reading('r1', [read('p1', 'Stsiapan Dubrouski', true), read('p2', 'Alena Zhuk'), read('p3', 'Yauhen Harbuz')])],
    people,
    [],
  )
  assert.equal(link?.personId, null)
})

test('"different" holds against name and company', () => {
  const people = [
    person('dubrouski', 'Stsiapan Dubrouski'),
    person('zhuk', 'Alena Zhuk'),
    person('harbuz', 'Yauhen Harbuz'),
  ]
  const judgements = [judge(1, mentionNode('r1', 'p1'), personNode('dubrouski'), 'different')]
  const [link] = relink(
    [reading('r1', [read('p1', 'Stsiapan Dubrouski'), read('p2', 'Alena Zhuk'), read('p3', 'Yauhen Harbuz')])],
    people,
    judgements,
  )
  assert.equal(link?.personId, null)
})

test('the order in which reports came changes nothing', () => {
  const people = [
    person('dubrouski', 'Stsiapan Dubrouski'),
    person('zhuk', 'Alena Zhuk'),
    person('harbuz', 'Yauhen Harbuz'),
  ]
  const readings = [
    reading(
      'r1',
      [read('p1', 'Stsiapan Dubrouski'), read('p2', 'Alena Zhuk')],
      [sentence('r1', 'p1', 'Stsiapan Dubrouski', 9)],
    ),
    reading('r2', [read('p1', 'Stsiapan Dubrouski')], [sentence('r2', 'p1', 'Stsiapan Dubrouski', 9)]),
  ]
  assert.deepEqual(relink([...readings].reverse(), people, []), relink(readings, people, []))
})
