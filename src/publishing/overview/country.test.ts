import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countryKnowledge } from './country.ts'

const knowledge = countryKnowledge()

test('a place of detention is found by its name in any language, by a short form and within longer words', () => {
  for (const words of [
    'Penal colony No. 2, Babruisk',
    'Исправительная колония № 2, Бобруйск',
    'Бабруйская калонія',
    'in the Babruisk colony, two hours from home',
  ])
    assert.equal(knowledge.facilityOf(words)?.id, 'ik-2-babruisk', words)
})

test('a town with one place of detention means it; a town with several, a country or nothing mean none', () => {
  assert.equal(knowledge.facilityOf('Hrodna')?.id, 'prison-1-hrodna')
  for (const words of ['Homiel', 'Minsk', 'Belarus', '', 'ІК']) assert.equal(knowledge.facilityOf(words), null, words)
})

test('an article of law is found by its number or by how reports word it', () => {
  assert.ok(knowledge.offencesOf('part 1 of Article 342').some(({ article }) => article === '342'))
  assert.deepEqual(
    knowledge.offencesOf('mass riots').map(({ article }) => article),
    ['293'],
  )
  assert.deepEqual(knowledge.offencesOf('an interview'), [])
})
