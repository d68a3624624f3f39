import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Claim, createClaim, InvalidClaimError, readReport } from './index.ts'
import { reportOf } from './test-report.ts'

const FOLDER = new URL('../../cases/reading/', import.meta.url)

interface Case {
  readonly file: string
  readonly language: string
  readonly published: string
  readonly text: string
  readonly lines: readonly string[]
}

function readCases(file: string): Case[] {
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...rest] = block.split('\n')
      const [language = '', published = ''] = head.split(' ')
      const lines = rest.filter((line) => /^[>!]/.test(line))
      return {
        file,
        language,
        published,
        text: rest.filter((line) => line && !/^[>!#]/.test(line)).join('\n\n'),
        lines,
      }
    })
}

function fits(claim: Claim, line: string): boolean {
  const [type, subject, number, date] = line
    .slice(1)
    .split('|')
    .map((part) => part.trim())
  if (claim.type !== type) return false
  if (subject && claim.subject.name !== subject) return false
  if (!subject && claim.subject.kind === 'person') return false
  if (number && (claim.value?.number ?? claim.value?.min) !== Number(number)) return false
  return !date || claim.date?.edtf === date
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))
  for (const { language, published, text, lines } of readCases(file))
    test(`${file} ${language}: ${text.slice(0, 60)}`, () => {
      const { claims } = readReport(reportOf(text, language, published))
      const told = claims
        .map((c) => `${c.type} | ${c.subject.name} | ${c.value?.number ?? c.value?.min ?? ''} | ${c.date?.edtf ?? ''}`)
        .join('\n')
      for (const line of lines)
        assert.equal(
          claims.some((claim) => fits(claim, line)),
          line.startsWith('>'),
          `${line}\nread:\n${told}`,
        )
    })

test('A claim whose quote is not in the text is refused', () => {
  const [claim] = readReport(reportOf('Marlow Tessenby was freed on Thursday.', 'en')).claims
  assert.ok(claim)
  const { kind: _, ...rest } = claim
  assert.throws(
    () => createClaim({ ...rest, quote: { start: 0, end: 4, text: 'Anna' } }, 'Marlow Tessenby'),
    InvalidClaimError,
  )
})

test('Digits that may carry the mark of a note are flagged', () => {
  const flagsOf = (text: string) => readReport(reportOf(text, 'en')).claims.map((claim) => claim.flags)
  const [glued] = flagsOf('The ministry pardoned 1671 people. Some 1,150 prisoners remain behind bars.')
  assert.ok(glued?.includes('footnote_digits'))
  const [plain] = flagsOf('The ministry pardoned 1671 people.')
  assert.ok(!plain?.includes('footnote_digits'))
})

test('A denied release is kept as a denial', () => {
  for (const [language, text] of [
    ['en', 'Reports that Stefan Examplovich had been freed are false, his family said.'],
    ['ru', 'Сообщения об освобождении Степана Примерова не подтвердились.'],
    ['es', 'El gobierno negó que José Borrador haya sido excarcelado.'],
  ] as const) {
    const { claims } = readReport(reportOf(text, language))
    assert.deepEqual(
      claims.map((c) => `${c.type} ${c.polarity}`),
      ['released denies'],
      text,
    )
  }
})

test('A child is marked minor, and so is what is said of the family', () => {
  const { claims } = readReport(reportOf('Marlow Tessenby was freed. His daughter, 6, waited at home.', 'en'))
  assert.ok(claims.some((c) => c.type === 'kinship' && c.minor))
})

test('An unknown language yields names, numbers and dates, and no claim', () => {
  const reading = readReport(reportOf('Ivan Petrov xyzzy plugh 52 qux 2025-03-11.', 'xx'))
  assert.deepEqual(reading.notes.slice(1), ['numbers: 52', 'dates: 2025-03-11'])
  assert.equal(reading.claims.length, 0)
  assert.deepEqual(
    reading.people.map((p) => p.name),
    ['Ivan Petrov'],
  )
})
