import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { asReadonly, writerOf } from '../../dist/database/index.js'
import { type Fetch, loadWatches, look, newsOf, type TakeIn, WatchStore, writeFeed } from '../../dist/feeds/index.js'
import { testRegister } from './register.ts'

const app = await testRegister()
const store = new WatchStore(writerOf(app.database.kysely))
const watches = () => loadWatches(asReadonly(app.database.kysely))

const article = (n: number) =>
  `<html><head><title>News ${n}</title></head><body><article><h1>News ${n}</h1><p>${n} people were released from prison in Zalesse on Monday, the Harbour Committee said. They were met by their relatives at the gate of the colony.</p></article></body></html>`
let [entries, broken, asked] = [[1, 2], 0, [] as string[]]
const rss = () =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>${entries.map((n) => `<item><title>News ${n}</title><link>/news/${n}</link><pubDate>Tue, 04 Feb 2025 10:00:00 GMT</pubDate></item>`).join('')}<item><title>no web address</title><link>javascript:alert(1)</link></item></channel></rss>`
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  if (request.url === '/feed') {
    const etag = `"${entries.join()}"`
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end()
    return response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(rss())
  }
  const n = Number(request.url?.match(/\/news\/(\d+)/)?.[1])
  if (!n || n === broken) return response.writeHead(500).end()
  return response.writeHead(200, { 'content-type': 'text/html' }).end(article(n))
}).listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => server.close())
const address = server.address()
const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

const get: Fetch = async (url, { etag }) => {
  const response = await fetch(url, { headers: etag ? { 'if-none-match': etag } : {} })
  if (response.status >= 400) throw new Error(`${url}: expected a page, got status ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, bytes, etag: response.headers.get('etag'), modified: null }
}
const takeIn: TakeIn = async ({ url, bytes, outlet, published }) => {
  await app.add({ bytes, fileName: null, metadata: { url, outlet, published }, cameFrom: url })
}
const lookOnce = async () => {
  asked = []
  const [watch] = await watches()
  return look(watch ?? assert.fail(), store, get, takeIn)
}

test('what is new on a feed comes in as reports, and nothing comes in twice', async () => {
  const { id, fresh } = await store.add('feed', `${base}/feed`, 'The Harbour Post', 'tester')
  assert.equal(fresh, true)
  assert.deepEqual(await store.add('feed', `${base}/feed`, null, 'tester'), { id, fresh: false })
  assert.equal((await lookOnce()).taken, 2)
  assert.deepEqual(asked, ['/feed', '/news/2', '/news/1'])
  const { register } = await app.register()
  assert.deepEqual(
    register.held.map(({ report }) => [report.url, report.outlet, report.published]),
    [`${base}/news/2`, `${base}/news/1`].map((url) => [url, 'The Harbour Post', '2025-02-04']),
  )
  assert.equal((await lookOnce()).taken, 0)
  assert.deepEqual(asked, ['/feed'], 'an unchanged feed is not read again')
  entries = [3, 2, 1]
  assert.equal((await lookOnce()).taken, 1)
  assert.deepEqual(asked, ['/feed', '/news/3'])
})

test('an entry that cannot be fetched is told as trouble and tried again', async () => {
  entries = [4, 3]
  broken = 4
  const failed = await lookOnce()
  assert.equal(failed.taken, 0)
  assert.match(failed.trouble ?? '', /news\/4.*500/)
  assert.match((await watches())[0]?.trouble ?? '', /500/)
  broken = 0
  assert.equal((await lookOnce()).taken, 1)
  assert.equal((await watches())[0]?.trouble, null)
})

test('a page is taken in anew when it changes', async () => {
  await store.remove((await watches())[0]?.id ?? '')
  await store.add('page', `${base}/news/5`, null, 'tester')
  assert.equal((await lookOnce()).taken, 1)
  assert.equal((await lookOnce()).taken, 0)
})

test('what is no feed and no web address is refused in words', async () => {
  await assert.rejects(store.add('feed', 'file:///etc/passwd', null, 'tester'), /expected a web address/)
  await store.remove((await watches())[0]?.id ?? '')
  await store.add('feed', `${base}/news/6`, null, 'tester')
  assert.match((await lookOnce()).trouble ?? '', /expected an RSS, Atom or JSON feed/)
})

test('our own feeds, Atom and JSON alike, can be followed', async () => {
  const published = (await (await testRegister({ demo: true })).published()) ?? assert.fail()
  const news = newsOf(published.view, { kind: 'all' }) ?? assert.fail()
  for (const format of ['atom', 'json', 'rss'] as const) {
    const bytes = new TextEncoder().encode(writeFeed(news, base, '/feed', published.view.published, format))
    await store.remove((await watches())[0]?.id ?? '')
    await store.add('feed', `${base}/own.${format}`, null, 'tester')
    const [watch] = await watches()
    const urls: string[] = []
    await look(
      watch ?? assert.fail(),
      store,
      async () => ({ status: 200, bytes, etag: null, modified: null }),
      async ({ url }) => void urls.push(url),
    )
    assert.equal(urls.length, 50)
    assert.ok(urls.every((url) => url.startsWith(`${base}/`)))
  }
})
