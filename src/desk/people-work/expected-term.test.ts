import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedTerms } from './expected-term.ts'
import { createFileClaim as told } from './made-up-claims.ts'

const arrest = told('a', 'detained', '2030-01-10')
const sentence = told('s', 'sentenced', '2030-06-10', { term: { years: 3, months: 0, days: 0 } })
const appeal = told('p', 'appeal_rejected', '2030-08-20')
const colony = told('c', 'transferred', '2030-09-15', { kind: 'colony_general' })

test('a term that is being served may end within a range, with its rule, inputs and doubts', () => {
  const [one, ...others] = expectedTerms([arrest, sentence, appeal, colony])
  assert.ok(one && others.length === 0)
  assert.deepEqual(one.estimate.rules, ['by-remand-general'])
  assert.deepEqual(one.claimIds, ['s', 'a', 'p', 'c'])
  assert.deepEqual(one.estimate.missing, [])
  assert.equal(one.estimate.uncertain, true)
  assert.ok(one.estimate.earliest <= one.estimate.likely && one.estimate.likely <= one.estimate.latest)
  // 222 days on remand at 1.5 shorten three years from 20 August 2030.
  assert.equal(one.estimate.likely, '2032-09-21')
})

test('what is not known widens the range and is named', () => {
  const [known] = expectedTerms([arrest, sentence, appeal, colony])
  const [open] = expectedTerms([arrest, sentence])
  assert.ok(known && open)
  assert.deepEqual(open.estimate.missing.toSorted(), ['in_force', 'target'])
  assert.ok(open.estimate.earliest < known.estimate.earliest && open.estimate.latest > known.estimate.latest)
})

test('nothing is worked out without a day of arrest, from a plan, or of a term that was shortened or is over', () => {
  assert.deepEqual(expectedTerms([sentence, appeal]), [])
  assert.deepEqual(expectedTerms([arrest, { ...sentence, claim: { ...sentence.claim, modality: 'planned' } }]), [])
  assert.deepEqual(expectedTerms([arrest, { ...sentence, verdict: 'contradicted' }]), [])
  assert.deepEqual(expectedTerms([arrest, sentence, told('r', 'released', '2031-01-01')]), [])
  assert.deepEqual(expectedTerms([arrest, sentence, told('l', 'sentence_reduced', '2031-01-01')]), [])
  assert.deepEqual(expectedTerms([told('m', 'detained', '2030-01'), sentence]), [])
})
