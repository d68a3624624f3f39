import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseName } from './index.ts'

test('the language decides where the words alone do not', () => {
  const read = (name: string, language?: string) => parseName(name, language ? { language } : {}).readings[0]
  assert.deepEqual(read('Zhang Weimin', 'zh')?.family, ['zhang'])
  assert.equal(read('Zhang Weimin', 'zh')?.given, 'weimin')
  assert.deepEqual(read('Marisol Quiñónez de la Fuente', 'es')?.family, ['quiñónez', 'fuente'])
  assert.deepEqual(read('Khin Thura Oo', 'my')?.family, [])
  assert.deepEqual(read('Khin Thura Oo')?.family, ['oo'])
})

test('a comma says more than the language', () => {
  assert.deepEqual(parseName('Weimin, Zhang', { language: 'zh' }).readings[0]?.family, ['weimin'])
})

test('other ways to read the name are kept, with less weight', () => {
  const readings = parseName('Zhang Weimin', { language: 'zh' }).readings
  assert.equal(readings[0]?.weight, 1)
  for (const { weight } of readings.slice(1)) assert.ok(weight < 0.5)
})

test('script, titles, initials and sex are told', () => {
  assert.equal(parseName('გიორგი ბერიძე').script, 'Georgian')
  assert.deepEqual(parseName('полковник Игорь Круподёров').tokens, ['игорь', 'круподёров'])
  assert.equal(parseName('Мария Круподёрова').readings[0]?.sex, 'f')
})
