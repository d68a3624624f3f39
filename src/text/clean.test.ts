import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanText } from './clean.ts'

test('line ends become LF, spaces plain ones, letters composed', () => {
  assert.equal(cleanText('a\r\nb\rc\u2028d\u00a0e\tf и\u0306').text, 'a\nb\nc\nd e f й')
})

test('characters that hide or turn text are removed and counted', () => {
  const { text, removed } = cleanText('Алесь\u202e Прык\u200bлад\u00adны\u0000')
  assert.equal(text, 'Алесь Прыкладны')
  assert.deepEqual(removed, { control: 1, direction: 1, invisible: 2 })
})

test('a lone half of a character becomes the replacement character', () => {
  assert.equal(cleanText('a\ud800b').text, 'a\ufffdb')
})

test('cleaning twice changes nothing more', () => {
  const once = cleanText('e\u0301\u200b\r\n\u202ax').text
  assert.equal(cleanText(once).text, once)
})
