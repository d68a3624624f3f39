// One suite for both readers: whoever reads, what comes out can be held against the text.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseEdtf } from '../../dist/dates/index.js'
import type { Report } from '../../dist/intake/index.js'
import { CLAIM_TYPES, type Reading, readReport, readSecond } from '../../dist/reading/index.js'
import { fakeEndpoint, proposed } from './fake-endpoint.ts'
import { reportOf } from './reports.ts'

const sentences = [
  'Alena Hrabava was released on 3 March 2025.',
  'Police detained 14 people in Rechyn.',
  'Her son Yan Hrabau, 9, met her at the gate 🌿.',
  'The court sentenced Piotr Zalewicz to 7 years.',
]

const reports: readonly Report[] = [
  reportOf(sentences.join(' ')),
  reportOf(sentences.join('\n\n'), { published: null, outlet: null }),
  reportOf('“', {}),
  reportOf('Аляну Грабаву вызвалілі 3 сакавіка 2025 года.', { language: 'be' }),
  reportOf(`${'Alena Hrabava, '.repeat(800)}was released.`),
]

/** A model that quotes whatever sentence it finds, and invents as much again. */
async function modelReads(report: Report): Promise<Reading> {
  await using endpoint = await fakeEndpoint((prompt) => {
    const found = sentences.filter((sentence) => prompt.includes(sentence))
    return {
      claims: [...found, 'Alena Hrabava confessed.'].flatMap((quote) => [
        proposed({ quote }),
        proposed({
          quote,
          type: 'count_arrested',
          subject: { kind: 'group', name: 'people' },
          number: 14,
          unit: 'person',
        }),
        proposed({ quote, date: { edtf: '2025-03-99', words: '3 March 2025' } }),
      ]),
    }
  })
  const rules = readReport(report)
  const read = await readSecond(report, rules, { url: endpoint.url, model: 'fake', key: null, patience: 20_000 })
  assert.equal(read.kind, 'read')
  return read.kind === 'read' ? read.reading : rules
}

const readers: readonly (readonly [string, (report: Report) => Promise<Reading>, RegExp])[] = [
  ['The rules', (report) => Promise.resolve(readReport(report)), /^rules@\d+$/],
  ['A model', modelReads, /^model:fake@\d+$/],
]

for (const [who, read, extractor] of readers)
  describe(`${who} keeps the contract of a reader`, () => {
    test('each quote equals the text at its offsets', async () => {
      for (const report of reports)
        for (const { quote } of (await read(report)).claims)
          assert.equal(report.text.slice(quote.start, quote.end), quote.text)
    })

    test('each claim is of a known type, of this report, and marked with reader and version', async () => {
      for (const report of reports)
        for (const claim of (await read(report)).claims) {
          assert.ok(CLAIM_TYPES.includes(claim.type))
          assert.equal(claim.reportId, report.id)
          assert.match(claim.extractor, extractor)
        }
    })

    test('ids are unique and dates are EDTF', async () => {
      for (const report of reports) {
        const { claims } = await read(report)
        assert.equal(new Set(claims.map(({ id }) => id)).size, claims.length)
        for (const { date } of claims) if (date) parseEdtf(date.edtf)
      }
    })

    test('the same report gives the same reading', async () => {
      for (const report of reports) assert.deepEqual(await read(report), await read(report))
    })

    test('a claim of somebody who is a child is marked so', async () => {
      for (const report of reports) {
        const { people, claims } = await read(report)
        const minors = new Set(people.filter(({ minor }) => minor).map(({ id }) => id))
        for (const { subject, minor } of claims) if (subject.ref && minors.has(subject.ref)) assert.ok(minor)
      }
    })

    test('it finds the release that the first report states', async () => {
      const [report] = reports
      assert.ok(report)
      const { claims } = await read(report)
      assert.ok(claims.some(({ type, subject }) => type === 'released' && subject.name === 'Alena Hrabava'))
    })
  })
