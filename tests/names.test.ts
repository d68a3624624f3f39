import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareNames, NameIndex, nominative, parseName, reasonText } from '../dist/names/index.js'

const root = join(import.meta.dirname, '..')
const [, ...rows] = readFileSync(join(root, 'cases', 'names', 'pairs.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
const pairs = rows.map((line) => line.split('\t') as [string, string, string, string, string])
const names = [...new Set(pairs.flatMap((pair) => pair.slice(0, 2)))]
const oneOfOurs = fc.constantFrom(...names)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  oneOfOurs,
)

test('a comparison is the same from either side', () => {
  fc.assert(
    fc.property(fc.oneof(oneOfOurs, anyText), fc.oneof(oneOfOurs, anyText), (a, b) => {
      assert.ok(Math.abs(compareNames(a, b).score - compareNames(b, a).score) < 1e-9)
    }),
    { numRuns: 600 },
  )
})

test('case, Unicode form, the kind of apostrophe and spaces change nothing', () => {
  const changes: ((name: string) => string)[] = [
    (name) => name.toUpperCase(),
    (name) => name.toLowerCase(),
    (name) => name.normalize('NFD'),
    (name) => name.replace(/['’]/gu, 'ʼ'),
    (name) => ` ${name.replaceAll(' ', '  ')}\u00a0`,
  ]
  fc.assert(
    fc.property(oneOfOurs, oneOfOurs, fc.constantFrom(...changes), (a, b, change) => {
      assert.ok(Math.abs(compareNames(a, b).score - compareNames(change(a), b).score) < 1e-9, change(a))
    }),
    { numRuns: 600 },
  )
})

test('a family name put first before a comma stays the same name', () => {
  for (const [given, family] of [
    ['Ігар', 'Крупадзёраў'],
    ['Hanna', 'Zhaburduk'],
    ['Олег', 'Веремчик'],
  ] as const)
    assert.ok(compareNames(`${family}, ${given}`, `${given} ${family}`).score > 0.95, family)
})

test('a matching patronymic never lowers a score and a conflicting one never raises it', () => {
  for (const [a, b] of [
    ['Игорь Круподёров', 'Ihar Krupadziorau'],
    ['Олег Веремчик', 'Aleh Viaremchyk'],
    ['Павел Скрипаков', 'Игорь Веремчик'],
  ] as const) {
    const [given, family] = a.split(' ') as [string, string]
    const without = compareNames(`${given} ${family}`, b.replace(' ', ' Piatrovich ')).score
    const matching = compareNames(`${given} Петрович ${family}`, b.replace(' ', ' Piatrovich ')).score
    const conflicting = compareNames(`${given} Андреевич ${family}`, b.replace(' ', ' Piatrovich ')).score
    assert.ok(matching >= without - 1e-9, `${a}: ${matching} against ${without}`)
    assert.ok(conflicting <= without + 1e-9, `${a}: ${conflicting} against ${without}`)
  }
})

test('any text at all is compared, parsed and restored without a throw', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const { score, reasons } = compareNames(a, b)
      assert.ok(score >= 0 && score <= 1)
      for (const reason of reasons)
        for (const language of ['en', 'be', 'ru'] as const) assert.match(reasonText(reason, language), /\.$/u)
      parseName(a)
      nominative(a, 'ru')
    }),
    { numRuns: 800 },
  )
})

test('a very long text takes no longer than a long name', () => {
  const long = 'Крупадзёраў '.repeat(100_000)
  const started = performance.now()
  compareNames(long, `${long}x`)
  assert.ok(performance.now() - started < 500)
})

test('the open test set holds: nearly every pair falls on the right side of one half', () => {
  const wrong = pairs.filter(([a, b, same]) => compareNames(a, b).score >= 0.5 !== (same === '1'))
  assert.ok(pairs.length >= 600)
  assert.ok(wrong.length / pairs.length < 0.02, `${wrong.length} of ${pairs.length} wrong`)
})

test('an index finds each person under every other spelling, also after saving, loading and adding', () => {
  const people = new Map<string, string[]>()
  for (const [a, , same, , note] of pairs) if (same === '1' && note) people.set(a, [a])
  const entries = names.map((name, i) => ({ id: String(i), names: [name] }))
  const built = NameIndex.build(entries.slice(0, 100)).add(entries.slice(100))
  const loaded = NameIndex.load(built.save())
  assert.equal(loaded.size, names.length)
  for (const [i, name] of names.entries())
    assert.ok(
      loaded.search(name, 40).some((hit) => hit.id === String(i)),
      name,
    )
  assert.deepEqual(
    loaded.search('Ihar Krupadziorau').map((hit) => [hit.id, hit.score]),
    built.search('Ihar Krupadziorau').map((hit) => [hit.id, hit.score]),
  )
  assert.throws(() => NameIndex.load(new Uint8Array(40)), /expected a name index saved by NameIndex.save/)
})

test('the examples of the library README run', async () => {
  const readme = readFileSync(join(root, 'src', 'names', 'README.md'), 'utf8')
  const code = /```js\n([\s\S]*?)```/u
    .exec(readme)?.[1]
    ?.replace("'habeas/names'", JSON.stringify(new URL('../dist/names/index.js', import.meta.url).href))
  assert.ok(code)
  const printed: unknown[][] = []
  const before = console.log
  console.log = (...values: unknown[]) => printed.push(values)
  try {
    await import(`data:text/javascript,${encodeURIComponent(code)}`)
  } finally {
    console.log = before
  }
  assert.equal(printed[0]?.[0], 'yes')
  assert.deepEqual(
    printed.slice(1).map(([value]) => value),
    ['петрович', ['zhang'], 'Игорь Круподёров', 'p1'],
  )
})
