import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldCarefully, foldName } from './fold.ts'
import { foldPlainly } from './fold-plain.ts'

const letters = Array.from("Игорьйёўїґ'’ʼ -–.,;/()Losikłšé İıßǅ́̆0٣")
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 24 })

test('the quick way to fold a name gives what the careful way gives, or leaves it to that', () => {
  fc.assert(
    fc.property(text, (name) => {
      const quick = foldPlainly(name)
      if (quick) assert.deepEqual(quick, foldCarefully(name))
    }),
    { numRuns: 3000 },
  )
})

test('letters of another script that look alike are put right within a word', () => {
  assert.deepEqual(
    foldName('Iван Петpенко Вepeмейчик').map((token) => token.text),
    ['іван', 'петренко', 'веремейчик'],
  )
})
