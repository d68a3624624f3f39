import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldKey, foldLine, foldQuotes } from './fold.ts'

test('quotation marks and apostrophes fold without changing the length', () => {
  assert.equal(foldQuotes('«сям’я» „x“ ‘y’'), `"сям'я" "x" 'y'`)
})

test('lines fold to lower case with plain dashes and ё as е, accents kept', () => {
  assert.equal(foldLine('  Ещё —  ŁÓDŹ '), 'еще - łódź')
})

test('keys hold letters and digits only', () => {
  assert.equal(foldKey('Café №5: «Да»!'), 'cafe no5 да')
})
