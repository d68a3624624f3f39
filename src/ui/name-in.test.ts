import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNameByRule, nameIn } from './name-in.ts'

const names = [
  { text: 'Alena Hrabava', language: 'en' },
  { text: 'Алена Грабава', language: 'be' },
]

test('a name stands as the page’s language writes it, else in its script', () => {
  const person = { name: 'Alena Hrabava', names }
  assert.equal(nameIn({ language: 'be' }, person), 'Алена Грабава')
  assert.equal(nameIn({ language: 'ru' }, person), 'Алена Грабава')
  assert.equal(nameIn({ language: 'en' }, person), 'Alena Hrabava')
  assert.equal(isNameByRule({ language: 'ru' }, person), false)
})

test('where nobody writes a name in the reader’s letters they are put by rule, with the spelling that they were made from', () => {
  const pole = { name: 'Szczęsny Wrzosek', names: [] }
  assert.equal(nameIn({ language: 'ru' }, pole), 'Щенсни Вжосек (Szczęsny Wrzosek)')
  assert.equal(nameIn({ language: 'be' }, pole), 'Шченсны Вжосэк (Szczęsny Wrzosek)')
  assert.equal(isNameByRule({ language: 'be' }, pole), true)
  assert.equal(
    nameIn({ language: 'en' }, { name: 'Вера Жук', names: [{ text: 'Вера Жук', language: 'be' }] }),
    'Vera Zhuk (Вера Жук)',
  )
})

test('a language without rules keeps the name as it is', () => {
  assert.equal(nameIn({ language: 'he' }, { name: 'Вера Жук', names: [] }), 'Вера Жук')
})
