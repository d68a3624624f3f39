import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanText } from '../text/index.ts'
import { takeIn } from './take-in.ts'
import { UnreadableReportError } from './unreadable-report.ts'

const LINES = ['furniture', 'notices', 'disclosures'].flatMap((name) =>
  readFileSync(new URL(`../../cases/intake/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => line.split(' | ').at(-1) ?? []),
)
const TAGS = [
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<article>',
  '<li>',
  '<nav>',
  '<h1>',
  '<br>',
  '<a href="x">',
  '</a>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<',
  '>',
  '&amp;',
  '&#x41;',
  '<td>',
  '"',
  "<p title='",
]
const piece = fc.oneof(
  fc.constantFrom(...LINES),
  fc.constantFrom('\n', '\n\n', ' ', '. ', '—', '\u202e', '\u200b', '\u0000'),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('\n'))
const html = fc
  .array(fc.oneof(piece, fc.constantFrom(...TAGS)), { maxLength: 60 })
  .map((parts) => `<html><body>${parts.join('')}`)

async function outcome(bytes: Uint8Array, fileName: string): Promise<unknown> {
  try {
    return await takeIn(bytes, { fileName })
  } catch (error) {
    if (error instanceof UnreadableReportError) return error.message
    throw error
  }
}

for (const [name, bytes, fileName] of [
  ['bytes', fc.uint8Array({ maxLength: 400 }), 'x'],
  ['texts', text.map((one) => new Uint8Array(Buffer.from(one))), 'x.txt'],
  ['Markdown', text.map((one) => new Uint8Array(Buffer.from(`---\n${one}`))), 'x.md'],
  ['pages', html.map((one) => new Uint8Array(Buffer.from(one))), 'x.html'],
] as const)
  test(`any ${name} are either read or refused as unreadable, twice the same`, async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (one) => {
        const first = await outcome(one, fileName)
        assert.deepEqual(await outcome(one, fileName), first)
      }),
      { numRuns: 150 },
    )
  })

const characters = (one: string) => [...one.replace(/\s/g, '')].sort().join('')

test('each character of a plain text is either in the text or in the furniture', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 25 }), async (lines) => {
      const whole = lines.join('\n\n')
      if (!/\p{L}/u.test(whole)) return
      const report = await takeIn(Buffer.from(whole))
      const kept = report.text + report.furniture.map((one) => one.text).join('')
      assert.equal(characters(kept), characters(cleanText(whole).text))
    }),
    { numRuns: 300 },
  )
})

// Twice the input may take twice the time and, for noise, half as much again; a quadratic step would take four times.
const SENTENCE = 'Алеся Прыкладная, 34, was held on 4 May 2025 (12 comments) — «да». '
for (const [name, make] of [
  ['one line of sentences', (n: number) => SENTENCE.repeat(n)],
  ['one word', (n: number) => 'слово'.repeat(n * 10)],
  ['capitals and dots', (n: number) => 'A. '.repeat(n * 20)],
  ['quotes', (n: number) => `a${'"«('.repeat(n * 20)}`],
  ['digits', (n: number) => '1 '.repeat(n * 30)],
  ['date lines', (n: number) => '12 September 2025\n'.repeat(n)],
  ['unclosed quotes in tags', (n: number) => `<html><p>x${'<a href="b '.repeat(n * 3)}`],
  ['unclosed comments', (n: number) => `<html><p>x${'<!-- a '.repeat(n * 3)}`],
  ['attributes', (n: number) => `<html><p ${'a="b" '.repeat(n * 3)}>x`],
  ['open tags', (n: number) => `<html>${'<p><b><i><li>'.repeat(n)}x`],
  ['brackets in Markdown', (n: number) => `---\n${'[a](b '.repeat(n * 3)}**_`.repeat(1)],
] as const)
  test(`reading ${name} takes time in proportion to length`, { timeout: 60_000 }, async () => {
    const time = async (n: number) => {
      const bytes = Buffer.from(make(n))
      const started = performance.now()
      await takeIn(bytes, { fileName: name.includes('Markdown') ? 'x.md' : null })
      return performance.now() - started
    }
    await time(2_000)
    const small = Math.min(await time(8_000), await time(8_000))
    const large = Math.min(await time(32_000), await time(32_000))
    assert.ok(large < 10 * small + 150, `${Math.round(small)} ms, four times as long: ${Math.round(large)} ms`)
  })
