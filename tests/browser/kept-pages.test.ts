import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import { createSite, PageStore, quickAnswers } from '../../dist/site/index.js'
import { deps } from './fixtures.ts'

let current = deps.edition()
let passedOn = 0
const pages = new PageStore(() => current)
const made = getRequestListener(createSite({ ...deps, edition: () => current, pages }).fetch)
const server = createServer(
  quickAnswers(pages, (request, response) => {
    passedOn++
    void made(request, response)
  }),
)
before(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
after(() => {
  server.closeAllConnections()
  server.close()
})

async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const { port } = server.address() as AddressInfo
  const [answer] = (await once(get({ port, host: '127.0.0.1', path, headers }), 'response')) as [IncomingMessage]
  const bytes = Buffer.concat((await answer.toArray()) as Buffer[])
  const { date: _date, 'keep-alive': _kept, connection: _open, 'transfer-encoding': _way, ...told } = answer.headers
  const { 'content-length': _length, ...rest } = told
  return { status: answer.statusCode, headers: rest, bytes }
}

const person = () => `/people/${[...current.people.keys()][0]}`

test('a kept page is the made page: the same bytes under the same headers, and nobody makes it again', async () => {
  const first = await ask(person(), { 'accept-encoding': 'gzip' })
  const before = passedOn
  const second = await ask(person(), { 'accept-encoding': 'gzip' })
  assert.equal(first.status, 200)
  assert.deepEqual(second, first)
  assert.equal(passedOn, before)
  assert.match(first.headers['content-security-policy']?.toString() ?? '', /default-src 'none'/)
  assert.match(gunzipSync(second.bytes).toString(), /<!doctype html>/i)
})

test('who takes nothing packed gets it plain; who has it already gets nothing but word of it', async () => {
  const plain = await ask(person())
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.match(plain.bytes.toString(), /<!doctype html>/i)
  const again = await ask(person(), { 'if-none-match': plain.headers.etag?.toString() ?? '' })
  assert.equal(again.status, 304)
  assert.equal(again.bytes.length, 0)
  assert.equal((await ask(person(), { 'if-none-match': '"another"' })).status, 200)
})

test('with a new edition no page of the old one is given any more', async () => {
  await ask(person())
  const gone = person()
  const [id] = [...current.people.keys()]
  const people = new Map([...current.people].filter(([other]) => other !== id))
  current = { ...current, people }
  assert.equal((await ask(gone)).status, 404)
  assert.equal((await ask(gone)).status, 404)
})

test('a search and a failure are not kept', async () => {
  for (const path of ['/people?q=somebody', '/nowhere']) {
    const before = passedOn
    await ask(path)
    await ask(path)
    assert.equal(passedOn, before + 2, path)
  }
})
