import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Placed, passages } from './passages.ts'

const claim = (number: number, start: number, end: number, state: Placed['state'] = 'supported'): Placed => ({
  number,
  start,
  end,
  state,
})

test('overlapping claims cut the text where either begins or ends, and each number stands once, where its words end', () => {
  const text = 'Ann and Bob were freed.'
  const [passage] = passages(text, [claim(1, 0, 11), claim(2, 8, 22, 'contradicted')])
  assert.deepEqual(
    passage?.segments.map(({ text, state, ending }) => [text, state, ending.map(({ number }) => number)]),
    [
      ['Ann and ', 'supported', []],
      ['Bob', 'supported', [1]],
      [' were freed', 'contradicted', [2]],
      ['.', null, []],
    ],
  )
})

test('the shortest claim gives a stretch its verdict, so that a wide contradiction does not stain what stands', () => {
  const [passage] = passages('Ann and Bob', [claim(1, 0, 3), claim(2, 0, 11, 'contradicted')])
  assert.deepEqual(
    passage?.segments.map(({ text, state }) => [text, state]),
    [
      ['Ann', 'supported'],
      [' and Bob', 'contradicted'],
    ],
  )
})

test('a claim that runs over two paragraphs is marked in both and stands beside the first', () => {
  const found = passages('One two\n\nthree four', [claim(1, 4, 14)])
  assert.deepEqual(
    found.map(({ claims }) => claims.length),
    [1, 0],
  )
  assert.equal(found[0]?.segments.at(-1)?.ending.length, 1)
  assert.deepEqual(
    found[1]?.segments.map(({ text, state }) => [text, state]),
    [
      ['three', 'supported'],
      [' four', null],
    ],
  )
})

test('whatever the claims, no letter of the text is lost or doubled, and every claim is shown exactly once', () => {
  const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 12 })
  fc.assert(
    fc.property(fc.stringMatching(/^[a-c \n]{1,80}$/), spans, (text, lengths) => {
      const claims = lengths
        .map(([start, length], i) => claim(i + 1, start, Math.min(start + length, text.length)))
        .filter(({ start, end }) => text.slice(start, end).trim() !== '')
      const found = passages(text, claims)
      const shown = found.flatMap(({ segments }) => segments.map((segment) => segment.text)).join('')
      assert.equal(shown.replace(/\s/g, ''), text.replace(/\s/g, ''))
      const numbers = found.flatMap((passage) => passage.claims.map(({ number }) => number)).sort((a, b) => a - b)
      assert.deepEqual(
        numbers,
        claims.map(({ number }) => number),
      )
      const marks = found.flatMap(({ segments }) => segments.flatMap(({ ending }) => ending))
      assert.equal(marks.length, claims.length)
    }),
  )
})
