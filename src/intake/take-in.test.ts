import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { takeIn } from './take-in.ts'
import { UnreadableReportError } from './unreadable-report.ts'

const BODY = [
  'The regional court in Prykladsk on Monday sentenced the teacher Alesia Prykladnaja to three years in a penal colony.',
  'Her lawyer, Marat Zmyślony, said that she would appeal. "She did nothing but write three comments," he told reporters.',
  'Rights groups count at least 40 such sentences this year.',
]
const PASTED = `Prykladsk | 18°C (rain)

Teacher Sentenced to Three Years over Comments

  • Invented Daily Post
  • May 5, 2025
  • 0 Comments
  • 2 minutes read
  • 7 Views
Teacher Sentenced to Three Years over Comments

${BODY.join('\n\n')}

.

Disclaimer: This article was generated in part using artificial intelligence and may contain errors. The content is provided for informational purposes only. Readers are advised to verify the information before rely`

test('of a pasted article the furniture is kept apart and its metadata are read', async () => {
  const report = await takeIn(Buffer.from(PASTED))
  assert.equal(report.title, 'Teacher Sentenced to Three Years over Comments')
  assert.equal(report.outlet, 'Invented Daily Post')
  assert.equal(report.published, '2025-05-05')
  assert.equal(report.language, 'en')
  assert.equal(report.text, [report.title, ...BODY].join('\n\n'))
  assert.deepEqual(
    report.furniture.map(({ kind }) => kind),
    ['weather', 'masthead', 'dateline', 'counter', 'counter', 'counter', 'repeated_headline', 'other', 'disclaimer'],
  )
  assert.deepEqual(report.aiDisclosure, {
    disclosed: true,
    quote: 'This article was generated in part using artificial intelligence and may contain errors.',
  })
})

test('taking the same bytes in twice gives the same report; another outlet gives another of the same bytes', async () => {
  const bytes = Buffer.from(PASTED)
  const report = await takeIn(bytes)
  assert.equal(report.sha256, createHash('sha256').update(bytes).digest('hex'))
  assert.match(report.id, /^r[0-9a-f]{16}$/)
  assert.deepEqual(await takeIn(bytes), report)
  const other = await takeIn(bytes, { metadata: { outlet: 'The Other Herald' } })
  assert.equal(other.sha256, report.sha256)
  assert.notEqual(other.id, report.id)
})

test('what the sender knows wins, and a contradiction is noted', async () => {
  const metadata = { outlet: 'The Other Herald', published: '2025-05-07', url: 'https://other.example/1' }
  const report = await takeIn(Buffer.from(PASTED), { metadata })
  assert.equal(report.outlet, 'The Other Herald')
  assert.equal(report.published, '2025-05-07')
  assert.equal(report.url, 'https://other.example/1')
  assert.match(report.notes.join('\n'), /sender gives 2025-05-07 .+ itself 2025-05-05/)
  assert.match(report.notes.join('\n'), /sender names The Other Herald/)
})

test('the days of a chronicle are its own, not the day of publication', async () => {
  const chronicle = `How the trial went\n\n4 May 2025\n\n${BODY[0]}\n\n5 May 2025\n\n${BODY[1]}`
  const report = await takeIn(Buffer.from(chronicle))
  assert.equal(report.published, null)
  assert.equal(report.text, chronicle)
})

test('a list of names after the report stays, a list of links under its label goes', async () => {
  const names = '• Alesia Prykladnaja\n• Marat Zmyślony\n• Piatro Vydumany'
  const report = await takeIn(
    Buffer.from(
      `${BODY[0]}\n\nFreed that day:\n${names}\n\nRelated articles\nSecond teacher detained\nThird teacher detained`,
    ),
  )
  assert.ok(report.text.endsWith('• Alesia Prykladnaja\n\n• Marat Zmyślony\n\n• Piatro Vydumany'))
  assert.deepEqual(
    report.furniture.map(({ kind }) => kind),
    ['related', 'related', 'related'],
  )
})

