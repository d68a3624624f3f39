import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readReport } from './read-report.ts'
import { reportOf } from './test-report.ts'

const file = new URL('../../cases/reading/speakers/said-by.txt', import.meta.url)
const wordsOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

for (const block of readFileSync(file, 'utf8').split(/^=== /m).slice(1)) {
  const [head = '', ...lines] = block.trim().split('\n')
  const [language = 'und', published = null] = head.split(' ')
  const text = lines.filter((line) => !line.startsWith('>')).join('\n')
  test(`${language}: ${text.slice(0, 70)}`, () => {
    const { claims } = readReport(reportOf(text, language, published))
    for (const line of lines.filter((each) => each.startsWith('>'))) {
      const [type = '', speaker = ''] = line
        .slice(1)
        .split('|')
        .map((part) => part.trim())
      const said = claims.filter((claim) => claim.type === type).map((claim) => claim.speaker?.name ?? '')
      const wanted = wordsOf(speaker)
      assert.ok(
        said.some((name) => wanted.every((word) => wordsOf(name).includes(word))),
        `${type}: expected ${speaker}, got ${said.join('; ') || 'no claim'}`,
      )
    }
  })
}

test('An office is one speaker in every language', () => {
  const passages = [
    ['en', 'The Polish Foreign Ministry said Anna Testova was released.'],
    ['ru', 'Анна Тестова вышла на свободу, сообщил МИД Польши.'],
    ['pl', 'Polskie MSZ poinformowało, że Anna Testowa została zwolniona.'],
    ['de', 'Anna Test ist frei, teilte das polnische Außenministerium mit.'],
  ] as const
  for (const [language, text] of passages) {
    const [claim] = readReport(reportOf(text, language)).claims
    assert.equal(claim?.speaker?.name, 'Polish foreign ministry (MFA)', text)
  }
})

test('A speaker in Cyrillic is named in Latin letters, with the person of the reading beside', () => {
  const text = 'Антона Примерова задержали, сообщил его адвокат Игорь Макетов.'
  const { claims, people } = readReport(reportOf(text, 'ru'))
  const speaker = claims[0]?.speaker
  assert.equal(speaker?.name, 'Igor Maketov')
  assert.equal(people.find(({ id }) => id === speaker?.ref)?.name, 'Игорь Макетов')
})

test('In a report about Belarus the given name has the form of the Belarusian register', () => {
  const text = 'В Минске задержали Антона Примерова. Об этом сообщил в Беларуси его адвокат Игорь Макетов.'
  const { claims } = readReport(reportOf(text, 'ru'))
  assert.equal(claims[0]?.speaker?.name, 'Ihar Maketov')
})

test('What an apposition recalls of the case is not what the source says', () => {
  const text = 'Viasna names Anna Testova, arrested in 2020, among those released on Monday.'
  const { claims } = readReport(reportOf(text, 'en'))
  assert.equal(claims.find(({ type }) => type === 'detained')?.speaker?.kind, 'outlet')
})

test('Brothers have the surname that stands once, and each his own term', () => {
  const cases = [
    ['en', 'A court sentenced the brothers Timur and Ruslan Placehold to 11 and 9 years in prison.'],
    ['ru', 'Суд приговорил братьев Тимура и Руслана Плейсхолдовых к 11 и 9 годам колонии.'],
    ['de', 'Die Brüder Timur und Ruslan Placehold wurden zu 11 und 9 Jahren Haft verurteilt.'],
  ] as const
  for (const [language, text] of cases) {
    const { claims } = readReport(reportOf(text, language))
    assert.deepEqual(
      claims.map(({ subject, value }) => [subject.name.split(' ').length, value?.number]),
      [
        [2, 11],
        [2, 9],
      ],
      text,
    )
  }
})

test('Two terms for three people are nobody’s own', () => {
  const text = 'Boris Sampleman, Anna Testova and Tom Examplov were sentenced to 9 and 7 years in prison.'
  const { claims } = readReport(reportOf(text, 'en'))
  assert.deepEqual(
    claims.map(({ value }) => value),
    [null, null, null],
  )
})

test('Whoever is left out or refused was not deported', () => {
  const text = 'Mikalai Placehold was brought to the Lithuanian border with the others. He refused to go into exile.'
  const { claims } = readReport(reportOf(text, 'en'))
  assert.deepEqual(
    claims.map(({ type }) => type),
    ['release_refused'],
  )
})

test('Who was arrested at 17 is a minor, in every language', () => {
  const cases = [
    ['en', 'Tom Examplov was arrested at 17.'],
    ['es', 'Tomás Ejemplar fue detenido con 17 años.'],
    ['fr', 'Jean Modèle a été arrêté à 17 ans.'],
    ['de', 'Karl Muster wurde mit 17 Jahren verhaftet.'],
    ['ru', 'Антона Примерова задержали в 17 лет.'],
    ['it', 'Paolo Esempio è stato arrestato a 17 anni.'],
  ] as const
  for (const [language, text] of cases)
    assert.deepEqual(
      readReport(reportOf(text, language)).claims.map(({ minor }) => minor),
      [true],
      text,
    )
})
