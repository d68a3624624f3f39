import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { LOCALES } from '../view.ts'
import { InvalidMessagesError, loadLocales, localeOf } from './load.ts'
import { fill, plural } from './messages.ts'

const english = LOCALES[0]!.m

test('a place without a value stays visible', () => {
  assert.equal(fill('{a} and {b}', { a: 1 }), '1 and {b}')
})

test('a plural takes the form its language asks for', () => {
  const text = '{n, plural, one {# стол} few {# стола} many {# столов} other {# стола}}'
  assert.equal(plural('ru', text, 21), '21 стол')
  assert.equal(plural('ru', text, 3), '3 стола')
  assert.equal(plural('ru', text, 11), '11 столов')
  assert.equal(
    plural('en', '{n, plural, one {# table of {who}} other {# tables of {who}}}', 1000, { who: 'Ann' }),
    '1,000 tables of Ann',
  )
  assert.equal(plural('en', { one: '{n} table', other: '{n} tables' }, 1), '1 table')
})

test('a language is a file: one more in the folder is one more language, at its own address', () => {
  const folder = mkdtempSync(join(tmpdir(), 'habeas-messages-'))
  try {
    for (const { language } of LOCALES)
      cpSync(join(import.meta.dirname, `${language}.json`), join(folder, `${language}.json`))
    writeFileSync(join(folder, 'pl.json'), JSON.stringify({ ...english, language: 'Polski' }))
    const found = loadLocales(folder)
    assert.deepEqual(
      found.map(({ language, prefix }) => [language, prefix]),
      [
        ['en', ''],
        ['be', '/be'],
        ['pl', '/pl'],
        ['ru', '/ru'],
      ],
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a language that lacks a text, says one too many or drops a place for a value is refused by name', () => {
  const without = { ...english, menu: '' }
  assert.throws(() => localeOf('xx', without), /InvalidMessagesError: messages xx: .*menu: nothing/)
  assert.throws(() => localeOf('xx', { ...english, extra: 'Ann' }), /extra: a text that English has not/)
  assert.throws(
    () => localeOf('xx', { ...english, footer: { ...english.footer, edition: 'Edition {id}.' } }),
    (error: unknown) =>
      error instanceof InvalidMessagesError && /footer.edition: id instead of date id/.test(error.message),
  )
})

/** Every text that counts, by its path. */
function* counting(node: unknown, path = ''): Iterable<readonly [string, string]> {
  if (typeof node === 'string') {
    if (node.startsWith('{n, plural,')) yield [path, node]
  } else if (node !== null && typeof node === 'object')
    for (const [key, value] of Object.entries(node)) yield* counting(value, `${path}.${key}`)
}

test('a language with its own plural rules gives every form they ask for', () => {
  for (const { language, m } of LOCALES) {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const texts = [...counting(m)]
    assert.ok(texts.length > 20, `expected more than 20 texts that count, saw ${texts.length}`)
    for (const [path, text] of texts)
      assert.deepEqual(
        [...text.matchAll(/(one|few|many|other) \{/g)].map(([, form]) => form).sort(),
        wanted,
        `${language}${path}`,
      )
  }
})
