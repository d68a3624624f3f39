import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn } from './name-in.ts'

const names = [
  { text: 'Алена Грабава', language: 'be' },
  { text: 'Alena Hrabava', language: 'be-Latn' },
]

test('a name is shown in the language of the page, else in its script, else as it is', () => {
  const person = { name: 'Алена Грабава', names }
  assert.equal(nameIn({ language: 'be' }, person), 'Алена Грабава')
  assert.equal(nameIn({ language: 'ru' }, person), 'Алена Грабава')
  assert.equal(nameIn({ language: 'en' }, person), 'Alena Hrabava')
  assert.equal(nameIn({ language: 'ru' }, { name: 'Alena Hrabava', names }), 'Алена Грабава')
  assert.equal(nameIn({ language: 'en' }, { name: 'Алена', names: [{ text: 'Алена', language: 'be' }] }), 'Алена')
})
