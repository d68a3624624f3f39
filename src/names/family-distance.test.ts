import assert from 'node:assert/strict'
import { test } from 'node:test'
import { familyDistance } from './family-distance.ts'
import { anySexCase, femaleNominative, maleNominative, maleOblique } from './sex-case.ts'
import { wordOf } from './word.ts'

const cost = (a: string, b: string): number => familyDistance(wordOf(a), wordOf(b), anySexCase, anySexCase).cost

test('spellings of one family name in different systems cost little', () => {
  for (const [a, b] of [
    ['жабурдук', 'schaburduk'],
    ['пташыцкі', 'ptaszycki'],
    ['подлужный', 'podloujny'],
    ['хвостунов', 'chwostunow'],
  ] as const)
    assert.ok(cost(a, b) < 30, `${a} ${b} ${cost(a, b)}`)
})

test('cases of one family name cost next to nothing', () => {
  for (const [a, b] of [
    ['веремчика', 'веремчик'],
    ['пташицкого', 'ptashitsky'],
    ['чернобыльца', 'чернобылец'],
    ['losikas', 'лосик'],
  ] as const)
    assert.ok(cost(a, b) < 15, `${a} ${b} ${cost(a, b)}`)
})

test('another stem costs more than any confusion of alphabets', () => {
  for (const [a, b] of [
    ['дубравков', 'дубравцев'],
    ['веремчик', 'веремеев'],
    ['соколов', 'соколовский'],
  ] as const)
    assert.ok(cost(a, b) > 60, `${a} ${b} ${cost(a, b)}`)
})

test('his genitive and her nominative both keep the stem of the family name', () => {
  const [a, b] = [wordOf('ильина'), wordOf('ильин')]
  assert.ok(familyDistance(a, b, maleOblique, maleNominative).cost < 10)
  assert.ok(familyDistance(a, b, femaleNominative, maleNominative).cost < 10)
})
