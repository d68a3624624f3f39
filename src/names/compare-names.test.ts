import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareNames, nominative, parseName, reasonText } from './index.ts'

const yes: readonly (readonly [string, string])[] = [
  ['Игорь Круподёров', 'Ihar Krupadziorau'],
  ['Igor Krupodyorow', 'Ігар Крупадзёраў'],
  ['Круподёров Игорь Петрович', 'Ihar Krupadzioraŭ'],
  ['Игоря Круподёрова', 'Ihar Krupadziorau'],
  ['Зміцер Жабурдук', 'Dmitrij Schaburduk'],
  ['Mikałaj Žaburduk', 'Николай Жабурдук'],
  ['Iрына Жабурдук', 'Ірына Жабурдук'],
  ['Вячеслав Щегольчук', 'Vjatsjeslav Sjtsjegoltsjoek'],
  ['Вячеслав Щегольчук', 'Vjatjeslav Sjtjegoltjuk'],
  ['Вячеслав Щегольчук', 'Vjatšeslav Štšegoltšuk'],
  ['Вячеслав Щегольчук', 'Viatcheslav Chtchegoltchouk'],
  ['Вячеслав Щегольчук', 'Viačeslavas Ščegolčiukas'],
  ['Г. С. Свысмозак', 'Grigoriy Severinovich Svysmozak'],
  ['Ш. Хыдыргасанов', 'Shamil Khidirhasanov'],
  ['Y. Tryvozhka', 'Евдокия Тревожко'],
  ['Эльчин Гулузаде', 'Elçin Quluzadə'],
  ['Ильгар Хыдыргасанов', 'İLQAR XIDIRHƏSƏNOV'],
]
const no: readonly (readonly [string, string])[] = [
  ['Игорь Круподёров', 'Олег Круподёров'],
  ['Игорь Круподёров', 'Hanna Krupadziorava'],
  ['Игорь Петрович Круподёров', 'Игорь Андреевич Круподёров'],
  ['Игорь Круподёров', 'Игорь Веремчик'],
  ['Сергей Дубравков', 'Сергей Дубравцев'],
]

for (const [a, b] of yes) test(`${a} and ${b} are one name`, () => assert.ok(compareNames(a, b).score > 0.9))
for (const [a, b] of no) test(`${a} and ${b} are two people`, () => assert.ok(compareNames(a, b).score < 0.6))

test('a woman under another family name, of the same given and father’s name, is no contradiction and no proof', () => {
  const hers = compareNames('Янина Казимировна Тревожко', 'Yanina Kazimirauna Pustselnik')
  assert.ok(hers.score < 0.1 && hers.score > compareNames('Янина Казимировна Тревожко', 'Янина Пустельник').score)
  assert.ok(hers.score > compareNames('Казимир Казимирович Тревожко', 'Казимир Казимирович Пустельник').score)
  assert.ok(hers.reasons.some(({ code }) => code === 'family_changed'))
})

test('a family name alone proves nothing', () => {
  assert.equal(compareNames('Круподёров', 'Ihar Krupadziorau').same, 'maybe')
})

test('a name without a letter scores nothing', () => {
  assert.equal(compareNames('', '…').score, 0)
})

test('every reason reads as a sentence in three languages', () => {
  const [first] = compareNames('Игорь Круподёров', 'Hanna Krupadziorava').reasons
  assert.ok(first && first.weight < 0)
  for (const language of ['en', 'be', 'ru'] as const) assert.match(reasonText(first, language), /\.$/u)
})

test('roles are told in either order, with initials, commas and double family names', () => {
  assert.equal(parseName('Круподёров Игорь Петрович').readings[0]?.given, 'игорь')
  assert.equal(parseName('I. Krupadziorau').readings[0]?.initials, true)
  assert.deepEqual(parseName('Жабурдук-Веремчик, Мария').readings[0]?.family, ['жабурдук', 'веремчик'])
  assert.equal(parseName('Мария Жабурдук').readings[0]?.sex, 'f')
})

test('the nominative is restored, and stays open where grammar leaves it open', () => {
  assert.equal(nominative('Дарье Скрипалёвой', 'ru')[0]?.name, 'Дарья Скрипалёва')
  assert.equal(nominative('Сяргеем Пташыцкім', 'be')[0]?.name, 'Сяргей Пташыцкі')
  assert.deepEqual(
    nominative('Александра Круподёрова', 'ru')
      .map((reading) => reading.name)
      .sort(),
    ['Александр Круподёров', 'Александра Круподёрова'],
  )
})

test('what is written as JSON has its reasons', () => {
  const written: unknown = JSON.parse(JSON.stringify(compareNames('Игорь Круподёров', 'Ihar Krupadziorau')))
  assert.ok(written !== null && typeof written === 'object' && 'reasons' in written && Array.isArray(written.reasons))
  assert.ok(written.reasons.length > 0)
})
