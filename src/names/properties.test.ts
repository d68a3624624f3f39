import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareNames, NameIndex, nominative, parseName } from './index.ts'

const given = fc.constantFrom('Игорь', 'Ihar', 'Ганна', 'Hanna', 'Олег', 'Aleh', 'Дар’я', 'Сергей', 'Siarhei', 'Юрій')
const family = fc.constantFrom('Круподёров', 'Krupadziorau', 'Жабурдук', 'Żaburduk', 'Веремчик', 'Пташицкая', 'Lozi’uk')
const father = fc.constantFrom('Петрович', 'Андреевич', 'Сергеевна', 'Михайлович', 'Николаевна')
const latinFather: Readonly<Record<string, string>> = {
  Петрович: 'Piatrovich',
  Андреевич: 'Andreyevich',
  Сергеевна: 'Siarheyeuna',
  Михайлович: 'Mikhailovich',
  Николаевна: 'Mikalayeuna',
}
const score = (a: string, b: string): number => compareNames(a, b).score
const close = 1e-9

test('case, Unicode form, the kind of apostrophe, spaces and order with a comma change nothing', () => {
  const changes: readonly ((given: string, family: string) => string)[] = [
    (a, b) => `${a} ${b}`.toUpperCase(),
    (a, b) => `${a} ${b}`.normalize('NFD'),
    (a, b) => `${a} ${b}`.replaceAll('’', "'"),
    (a, b) => `${a} ${b}`.replaceAll('’', 'ʼ'),
    (a, b) => `  ${a}\u00a0${b} `,
    (a, b) => `${b}, ${a}`,
  ]
  fc.assert(
    fc.property(given, family, given, family, fc.constantFrom(...changes), (a, b, c, d, change) => {
      assert.ok(Math.abs(score(`${a} ${b}`, `${c} ${d}`) - score(change(a, b), `${c} ${d}`)) < close, change(a, b))
    }),
    { numRuns: 500 },
  )
})

test('a matching patronymic never lowers a score, a conflicting one never raises it, for any two names', () => {
  fc.assert(
    fc.property(given, family, given, family, father, father, (a, b, c, d, his, other) => {
      const right = `${c} ${latinFather[his]} ${d}`
      const without = score(`${a} ${b}`, right)
      assert.ok(score(`${a} ${his} ${b}`, right) >= without - close, `${a} ${his} ${b} | ${right}`)
      if (latinFather[his]?.slice(0, 4) !== latinFather[other]?.slice(0, 4))
        assert.ok(score(`${a} ${other} ${b}`, right) <= without + close, `${a} ${other} ${b} | ${right}`)
    }),
    { numRuns: 800 },
  )
})

test('nothing throws on any text, and a comparison is the same from either side', () => {
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }))
  const index = NameIndex.build([{ id: '1', names: ['Игорь Круподёров'] }])
  fc.assert(
    fc.property(any, any, fc.constantFrom('be', 'zh', 'es', 'xx'), (a, b, language) => {
      assert.ok(Math.abs(score(a, b) - score(b, a)) < close)
      parseName(a, { language })
      nominative(a, language)
      index.search(a, 3)
      NameIndex.build([{ id: a, names: [a, b] }]).search(b, 3)
    }),
    { numRuns: 600 },
  )
})

test('time grows no faster than the text', () => {
  const time = (length: number): number => {
    const text = Array.from({ length }, (_, i) => `Круп${i % 7}адзёраў-Żaburd, `).join('')
    const started = performance.now()
    compareNames(text, `${text}x`)
    parseName(text)
    nominative(text, 'be')
    return performance.now() - started
  }
  time(10)
  assert.ok(time(20_000) < 1000)
})

test('a given name alone, another father’s initial or a wife’s name prove nothing', () => {
  assert.notEqual(compareNames('Игорь', 'Игорь Круподёров').same, 'yes')
  assert.notEqual(compareNames('Игорь А. Круподёров', 'Игорь П. Круподёров').same, 'yes')
  assert.equal(compareNames('Игорь Круподёров', 'Ганна Круподёрова').same, 'no')
})
