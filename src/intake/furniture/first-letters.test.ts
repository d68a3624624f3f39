import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { firstLetters } from './first-letters.ts'

const lettersOf = (source: string) => [...(firstLetters(source) ?? ['?'])].sort().join('')

test('a pattern tells with which letters a line begins, where it can be told', () => {
  assert.equal(lettersOf('share this'), 's')
  assert.equal(lettersOf('share|tell a friend'), 'st')
  assert.equal(lettersOf('(?:please )?share'), 'ps')
  assert.equal(lettersOf('(our|the) (news|letter)'), 'ot')
  assert.equal(lettersOf('(?:(?:a|b) )?c'), 'abc')
  assert.equal(lettersOf('\\d+ views'), '0123456789')
  for (const unknown of ['s?hare', '[st]ell', '.*x', '', '(?:a){2}b', 'a|\\p{L}x'])
    assert.equal(lettersOf(unknown), '?')
})

test('a line that matches a pattern always begins with one of its letters', () => {
  const word = fc.stringMatching(/^[a-z]{1,4}$/)
  const part = fc.oneof(
    word,
    fc.tuple(word, word).map(([a, b]) => `(?:${a}|${b})`),
    word.map((a) => `(?:${a} )?`),
    word.map((a) => `${a}s?`),
  )
  const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `(?:${parts.join('')})`)
  fc.assert(
    fc.property(pattern, fc.array(word, { maxLength: 4 }), (source, words) => {
      const line = words.join('')
      const letters = firstLetters(source)
      if (new RegExp(`^${source}`, 'u').test(line) && letters !== null && line !== '')
        assert.ok(letters.has(line[0] ?? ''), source)
    }),
    { numRuns: 500 },
  )
})
