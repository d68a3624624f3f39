import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { detectLanguage, prepareLanguages } from './language.ts'

before(prepareLanguages)

const RUSSIAN =
  'Суд приговорил учительницу Алесю Примерную к трём годам колонии, сообщила её защитница в понедельник вечером.'
const BELARUSIAN =
  'Настаўніцу Алесю Прыкладную асудзілі на тры гады калоніі, паведаміла ў панядзелак увечары яе абаронца.'

test('the language of most passages is the language of the text, and others are named', () => {
  const guess = detectLanguage(`${RUSSIAN}\n${RUSSIAN}\n${RUSSIAN}\n${BELARUSIAN}${BELARUSIAN}`)
  assert.equal(guess.language, 'ru')
  assert.deepEqual(guess.others, ['be'])
})

test('a Russian report that quotes a Belarusian name stays Russian', () => {
  assert.equal(
    detectLanguage('Об этом «Радыё Прыклад» и «Наша Навіна» рассказали родные осуждённой учительницы.').language,
    'ru',
  )
})

test('Belarusian written with a Latin i is Belarusian', () => {
  assert.equal(detectLanguage('Настаўнiца выйшла на волю i вярнулася дамоў, паведамiлi праваабаронцы.').language, 'be')
})

test('no letters, no language', () => {
  assert.deepEqual(detectLanguage('12 345 — 67'), { language: 'und', share: 0, others: [] })
})
