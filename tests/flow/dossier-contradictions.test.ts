import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { parse } from 'yaml'
import type { Contradiction } from '../../dist/weighing/index.js'
import { root } from '../source.ts'
import { testRegister } from './register.ts'

interface Expected {
  readonly about: string
  readonly find: { readonly code: string; readonly about?: string; readonly subject?: string }
  readonly values: readonly { readonly value: string | number; readonly who?: string; readonly origins: number }[]
}

const file = join(root, 'tests', 'flow', 'dossier-contradictions.yml')
const expected = parse(await readFile(file, 'utf8')) as readonly Expected[]
let found: readonly Contradiction[] = []

before(async () => {
  const app = await testRegister({ demo: true })
  found = (await app.ledger('2025-09-11'))?.contradictions ?? []
})

const matches = ({ find }: Expected, { code, about, subject }: Contradiction): boolean =>
  code === find.code &&
  (find.about === undefined || about === find.about) &&
  (find.subject === undefined || subject === find.subject)

describe('the release of the dossier shows each real contradiction with its values, who says so and how many origins', () => {
  for (const wanted of expected)
    test(wanted.about, () => {
      const one = found.find((contradiction) => matches(wanted, contradiction))
      assert.ok(one, `not on the ledger; there are: ${found.map(({ about }) => about).join('; ')}`)
      const values = (some: readonly { value: string | number }[]) => some.map(({ value }) => String(value)).sort()
      assert.deepEqual(values(one.values), values(wanted.values))
      for (const { value, who, origins } of wanted.values) {
        const given = one.values.find((other) => String(other.value) === String(value))
        assert.ok(given && given.origins >= origins, `${value}: ${given?.origins} origins, expected ${origins} or more`)
        assert.ok(who === undefined || given.who.includes(who), `${value} is said by ${given.who.join(', ')}`)
      }
      assert.ok(one.values.every(({ evidence }) => evidence.length > 0))
    })
})

test('each of them stands there once', () => {
  const twice = expected.filter((wanted) => found.filter((one) => matches(wanted, one)).length !== 1)
  assert.deepEqual(
    twice.map(({ about }) => about),
    [],
  )
})

test('nothing that is no contradiction stands among them', () => {
  const others = found.filter((contradiction) => !expected.some((wanted) => matches(wanted, contradiction)))
  assert.deepEqual(
    others.map(({ about }) => about),
    [],
  )
})
