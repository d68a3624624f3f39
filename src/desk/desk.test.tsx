import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDesk } from './desk.tsx'
import { signedInAs, testDeps } from './testing.ts'

const reader = signedInAs('reader')

/** What a check without an article gets: the form has passed the frame. */
const EMPTY = 400
const asked = async (url: string, init?: RequestInit) => (await reader.desk.request(url, init)).status

test('the desk answers under the names of its own machine and no other', async () => {
  for (const host of ['localhost:8471', '127.0.0.1:8471', '[::1]:8471'])
    assert.equal(await asked(`http://${host}/`), 200)
  for (const host of ['desk.example', '192.0.2.7:8471', 'localhost.example'])
    assert.equal(await asked(`http://${host}/`), 403)
})

test('a form sent from another site is turned away, one of its own is taken', async () => {
  const from = async (headers: Record<string, string>) => (await reader.post('/check', {}, { headers })).status
  assert.equal(await from({ origin: 'http://localhost:8471' }), EMPTY)
  assert.equal(await from({ origin: 'https://elsewhere.example' }), 403)
  assert.equal(await from({ origin: 'null', 'sec-fetch-site': 'cross-site' }), 403)
})

test('a form without its token, or with that of another account, changes nothing', async () => {
  const page = await (await reader.get('/check')).text()
  const token = /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.equal((await reader.post('/check', { form_token: token })).status, EMPTY)
  for (const wrong of ['', 'x', token.slice(1), `${token}x`])
    assert.equal((await reader.post('/check', { form_token: wrong })).status, 403, wrong)
  const other = signedInAs('reader', {}, { id: 'another' })
  assert.equal((await other.post('/check', { form_token: token })).status, 403)
})

test('no cache may keep what the desk shows', async () => {
  for (const path of ['/', '/claims', '/nowhere'])
    assert.equal((await reader.get(path)).headers.get('cache-control'), 'no-store')
})

test('who has not signed in is led to the sign-in, and from an empty desk to the first account', async () => {
  const ask = (deps = testDeps()) => createDesk(deps).request('http://localhost/claims')
  const answer = await ask()
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/sign-in?to=%2Fclaims')
  const empty = { identify: async () => ({ kind: 'nobody' }) as const, isEmpty: async () => true }
  assert.match(await (await ask(testDeps({ doorkeeper: empty }))).text(), /habeas user add/)
})

test('an administrator sees none of the content, not even its menu', async () => {
  const administrator = signedInAs('administrator')
  const answer = await administrator.get('/find')
  assert.equal(answer.status, 403)
  assert.doesNotMatch(await answer.text(), /href="\/(claims|people|reports)"/)
})
