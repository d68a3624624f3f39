import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../dist/app.js'
import { root } from '../source.ts'
import { bytesOf, reportOf, testRegister } from './register.ts'

const folder = await mkdtemp(join(tmpdir(), 'habeas-bad-'))
after(() => rm(folder, { recursive: true, force: true }))

const SENTENCE = 'The engineer Stsiapan Dubrouski was released from prison on 3 March 2025.'
const RUSSIAN =
  'Инженер Степан Дубровский вышел на свободу 3 марта 2025 года. Он был приговорён к четырём годам колонии.'

/** What a legacy encoding made of a text, from the decoder's own table. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const))
  return Uint8Array.from([...text].map((letter) => table.get(letter) ?? 63))
}

describe('what cannot be read is refused with words that help, and the register stays as it was', () => {
  let app: App
  before(async () => {
    app = await testRegister()
    await app.add({ bytes: reportOf({ outlet: 'Post' }, SENTENCE), fileName: 'a.md', cameFrom: 'test' })
  })
  const refused: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['an empty file', new Uint8Array(), /expected .*got .*empty/i],
    ['nothing but white space', bytesOf(' \n\n \t'), /expected .*got/i],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /PNG/],
    ['a PDF', bytesOf('%PDF-1.7\n1 0 obj'), /PDF/],
    ['an archive', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), /expected .*got/i],
    ['random bytes', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256), /expected .*got/i],
  ]
  for (const [what, bytes, message] of refused)
    test(what, async () => {
      const held = await app.examine(false)
      await assert.rejects(app.add({ bytes, fileName: 'x', cameFrom: 'test' }), (error: Error) => {
        assert.match(error.message, message)
        assert.equal(error.name, 'UnreadableReportError')
        return true
      })
      assert.deepEqual(await app.examine(false), held)
    })
})

describe('what can be read is read', () => {
  let app: App
  before(async () => {
    app = await testRegister()
  })
  const check = async (bytes: Uint8Array, fileName: string) =>
    app.check({ bytes, fileName, file: null, against: 'register' })

  for (const encoding of ['windows-1251', 'koi8-r'])
    test(encoding, async () => {
      assert.equal((await check(encode(RUSSIAN, encoding), 'a.txt')).report.text, RUSSIAN)
    })

  for (const order of ['le', 'be'])
    test(`UTF-16 ${order}`, async () => {
      const bytes = Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le')
      const result = await check(order === 'le' ? bytes : bytes.swap16(), 'a.txt')
      assert.equal(result.report.text, RUSSIAN)
    })

  test('HTML that breaks off', async () => {
    const result = await check(
      bytesOf(`<!doctype html><html><body><article><h1>Freed</h1><p>${SENTENCE}</p><p>More <b`),
      'a.html',
    )
    assert.ok(result.report.text.includes(SENTENCE))
  })

  test('HTML with 100,000 nested tags', async () => {
    const html = `<html><body>${'<div>'.repeat(100_000)}<p>${SENTENCE}</p>${'</div>'.repeat(100_000)}</body></html>`
    assert.ok((await check(bytesOf(html), 'a.html')).report.text.includes(SENTENCE))
  })

  test('one line of 5 MB', async () => {
    const line = `${SENTENCE} ${'Nothing else was known that evening in the town by the river. '.repeat(78_000)}`
    const result = await check(bytesOf(line), 'a.txt')
    assert.ok(result.claims.some((claim) => claim.type === 'released'))
  })

  test('a language that is not read is said to be so, and names and numbers are read all the same', async () => {
    const finnish =
      'Poliittinen vanki Stsiapan Dubrouski vapautettiin vankilasta 3.3.2025, kertoi järjestö. Vankeja oli 52.'
    const result = await check(bytesOf(finnish), 'a.txt')
    assert.match(result.report.notes.join(' '), /language \(fi\)/)
    assert.ok(result.people.some(({ name }) => name.includes('Dubrouski')))
  })
})

describe('the command line', () => {
  const data = join(folder, 'data')

  async function habeas(args: readonly string[], environment: Record<string, string> = {}) {
    const env = { ...process.env, HABEAS_DATA: data, DATABASE_URL: '', ...environment }
    return new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(
        process.execPath,
        [join(root, 'bin', 'habeas.js'), ...args],
        { env, timeout: 60_000 },
        (error, out, err) => resolve({ code: error ? Number(error.code ?? 99) : 0, out, err }),
      )
    })
  }

  test('a missing file: exit code 3, named, with what to do', async () => {
    const { code, err } = await habeas(['check', join(folder, 'none.txt')])
    assert.equal(code, 3)
    assert.match(err, /none\.txt/)
    assert.match(err, /expected/)
    assert.doesNotMatch(err, /\n\s+at /)
  })

  test('a file of 200 MB is refused without being read', async () => {
    const large = join(folder, 'large.txt')
    await writeFile(large, SENTENCE)
    await truncate(large, 200 * 1024 * 1024)
    const { code, err } = await habeas(['add', large])
    assert.equal(code, 3)
    assert.match(err, /expected at most|MB|MiB/)
  })

  test('wrong usage: exit code 2', async () => {
    assert.equal((await habeas(['check'])).code, 2)
    assert.equal((await habeas(['fly'])).code, 2)
    assert.equal((await habeas(['match', 'A', '--limit', 'many'])).code, 2)
  })

  test('nobody of that name: exit code 1', async () => {
    assert.equal((await habeas(['match', 'Xqzvw Qxwzk'])).code, 1)
  })

  test('a data folder that cannot be made', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    await chmod(file, 0o400)
    const { code, err } = await habeas(['demo'], { HABEAS_DATA: join(file, 'data') })
    assert.equal(code, 3)
    assert.match(err, /expected/)
  })

  test('an address of a database that does not answer', async () => {
    const { code, err } = await habeas(['doctor'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    assert.equal(code, 3)
    assert.match(err, /expected/)
    assert.equal((await habeas(['doctor'], { DATABASE_URL: 'mysql://x' })).code, 3)
  })

  test('several files of which one is broken: the others are checked, the exit code says 3', async () => {
    const [good, bad] = [join(folder, 'good.txt'), join(folder, 'bad.txt')]
    await writeFile(good, SENTENCE)
    await writeFile(bad, '')
    const { code, out, err } = await habeas(['check', '--jsonl', good, bad])
    assert.equal(code, 3)
    assert.equal(out.trim().split('\n').length, 1)
    assert.match(err, /bad\.txt/)
  })
})
