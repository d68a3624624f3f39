import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOCALES } from '../view.ts'
import { en } from './en/en.ts'
import { fill, plural } from './messages.ts'

test('a place without a value stays visible', () => {
  assert.equal(fill('{a} and {b}', { a: 1 }), '1 and {b}')
})

test('a plural takes the form its language asks for', () => {
  const forms = { one: '{n} стол', few: '{n} стола', many: '{n} столов', other: '{n} стола' }
  assert.equal(plural('ru', forms, 21), '21 стол')
  assert.equal(plural('ru', forms, 3), '3 стола')
  assert.equal(plural('ru', forms, 11), '11 столов')
  assert.equal(plural('en', { one: '{n} table', other: '{n} tables' }, 1000), '1,000 tables')
})

/** Every text of a message file by its path; the forms of a plural together. */
function texts(node: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]]
  if (node === null || typeof node !== 'object') return []
  if ('other' in node && typeof node.other === 'string' && !('masthead' in node))
    return [[path, Object.values(node).join(' ')]]
  return Object.entries(node).flatMap(([key, value]) => texts(value, `${path}.${key}`))
}

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

test('every language has every text, with the same places for values, and leaves nothing empty', () => {
  const english = new Map(texts(en))
  assert.ok(english.size > 250, `expected more than 250 texts, saw ${english.size}`)
  for (const { language, m } of LOCALES) {
    const own = new Map(texts(m))
    assert.deepEqual([...own.keys()], [...english.keys()], language)
    for (const [path, text] of own) {
      assert.deepEqual(places(text), places(english.get(path)!), `${language}${path}`)
      assert.notEqual(text.trim(), '', `${language}${path}`)
    }
  }
})

test('a language with its own plural rules gives every form they ask for', () => {
  for (const { language, m } of LOCALES) {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    for (const forms of [m.check.claims, m.origins.for, m.people.all, m.reports.count, m.quantity.year])
      assert.deepEqual(Object.keys(forms).toSorted(), wanted, language)
  }
})
