import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareNames } from './index.ts'

test('Pinyin and Wade-Giles spellings of one name are one name', () => {
  for (const [a, b] of [
    ['Hsu Chih-yung', 'Xu Zhiyong'],
    ['Tseng Kuo-liang', 'Zeng Guoliang'],
    ['Chou Ch’ien-hua', 'Zhou Qianhua'],
    ['Yen Hsueh-mei', 'Yan Xuemei'],
  ] as const)
    assert.ok(compareNames(a, b).score > 0.8, `${a} ${b} ${compareNames(a, b).score}`)
})

test('two Pinyin names are not taken for each other by the confusions of Wade-Giles', () => {
  for (const [a, b] of [
    ['Zhang Jiebin', 'Zhang Qiebin'],
    ['Xu Zhiyong', 'Xu Guoliang'],
  ] as const)
    assert.ok(compareNames(a, b).score < 0.8, `${a} ${b} ${compareNames(a, b).score}`)
})
