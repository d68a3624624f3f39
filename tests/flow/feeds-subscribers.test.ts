import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { after, beforeEach, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { createApi } from '../../dist/api/index.js'
import { asReadonly, writerOf } from '../../dist/database/index.js'
import {
  callWebhook,
  createMailer,
  type Deliver,
  loadSubscriptions,
  type Message,
  newsOf,
  SubscriptionStore,
  tellSubscribers,
  webhookAddress,
} from '../../dist/feeds/index.js'
import type { EditionView } from '../../dist/publishing/index.js'
import { testRegister } from './register.ts'

const app = await testRegister({ demo: true })
const { view } = (await app.published()) ?? assert.fail()
const db = app.database.kysely
const store = new SubscriptionStore(writerOf(db))
const person = [...view.people.values()].find(({ facts }) => facts.length > 2) ?? assert.fail()
const subscriptions = () => loadSubscriptions(asReadonly(db))
const find = () => []

/** The same edition with one more thing known of one person. */
const [fact] = person.facts
const changed: EditionView = {
  ...view,
  id: '2027-01-01.2',
  people: new Map(view.people).set(person.id, {
    ...person,
    facts: [...person.facts, { ...(fact ?? assert.fail()), id: 'new-fact', explanation: 'Seen on Monday.' }],
  }),
}

beforeEach(async () => {
  for (const { id } of await subscriptions()) await store.remove({ id })
})

test('a subscriber is told what is new for its topic, once, and nothing the first time', async () => {
  await store.add('webhook', 'https://example.org/hook', `person:${person.id}`)
  await store.add('webhook', 'https://example.org/other', `event:${view.events[0]?.id}`)
  const sent: Message[] = []
  const deliver: Deliver = async (_subscription, message) => {
    sent.push(message)
    return { kind: 'done' }
  }
  const tell = async (edition: EditionView) => tellSubscribers(edition, find, await subscriptions(), store, deliver)
  await tell(view)
  await tell(view)
  assert.equal(sent.length, 0)
  await tell(changed)
  await tell(changed)
  assert.deepEqual(
    sent.map(({ topic, items }) => [topic, items.map(({ id }) => id)]),
    [[`person:${person.id}`, [`${person.id}/new-fact`]]],
  )
})

test('what could not be delivered is told again, and a subscriber who is gone is forgotten', async () => {
  await store.add('webhook', 'https://example.org/hook', `person:${person.id}`)
  const answers = [{ kind: 'failed', why: 'no answer' }, { kind: 'done' }] as const
  let at = 0
  const deliver: Deliver = async () => answers[at++] ?? assert.fail('told too often')
  const tell = async (edition: EditionView) => tellSubscribers(edition, find, await subscriptions(), store, deliver)
  await tell(view)
  assert.deepEqual(await tell(changed), { told: 0, failed: 1 })
  assert.equal((await subscriptions())[0]?.trouble, 'no answer')
  assert.deepEqual(await tell(changed), { told: 1, failed: 0 })
  assert.equal((await subscriptions())[0]?.trouble, null)
  await tellSubscribers(view, find, await subscriptions(), store, async () => ({ kind: 'gone' }))
  await tellSubscribers(changed, find, await subscriptions(), store, async () => ({ kind: 'gone' }))
  assert.deepEqual(await subscriptions(), [])
})

test('more than one message holds is told with the next, nothing twice and nothing lost', async () => {
  await store.add('webhook', 'https://example.org/hook', 'all')
  const nobody: EditionView = { ...view, people: new Map(), events: [], briefings: [] }
  const ids: string[] = []
  const deliver: Deliver = async (_subscription, { items }) => {
    assert.ok(items.length <= 100)
    ids.push(...items.map(({ id }) => id))
    return { kind: 'done' }
  }
  const tell = async (edition: EditionView) => tellSubscribers(edition, find, await subscriptions(), store, deliver)
  await tell(nobody)
  const many: EditionView = {
    ...view,
    people: new Map(view.people).set(person.id, {
      ...person,
      facts: Array.from({ length: 250 }, (_, n) => ({ ...(fact ?? assert.fail()), id: `fact-${n}` })),
    }),
  }
  while ((await tell(many)).told > 0);
  const all = newsOf(many, { kind: 'all' }, find, 5000)?.items.map(({ id }) => id) ?? []
  assert.ok(all.length > 200)
  assert.deepEqual(ids.toSorted(), all.toSorted())
})

const message: Message = {
  edition: view.id,
  topic: 'all',
  title: 'Habeas',
  items: newsOf(view, { kind: 'all' })?.items.slice(0, 2) ?? [],
}

/** A program that answers with these statuses, one after the other. */
async function receiver(statuses: readonly number[]) {
  const got: { readonly request: IncomingMessage; readonly body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      const status = statuses[got.length] ?? 200
      got.push({ request, body })
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  const address = server.address()
  return { got, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook` }
}

const secret = `whsec_${Buffer.from('a key of the tests').toString('base64')}`
const noWait = async () => undefined

test('a webhook is signed over its id, time and body', async () => {
  const { got, url } = await receiver([200])
  assert.deepEqual(await callWebhook({ id: 's1', target: url, secret }, message, noWait), { kind: 'done' })
  const [{ request, body } = assert.fail()] = got
  const [id, time] = [request.headers['webhook-id'], request.headers['webhook-timestamp']]
  const expected = createHmac('sha256', 'a key of the tests').update(`${id}.${time}.${body}`).digest('base64')
  assert.equal(request.headers['webhook-signature'], `v1,${expected}`)
  assert.ok(Math.abs(Number(time) - Date.now() / 1000) < 60)
  assert.deepEqual(JSON.parse(body), message)
})

test('"later" is answered by trying again, longer each time, under one id; a refusal is not', async () => {
  const pauses: number[] = []
  const wait = async (pause: number) => void pauses.push(pause)
  const later = await receiver([503, 429, 200])
  assert.deepEqual(await callWebhook({ id: 's1', target: later.url, secret }, message, wait), { kind: 'done' })
  assert.deepEqual(pauses, [1000, 5000])
  assert.equal(new Set(later.got.map(({ request }) => request.headers['webhook-id'])).size, 1)
  const refusing = await receiver([400])
  assert.equal((await callWebhook({ id: 's1', target: refusing.url, secret }, message, wait)).kind, 'failed')
  assert.equal(refusing.got.length, 1)
  const gone = await receiver([410])
  assert.deepEqual(await callWebhook({ id: 's1', target: gone.url, secret }, message, wait), { kind: 'gone' })
  const moved = await receiver([302])
  assert.equal((await callWebhook({ id: 's1', target: moved.url, secret }, message, wait)).kind, 'failed')
  assert.equal(moved.got.length, 1)
  const dead = await callWebhook({ id: 's1', target: 'http://127.0.0.1:9/', secret }, message, wait)
  assert.equal(dead.kind, 'failed')
  assert.deepEqual(pauses.slice(2), [1000, 5000, 30_000])
})

test('only https, or this machine itself, is called', () => {
  assert.equal(webhookAddress('https://example.org/a'), 'https://example.org/a')
  assert.equal(webhookAddress('http://localhost:1/'), 'http://localhost:1/')
  for (const wrong of [
    'http://example.org',
    'ftp://example.org',
    'https://user:pass@example.org',
    'x',
    'file:///etc/passwd',
  ])
    assert.throws(() => webhookAddress(wrong), /expected an https address/)
})

/** A mail server that keeps what it is given. */
async function mailbox() {
  const mails: { readonly to: string; readonly text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = ''
      stream.setEncoding('utf8')
      stream.on('data', (part) => (text += part))
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          text: text.replaceAll('=\r\n', '').replaceAll('=3D', '='),
        })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  after(() => server.close())
  const address = server.server.address()
  return { mails, url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` }
}

test('a reader is told by mail only after saying yes, and no more after saying no', async () => {
  const { mails, url } = await mailbox()
  const mailer = createMailer(
    { server: url, from: 'register@example.org', site: 'https://register.example.org' },
    store,
  )
  after(() => mailer.close())
  const api = createApi({
    edition: () => view,
    searchPeople: async () => [],
    check: () => Promise.reject(new Error('not asked here')),
    mail: {
      ask: (email, topic) => mailer.ask(email, topic),
      confirm: (token) => store.confirm(token),
      end: (token) => store.remove({ token }),
    },
  })
  const ask = (email: string, topic: string) =>
    api.request('/api/v1/mail/watch', {
      method: 'POST',
      body: JSON.stringify({ email, topic }),
      headers: { 'content-type': 'application/json' },
    })
  const tell = async (edition: EditionView) =>
    tellSubscribers(edition, find, await subscriptions(), store, (one, what) => mailer.tell(one, what))
  const topic = `person:${person.id}`
  assert.equal((await ask('no address', topic)).status, 400)
  assert.equal((await ask('reader@example.org', 'planet:mars')).status, 400)
  assert.equal((await ask('Reader@example.org', topic)).status, 202)
  assert.equal((await ask('reader@example.org', topic)).status, 202)
  assert.equal(mails.length, 1, 'asked twice, one question')
  assert.ok(!mails[0]?.text.includes(person.name), 'the question names nobody')
  await tell(view)
  await tell(changed)
  assert.equal(mails.length, 1, 'nothing before a yes')
  const link = (act: string) =>
    mails
      .at(-1)
      ?.text.match(new RegExp(`https://register\\.example\\.org(/\\S*act=${act}\\S*)`))?.[1]
      ?.replaceAll('>', '') ?? assert.fail(mails.at(-1)?.text)
  const confirm = link('confirm')
  const looked = await api.request(confirm)
  assert.match(await looked.text(), /<form method="post">/)
  assert.equal((await subscriptions())[0]?.confirmed, false, 'looking is no answer')
  assert.equal((await api.request(confirm.replace('token=', 'token=x'), { method: 'POST' })).status, 404)
  assert.equal((await api.request(confirm, { method: 'POST' })).status, 200)
  await tell(view)
  await tell(changed)
  assert.equal(mails.length, 2)
  assert.equal(mails[1]?.to, 'reader@example.org')
  assert.match(mails[1]?.text ?? '', /^Subject: Changes\r?$/m)
  assert.match(mails[1]?.text ?? '', /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
  assert.ok(mails[1]?.text.includes('Seen on Monday'))
  assert.equal((await api.request(link('end'), { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status, 200)
  assert.deepEqual(await subscriptions(), [])
})

test('an address that did not say yes is forgotten', async () => {
  await store.add('email', 'reader@example.org', 'all')
  await store.forgetUnanswered(new Date(Date.now() - 1000))
  assert.equal((await subscriptions()).length, 1)
  await store.forgetUnanswered(new Date(Date.now() + 1000))
  assert.equal((await subscriptions()).length, 0)
})
