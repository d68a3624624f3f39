import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { createSite } from '../../dist/site/index.js'
import { deps, edition } from './fixtures.ts'
import { serve } from './serve.ts'

const app = createSite(deps)

function form(fields: Readonly<Record<string, string | File>>): RequestInit {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return { method: 'POST', body }
}

/** Bytes, not a FormData: Node's own form stream rejects unheard when it is cancelled halfway. */
const tooLarge: RequestInit = {
  method: 'POST',
  body: new Uint8Array(12 * 1024 * 1024),
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
}

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name)

async function ask(path: string, init?: RequestInit) {
  const answer = await app.request(path, init)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

test('every answer, an error too, forbids script, frames, foreign resources and referrers', async () => {
  for (const path of ['/', '/check', '/nowhere', '/icon.svg']) {
    const { headers } = await ask(path)
    assert.equal(
      headers.get('content-security-policy'),
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.equal(headers.get('set-cookie'), null)
  }
})

test('the result of a check is kept by no cache, and shows nothing of a minor but their number', async () => {
  const { status, headers, text } = await ask('/check', form({ text: 'An article' }))
  assert.equal(status, 200)
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.doesNotMatch(text, /MINOR-MARKER/)
  assert.match(text, /1 claim about a minor is not shown\./)
  assert.match(text, /Parts of this story were written by a language model\./)
})

test('the stylesheet has the address the pages give and may be kept for ever', async () => {
  const { text } = await ask('/')
  const href = /<link rel="stylesheet" href="([^"]+)"/.exec(text)?.[1]
  const css = await ask(href!)
  assert.equal(css.status, 200)
  assert.match(css.headers.get('cache-control')!, /immutable/)
  assert.match(css.headers.get('content-type')!, /^text\/css/)
})

test('input that cannot be checked is answered with what was expected, what came and what to do', async () => {
  const cases: readonly (readonly [RequestInit, number, RegExp])[] = [
    [form({}), 400, /There is nothing to check yet/],
    [form({ text: '  \n ' }), 400, /There is nothing to check yet/],
    [form({ file: file('a.txt', '') }), 400, /There is nothing to check yet/],
    [form({ text: 'BINARY' }), 400, /a JPEG picture/],
    [form({ text: 'one', file: file('a.txt', 'two') }), 400, /One article at a time/],
    [form({ file: file('a.pdf', '%PDF') }), 400, /a file named a\.pdf/],
    [{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 400, /could not read/],
    [{ method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } }, 400, /could not read/],
    [tooLarge, 413, /at most 10 MB/],
    [form({ text: 'FAIL' }), 500, /Something failed on our side/],
  ]
  for (const [init, status, words] of cases) {
    const answer = await ask('/check', init)
    assert.equal(answer.status, status, String(words))
    assert.match(answer.text, words)
    assert.match(answer.text, /What to do|paste it/)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
  }
})

test('an upload without an announced length is cut off at the limit, not read to its end', async () => {
  const site = await serve(app)
  const sent = await new Promise<{ status: number | undefined; bytes: number }>((done, failed) => {
    let bytes = 0
    let status: number | undefined
    const upload = request(`${site.url}/check`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' },
    })
    const chunk = Buffer.alloc(1024 * 1024, 97)
    upload.on('response', (response) => {
      status = response.statusCode
      response.resume()
      response.on('close', () => done({ status, bytes }))
    })
    upload.on('error', (error) => (status ? done({ status, bytes }) : failed(error)))
    const send = () => {
      while (status === undefined && bytes < 200 * 1024 * 1024) {
        bytes += chunk.length
        if (!upload.write(chunk)) return void upload.once('drain', send)
      }
      upload.end()
    }
    send()
  })
  await site.close()
  assert.equal(sent.status, 413)
  assert.ok(sent.bytes < 100 * 1024 * 1024, `expected the upload to stop early, ${sent.bytes} bytes were sent`)
})

test('what stands in no edition is found at no address', async () => {
  for (const path of ['/people/withheld', '/reports/none', '/events/none', '/people/__proto__', '/assets/x.css'])
    assert.equal((await ask(path)).status, 404, path)
})

test('every page exists in every language and links to itself in the others', async () => {
  for (const prefix of ['', '/be', '/ru'])
    for (const path of ['', '/check', '/people', '/people/harbuz-yauhen', '/events/convoy', '/reports/r1', '/method']) {
      const { status, text } = await ask(`${prefix}${path}` || '/')
      assert.equal(status, 200, prefix + path)
      assert.match(text, new RegExp(`<html lang="${prefix.slice(1) || 'en'}" dir="ltr">`))
      const others = [...text.matchAll(/<a href="([^"]*)" lang="\w+" hreflang/g)].map(([, href]) => href)
      const expected = ['', '/be', '/ru'].filter((other) => other !== prefix).map((other) => `${other}${path}` || '/')
      assert.deepEqual(others, expected)
    }
})

test('a fault of ours is told to the operator by route alone and to the reader without detail', async () => {
  const told: unknown[] = []
  const failing = createSite({
    ...deps,
    edition: () => {
      throw new Error('SECRET')
    },
    onError: (error, route) => told.push([(error as Error).message, route]),
  })
  const answer = await failing.request('/people/some-name?q=private')
  assert.equal(answer.status, 500)
  assert.doesNotMatch(await answer.text(), /SECRET|private/)
  assert.deepEqual(told, [['SECRET', '/people/:id']])
})

test('markup in a name, a title or a text is shown as text', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const person = edition.people.get('zorka-halina')!
  const site = createSite({
    ...deps,
    edition: () => ({ ...edition, people: new Map([['e', { ...person, id: 'e', name: evil }]]) }),
  })
  const text = await (await site.request('/people')).text()
  assert.ok(text.includes('&lt;img src=x onerror=alert(1)&gt;'))
  assert.ok(!text.includes(evil))
})
