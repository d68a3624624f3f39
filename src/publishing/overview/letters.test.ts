import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonEntry } from '../edition.ts'
import { lettersFor } from './letters.ts'

type Held = Parameters<typeof lettersFor>[0]

const status: PersonEntry['status'] = {
  liberty: 'deprived',
  since: '2031-01-01',
  place: 'Penal colony No. 1, Navapolatsk',
  lastEvidence: '2031-02-01',
  ladder: 'corroborated',
  state: 'supported',
}
const form = (value: string) => ({
  value,
  from: '2031-01-01',
  until: null,
  ladder: 'corroborated' as const,
  factId: 'f',
})
const held = (value: string, more: Partial<PersonEntry['status']> = {}): Held => ({
  status: { ...status, ...more },
  custody: { liberty: [], form: [form(value)], overlay: [], stage: [], episodes: [] },
})

test('who is held in a colony has the rule of the country, with its source and its day', () => {
  const letters = lettersFor(held('colony'))
  assert.equal(letters?.facility.id, 'ik-1-navapolatsk')
  assert.equal(letters?.rule?.accepted, 'relatives')
  assert.match(letters?.rule?.source ?? '', /^https/)
  assert.notEqual(letters?.rule?.as_of ?? '', '')
})

test('where nobody has said who may write, nothing is said', () => {
  assert.equal(lettersFor(held('remand'))?.rule, null)
})

test('whoever is free, or held nobody knows where, has no address', () => {
  assert.equal(lettersFor(held('colony', { liberty: 'free' })), null)
  assert.equal(lettersFor(held('colony', { place: null })), null)
  assert.equal(lettersFor(held('colony', { place: 'somewhere' })), null)
})
