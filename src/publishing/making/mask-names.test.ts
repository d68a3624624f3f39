import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ReadPerson, readReport } from '../../reading/index.ts'
import type { Evidence } from '../../weighing/index.ts'
import { createHiddenNames } from './hidden-names.ts'
import { createMask } from './mask-names.ts'

const TEXT = 'Антона Примерова задержали 3 марта, сообщил его брат Игорь Примеров.'

function masked(isShown: (person: ReadPerson) => boolean): Evidence['claim'] {
  const { claims, people } = readReport({
    ...{ kind: 'report', id: 'r0123456789abcdef', sha256: '0'.repeat(64), title: null, outlet: 'The Example Post' },
    ...{ url: null, published: '2025-03-14', language: 'ru', text: TEXT, furniture: [], aiDisclosure: null },
    ...{ notices: [], notes: [] },
  })
  const [claim] = claims
  assert.ok(claim)
  return createMask(people, isShown, createHiddenNames([], new Set())).claim(claim)
}

test('A hidden speaker is hidden in Latin letters too', () => {
  const { speaker, quote } = masked(() => false)
  assert.deepEqual(speaker, { name: 'somebody', kind: 'person' })
  assert.doesNotMatch(quote.text, /Игорь/)
})

test('A speaker who may be seen has a name, and no reference to the reading', () => {
  assert.deepEqual(masked(() => true).speaker, { name: 'Igor Primerov', kind: 'person' })
})
