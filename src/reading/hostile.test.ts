import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { readReport } from './index.ts'
import { reportOf } from './test-report.ts'

const FOLDER = new URL('../../cases/reading/', import.meta.url)
const LANGUAGES = [
  'en',
  'ru',
  'be',
  'be-Latn',
  'uk',
  'pl',
  'lt',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'cs',
  'sv',
  'lv',
  'und',
]
const PIECES = [
  ' ',
  '\n',
  '(',
  ')',
  '"',
  '«',
  '»',
  '52 ',
  '1671 ',
  'and ',
  ', ',
  '; ',
  ': ',
  ' — ',
  'I ',
  'both ',
  'he said ',
  '№ 5',
]

/** Every text of the case files, the held-out ones too: their sentences are cut up and mixed. */
function texts(): string[] {
  return ['', 'heldout/'].flatMap((folder) =>
    readdirSync(new URL(folder, FOLDER))
      .filter((name) => name.endsWith('.txt'))
      .flatMap((name) =>
        readFileSync(new URL(folder + name, FOLDER), 'utf8')
          .split('\n')
          .filter((line) => line && !/^[>!#=]/.test(line)),
      ),
  )
}

test('Mutated reports never throw, never misquote, and read the same twice', () => {
  const piece = fc
    .constantFrom(...texts())
    .chain((text) => fc.tuple(fc.nat(text.length), fc.nat(120)).map(([at, length]) => text.slice(at, at + length)))
  const mutated = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: piece },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
    ),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(mutated, fc.constantFrom(...LANGUAGES), (parts, language) => {
      const report = reportOf(parts.join(''), language)
      const reading = readReport(report)
      for (const { quote } of reading.claims) assert.equal(report.text.slice(quote.start, quote.end), quote.text)
      for (const person of reading.people)
        for (const m of person.mentions) assert.equal(report.text.slice(m.start, m.end), m.text)
      assert.deepEqual(readReport(report), reading)
    }),
    { numRuns: 500 },
  )
})

/** One unit, or more, for every kind of pattern that the reader looks for. */
const HOSTILE: Readonly<Record<string, readonly string[]>> = {
  names: ['Ivan Petrov, ', 'Ivan Petrov ', 'A. ', 'A.', 'de la ', 'Ivan-', 'Иван Петров и ', 'Maria Anna '],
  digits: ['1', '1,', '1 ', '1.', '1/', '12:', '1-', '2025-', '11 September 2025 ', 'in 2025, '],
  numbers: [
    'three and ',
    'twenty-',
    'between 5 and ',
    'two years and ',
    'dozens, if not ',
    '52 prisoners, ',
    'five of ',
  ],
  quotes: ['"', '«', '»', '“a” ', '„', "'", '"I was freed," ', '«Северный ', '"Anna '],
  brackets: ['(', ')', '()', '(held since ', '[', '{'],
  marks: [',', ';', ':', '—', '–', '-', '.', '…', '?', '!', 'a-', "a'", '\u2019'],
  spaces: [' ', '\t', '\n', '\u00a0', '\u202f', ' \n'],
  verbs: [
    'freed ',
    'let x go ',
    'was not freed ',
    'said Ivan Petrov ',
    'according to ',
    'he said ',
    'died of ',
    'both ',
  ],
  lists: [
    'including Ivan Petrov; ',
    'among them ',
    'and ',
    'respectively ',
    'sentenced Ivan Petrov to 5 years, ',
    'who ',
  ],
  sentences: ['Nothing else was known that evening. ', 'He slept. '],
  sources: ['the Open Door Fund ', 'his lawyer ', 'agency "Open" ', 'reported the '],
  others: ['\ud83d', '\ud83d\ude00', '\u0301', '\u200b', '\u0000', '漢', 'ا', 'Иван Petrov '],
}

for (const [family, units] of Object.entries(HOSTILE))
  test(`Time grows no faster than the text: ${family}`, () => {
    for (const unit of units) {
      const time = (size: number) => {
        const report = reportOf(unit.repeat(Math.ceil(size / unit.length)), 'en')
        // Processor time: what else the machine does is no fault of the reader.
        const before = process.cpuUsage()
        readReport(report)
        const { user, system } = process.cpuUsage(before)
        return (user + system) / 1000
      }
      time(5_000)
      const small = Math.min(time(25_000), time(25_000))
      // Eight times the text; three times that, and a second, are left to a busy machine.
      const large = time(200_000)
      const bound = Math.max(1000, small * 8 * 3)
      if (large > bound)
        assert.ok(
          time(200_000) < bound,
          `«${unit}»: ${small.toFixed(0)} ms, then ${large.toFixed(0)} ms for eight times the text`,
        )
    }
  })

test('Five megabytes of one line are read, and no more is kept than was told', () => {
  const unit =
    'Ivan Petrov, arrested in 2020, was freed on Thursday, said his lawyer Anna Nowak, and 52 prisoners left. '
  const report = reportOf(unit.repeat(Math.ceil(5_000_000 / unit.length)), 'en')
  const started = process.cpuUsage()
  const { claims } = readReport(report)
  const { user, system } = process.cpuUsage(started)
  assert.ok(user + system < 120e6, `${((user + system) / 1e6).toFixed(0)} s of processor time`)
  assert.ok(claims.length < 1000, `${claims.length} claims`)
})
