import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sentences } from './sentences.ts'

const split = (text: string) => sentences(text).map((one) => one.text)

test('sentences end at full stops, questions and line ends', () => {
  assert.deepEqual(split('Она дома. Где он? «Жив!» Точка.\nДальше'), [
    'Она дома.',
    'Где он?',
    '«Жив!»',
    'Точка.',
    'Дальше',
  ])
})

test('an initial ends no sentence', () => {
  assert.deepEqual(split('A. Prykladnaja spoke. P. Zmyślony did not.'), [
    'A. Prykladnaja spoke.',
    'P. Zmyślony did not.',
  ])
})

test('each sentence stands at its offsets', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('А', 'b', '.', '!', ' ', '\n', '«', '»', '1') }), (text) => {
      for (const one of sentences(text)) assert.equal(text.slice(one.start, one.end), one.text)
      assert.equal(split(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''))
    }),
  )
})
