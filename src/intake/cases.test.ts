import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { detectLanguage, foldLine, prepareLanguages } from '../text/index.ts'
import type { Block } from './block.ts'
import { disclosesAi } from './disclosure.ts'
import { datesInLine } from './furniture/dates-in-line.ts'
import { separate } from './furniture/separate.ts'
import { findNotices } from './notices.ts'

// The cases stand in plain text so that people who know the languages, not the code, can add to them.
function cases(name: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(`../../cases/intake/${name}.txt`, import.meta.url), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' | ').map((part) => part.trim()))
}

const paragraph = (text: string): Block => ({ text, kind: 'paragraph' })
const PROSE = paragraph(
  'The regional court sentenced the teacher Alesia Prykladnaja to three years on Monday. Her lawyer will appeal.',
)

before(prepareLanguages)

for (const [kind, ...rest] of cases('furniture')) {
  const line = rest.join(' | ')
  test(`«${line}» is ${kind === 'text' ? 'left in the text' : `furniture of the kind ${kind}`}`, () => {
    const head = separate([paragraph(line), PROSE], null)
    const tail = separate([PROSE, paragraph(line)], null)
    if (kind === 'text') {
      assert.deepEqual(head.furniture, [])
      assert.deepEqual(tail.furniture, [])
    } else assert.deepEqual(head.furniture, [{ kind, text: line }])
  })
}

for (const [answer, language, ...rest] of cases('disclosures')) {
  const sentence = rest.join(' | ')
  test(`«${sentence}» (${language}) ${answer === 'yes' ? 'discloses' : 'does not disclose'} that a machine wrote the report`, () => {
    assert.equal(disclosesAi(sentence), answer === 'yes')
  })
}

for (const [kind, language, ...rest] of cases('notices')) {
  const text = rest.join(' | ')
  test(`«${text}» (${language}) announces ${kind === 'none' ? 'nothing about the report' : `a ${kind}`}`, () => {
    const found = findNotices([paragraph(text)])
    assert.deepEqual(found, kind === 'none' ? [] : [{ kind, quote: text }])
  })
}

for (const [language, ...rest] of cases('languages')) {
  const text = rest.join(' | ')
  test(`«${text}» is in ${language}`, () => assert.equal(detectLanguage(text).language, language))
}

for (const [edtf, ...rest] of cases('dates')) {
  const line = rest.join(' | ')
  test(`«${line}» ${edtf === 'none' ? 'holds no date' : `is ${edtf}`}`, () => {
    assert.equal(datesInLine(foldLine(line))[0]?.edtf ?? 'none', edtf)
  })
}
