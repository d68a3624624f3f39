import assert from 'node:assert/strict'
import { test } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { namedIn, newsOf, parseTopic, topicText, writeCalendar, writeFeed } from '../../dist/feeds/index.js'
import type { EditionView } from '../../dist/publishing/index.js'
import { testRegister } from './register.ts'

const SITE = 'https://example.org'

async function demo(): Promise<EditionView> {
  const published = await (await testRegister({ demo: true })).published()
  assert.ok(published)
  return published.view
}

const view = await demo()
const [person] = [...view.people.values()].filter(({ facts }) => facts.length > 2)
const { facilities, articles } = namedIn(view)
const topics = [
  'all',
  `person:${person?.id}`,
  `event:${view.events[0]?.id}`,
  `facility:${[...facilities.keys()][0]}`,
  `article:${[...articles.keys()][0]}`,
  'search:Losik',
]
const find = () => [{ personId: person?.id ?? '' }]

test('every kind of topic has news, newest first, and is read back from its words', () => {
  for (const text of topics) {
    const topic = parseTopic(text)
    assert.equal(topicText(topic), text)
    const news = newsOf(view, topic, find)
    assert.ok(news && news.items.length > 0, text)
    assert.deepEqual(
      news.items.map(({ updated }) => updated),
      news.items
        .map(({ updated }) => updated)
        .toSorted()
        .toReversed(),
    )
    assert.equal(new Set(news.items.map(({ id }) => id)).size, news.items.length)
  }
  assert.equal(newsOf(view, { kind: 'person', id: 'nobody' }), null)
  for (const wrong of ['', 'person:', 'planet:mars', 'search: '])
    assert.throws(() => parseTopic(wrong), /topic: expected/)
})

test('Atom feeds hold what RFC 4287 asks for', () => {
  for (const text of topics) {
    const xml = writeFeed(
      newsOf(view, parseTopic(text), find) ?? assert.fail(),
      SITE,
      '/feeds/x.atom',
      view.published,
      'atom',
    )
    assert.equal(XMLValidator.validate(xml), true)
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['entry', 'link', 'author'].includes(name),
    })
    const { feed } = parser.parse(xml)
    assert.equal(feed['@_xmlns'], 'http://www.w3.org/2005/Atom')
    for (const one of [feed, ...feed.entry]) {
      assert.ok(URL.canParse(one.id), one.id)
      assert.ok(one.title !== undefined)
      assert.match(one.updated, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    }
    assert.ok(feed.author.length > 0)
    assert.ok(
      feed.link.some(
        (link: Record<string, string>) => link['@_rel'] === 'self' && link['@_href'] === `${SITE}/feeds/x.atom`,
      ),
    )
    const ids = feed.entry.map(({ id }: { id: string }) => id)
    assert.equal(new Set(ids).size, ids.length)
  }
})

test('JSON feeds hold what JSON Feed 1 asks for', () => {
  const text = writeFeed(
    newsOf(view, { kind: 'all' }) ?? assert.fail(),
    SITE,
    '/feeds/all.json',
    view.published,
    'json',
  )
  const feed = JSON.parse(text) as {
    version: string
    title: string
    items: { id: string; url: string; date_modified: string }[]
  }
  assert.match(feed.version, /^https:\/\/jsonfeed\.org\/version\/1/)
  assert.ok(feed.title)
  for (const { id, url, date_modified } of feed.items) {
    assert.ok(id)
    assert.ok(URL.canParse(url))
    assert.ok(!Number.isNaN(Date.parse(date_modified)))
  }
})

test('RSS is well formed and has its channel', () => {
  const xml = writeFeed(newsOf(view, { kind: 'all' }) ?? assert.fail(), SITE, '/feeds/all.rss', view.published, 'rss')
  assert.equal(XMLValidator.validate(xml), true)
  const { rss } = new XMLParser().parse(xml)
  assert.ok(rss.channel.title && rss.channel.link && rss.channel.description && rss.channel.item.length > 0)
})

test('hostile words stay words in every format', () => {
  const item = {
    id: 'x/<b>"\u0000',
    path: '/people/x',
    title: ']]><script>alert(1)</script>\u0001',
    text: '&lt;\r\nBEGIN:VALARM,;\\',
    date: '2025-01-02',
    updated: view.published,
  }
  const news = { title: 'a & <b>', path: '/', items: [item] }
  for (const format of ['atom', 'rss'] as const)
    assert.equal(XMLValidator.validate(writeFeed(news, SITE, '/f', view.published, format)), true)
  const calendar = new ICAL.Component(ICAL.parse(writeCalendar(news, SITE)))
  const [event] = calendar.getAllSubcomponents('vevent')
  assert.equal(event?.getAllSubcomponents().length, 0)
  assert.ok(String(event?.getFirstPropertyValue('summary')).startsWith(']]><script>'))
})

test('calendars are read by another library: whole days, and only what is known to the day', () => {
  for (const text of topics) {
    const news = newsOf(view, parseTopic(text), find) ?? assert.fail()
    const calendar = new ICAL.Component(ICAL.parse(writeCalendar(news, SITE)))
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0')
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    assert.equal(events.length, news.items.filter(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date ?? '')).length)
    for (const event of events) {
      assert.ok(event.startDate.isDate)
      assert.ok(event.uid && event.summary)
    }
    const days = news.items.flatMap(({ date }) => (/^\d{4}-\d\d-\d\d$/.test(date ?? '') ? [date ?? ''] : []))
    assert.deepEqual(events.map(({ startDate }) => startDate.toString()).sort(), days.sort())
  }
})
