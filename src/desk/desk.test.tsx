import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDesk } from './desk.tsx'

const desk = createDesk({
  register: async () => ({
    id: '0',
    published: '2025-01-01T00:00:00Z',
    figures: [],
    people: new Map(),
    reports: new Map(),
    claims: new Map(),
    events: [],
    outlets: [],
    changes: [],
    minorClaims: new Set<string>(),
  }),
  text: async () => null,
  check: async () => {
    throw new Error('nothing is to be checked here')
  },
  searchPeople: async () => [],
})

const status = async (url: string, init?: RequestInit) => (await desk.request(url, init)).status
const search = (headers: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams({ q: 'x' }),
  headers,
})

test('the desk answers under the names of its own machine and no other', async () => {
  for (const host of ['localhost:8471', '127.0.0.1:8471', '[::1]:8471'])
    assert.equal(await status(`http://${host}/`), 200)
  for (const host of ['desk.example', '192.0.2.7:8471', 'localhost.example'])
    assert.equal(await status(`http://${host}/`), 403)
})

test('a form sent from another site is turned away, one of its own is taken', async () => {
  const url = 'http://localhost:8471/people'
  assert.equal(await status(url, search({ origin: 'http://localhost:8471' })), 200)
  assert.equal(await status(url, search({ origin: 'https://elsewhere.example' })), 403)
  assert.equal(await status(url, search({ origin: 'null', 'sec-fetch-site': 'cross-site' })), 403)
})

test('no cache may keep what the desk shows', async () => {
  for (const path of ['/', '/claims', '/nowhere'])
    assert.equal((await desk.request(`http://localhost${path}`)).headers.get('cache-control'), 'no-store')
})
