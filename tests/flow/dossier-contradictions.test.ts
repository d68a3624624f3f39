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
  readonly values: readonly { readonly value: string | number; readonly who: string; readonly origins: number }[]
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
      const said = one.values.map(({ value, origins }) => ({ value: String(value), origins }))
      const want = wanted.values.map(({ value, origins }) => ({ value: String(value), origins }))
      const byValue = (a: { value: string }, b: { value: string }) => (a.value < b.value ? -1 : 1)
      assert.deepEqual(said.sort(byValue), want.sort(byValue))
      for (const { value, who } of wanted.values)
        assert.ok(
          one.values.find((given) => String(given.value) === String(value))?.who.includes(who),
          `${value} is not said by ${who}`,
        )
      assert.ok(one.values.every(({ evidence }) => evidence.length > 0))
    })
})

test('nothing that is no contradiction stands among them', () => {
  const others = found.filter((contradiction) => !expected.some((wanted) => matches(wanted, contradiction)))
  assert.deepEqual(
    others.map(({ about }) => about),
    [],
  )
})