test('lines wrapped by hand become one paragraph', async () => {
  const wrapped = (BODY[0] as string).replace(/(.{40}\S*) /g, '$1\n')
  assert.ok(wrapped.split('\n').length >= 3)
  assert.equal((await takeIn(Buffer.from(wrapped))).text, BODY[0])
})

test('a sentence about machine-made texts in the middle of a report discloses nothing of the report', async () => {
  const told =
    'The article was written with the help of artificial intelligence, the ministry claimed of another paper.'
  const paragraphs = Array.from({ length: 20 }, (_, i) => `${BODY[i % 3]} Part ${i} of the story ends here.`)
  const report = await takeIn(Buffer.from([...paragraphs.slice(0, 10), told, ...paragraphs.slice(10)].join('\n\n')))
  assert.equal(report.aiDisclosure, null)
  assert.ok(report.text.includes(told))
})

test('when everything looks like furniture all of it is kept', async () => {
  const report = await takeIn(Buffer.from('12 comments\nShare on Facebook'))
  assert.equal(report.text, '12 comments\n\nShare on Facebook')
  assert.deepEqual(report.furniture, [])
})

test('an unknown language is said to be unknown, and the text is read all the same', async () => {
  const report = await takeIn(Buffer.from('ⵣⵉⵔⵉ ⵜⴰⵎⴰⵣⵉⵖⵜ 52 ⴰⴷⵔⴰⵔ'))
  assert.equal(report.language, 'und')
  assert.match(report.notes.join(), /language was not recognised: only names, numbers and dates are read/)
})

test('a language that is not read is named', async () => {
  const report = await takeIn(
    Buffer.from(
      'Opettaja vapautui vankilasta kolmen vuoden jälkeen, kertoi hänen asianajajansa maanantaina toimittajille.',
    ),
  )
  assert.equal(report.language, 'fi')
  assert.match(report.notes.join(), /\(fi\) is not one that Habeas reads/)
})

test('Markdown is read without its marks, and its front matter as metadata', async () => {
  const text = `---\ntitle: "Teacher freed"\noutlet: Invented Post\npublished: "2025-05-05"\nai: true\n---\n# Teacher freed\n\n**Alesia Prykladnaja** left the [colony](https://x.example/a) on\nMonday. She had served *three* years.\n\n- one\n- two\n`
  const report = await takeIn(Buffer.from(text), { fileName: 'a.md' })
  assert.equal(
    report.text,
    'Teacher freed\n\nAlesia Prykladnaja left the colony on Monday. She had served three years.\n\n• one\n\n• two',
  )
  assert.deepEqual([report.title, report.outlet, report.published], ['Teacher freed', 'Invented Post', '2025-05-05'])
  assert.deepEqual(report.aiDisclosure, { disclosed: true, quote: 'ai: true' })
})

test('a text beyond five million characters is cut, with a note', async () => {
  const report = await takeIn(Buffer.from('Слово за слово. '.repeat(330_000)))
  assert.ok(report.text.length <= 5_000_000)
  assert.match(report.notes.join(), /only the first 5000000 are read/)
})

for (const [name, bytes, reason] of [
  ['no bytes', new Uint8Array(0), 'empty'],
  ['only spaces', Buffer.from(' \n\t\n'), 'empty'],
  ['a page without text', Buffer.from('<html><body><script>x=1</script></body></html>'), 'empty'],
  ['more bytes than the limit', new Uint8Array(21 * 1024 * 1024).fill(65), 'too_large'],
] as const)
  test(`${name}: refused, with what was expected and what to do`, async () => {
    await assert.rejects(
      takeIn(bytes, { fileName: 'x.txt' }),
      (error) =>
        error instanceof UnreadableReportError &&
        error.reason === reason &&
        /^x\.txt: expected .+, got .+\. /.test(error.message),
    )
  })
