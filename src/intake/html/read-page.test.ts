import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeIn } from '../take-in.ts'

const FIRST =
  'Настаўніца Алеся Прыкладная выйшла на волю 2 мая 2025 года, адбыўшы тры гады, паведаміў праваабарончы цэнтр.'
const SECOND =
  'Яе асудзілі ў 2022 годзе за «дзеянні, якія груба парушаюць грамадскі парадак». У калоніі яна правяла два гады.'
const HEAD = `<!doctype html><html lang="be"><head><meta charset=utf-8><title>Вызвалена настаўніца — Навіны Узору</title>
<meta property="og:site_name" content="Навіны Узору"><link rel=canonical href="https://uzor.example/n/1">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Вызвалена настаўніца",
"datePublished":"2025-05-03T23:10:00+03:00","publisher":{"name":"Навіны"}}]}</script></head>`
const PAGE = `${HEAD}<body><div class="cookie-banner"><p>Мы выкарыстоўваем cookie, каб палепшыць сайт.</p><button>Прыняць</button></div>
<header><a href=/>Навіны Узору</a><nav><ul><li><a href=/1>Палітыка</a><li><a href=/2>Грамадства</a></ul></nav></header>
<main><article><h1>Вызвалена настаўніца</h1><div class="meta"><time datetime="2025-05-03">3 мая 2025</time> · 12 каментароў</div>
<div class="share">Падзяліцца <a href=#>Facebook</a></div><p>${FIRST}</p><p>${SECOND.replace(' У калоніі', '&nbsp;У&#32;калоніі')}</p>
<h2>Хто яшчэ на волі</h2><ul><li>Марыя Узорная</li><li>Пятро Выдуманы</li></ul>
<table><tr><th>Імя</th><th>Тэрмін</th></tr><tr><td>Марыя Узорная</td><td>2 гады</td></tr></table>
<div class="related"><h3>Чытайце таксама</h3><a href=/9>Суд адклаў слуханне па іншай справе</a></div>
<p>Усяго за красавік вызвалілі пяць чалавек, сцвярджае арганізацыя.</p></article></main>
<aside><h3>Папулярнае</h3><p><a href=/7>Надвор'е на выходныя</a></p></aside>
<p style="display:none">Гэтага чытач не бачыць, і таму гэта не частка паведамлення.</p>
<footer><p>© 2025 Навіны Узору. Усе правы абаронены.</p></footer></body></html>`
const TEXT = [
  'Вызвалена настаўніца',
  FIRST,
  SECOND,
  'Хто яшчэ на волі',
  '• Марыя Узорная',
  '• Пятро Выдуманы',
  'Імя | Тэрмін',
  'Марыя Узорная | 2 гады',
  'Усяго за красавік вызвалілі пяць чалавек, сцвярджае арганізацыя.',
].join('\n\n')

const page = (html: string) => takeIn(Buffer.from(html), { fileName: 'page.html' })

test('of a page the article is the text: paragraphs, headings, lists and tables; all else is furniture', async () => {
  const report = await page(PAGE)
  assert.equal(report.text, TEXT)
  const kept = report.furniture.map(({ text }) => text).join('\n')
  for (const words of [
    'cookie',
    'Палітыка',
    'Падзяліцца',
    '12 каментароў',
    'Суд адклаў',
    'Надвор',
    'не бачыць',
    '© 2025',
  ])
    assert.ok(kept.includes(words), words)
})

test('what the page says of itself is read: outlet, day on its own clock, address, language', async () => {
  const report = await page(PAGE)
  assert.deepEqual(
    [report.outlet, report.published, report.url, report.language, report.title],
    ['Навіны Узору', '2025-05-03', 'https://uzor.example/n/1', 'be', 'Вызвалена настаўніца'],
  )
  assert.deepEqual(report.notes, [])
})

test('a page cut off anywhere is read as far as it goes', async () => {
  for (const end of [
    PAGE.indexOf(SECOND.slice(0, 10)) + 4,
    PAGE.indexOf('</article>'),
    PAGE.indexOf('<table') + 3,
    PAGE.indexOf('class="related') + 9,
  ])
    assert.ok((await page(PAGE.slice(0, end))).text.includes(FIRST))
})

test('a page nested 100,000 deep is read in seconds, and says that it was judged by its tags alone', async () => {
  const started = performance.now()
  for (const tag of ['<div>', '<b>', '<blockquote><ul><li>', '<table><tr><td>']) {
    const report = await page(`${HEAD}<body>${tag.repeat(100_000)}<p>${FIRST}</p>`)
    assert.ok(report.text.includes(FIRST))
    assert.match(report.notes.join(), /too deeply nested/)
  }
  assert.ok(performance.now() - started < 6000)
})

test('an unclosed comment, quote or script hides no text that a reader would see', async () => {
  for (const broken of ['<!-- ', '<a href="', "<p title='x>", '<', '</', '<!', '<div class=']) {
    const report = await page(`<html><body><p>${FIRST}</p>${broken}<p>${SECOND}</p></body></html>`)
    assert.ok(report.text.includes(FIRST), broken)
    assert.ok(`${report.text}\n${report.furniture.map(({ text }) => text).join('\n')}`.includes('У калоніі'), broken)
  }
})

test('a page that shows its text by script only gives it from its data, with a note', async () => {
  const data = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'Вызвалена настаўніца',
    articleBody: `${FIRST}\n\n${SECOND}`,
  })
  const report = await page(
    `<html><head><script type="application/ld+json">${data}</script></head><body><div id=root>Загрузка</div></body></html>`,
  )
  assert.ok(report.text.endsWith(`${FIRST}\n\n${SECOND}`))
  assert.match(report.notes.join(), /by script only/)
})

test('pasted HTML is known as such without a name', async () => {
  assert.equal((await takeIn(Buffer.from(PAGE))).text, TEXT)
})

const body = async (inner: string) => (await page(`<html><body>${inner}</body></html>`)).text

test('a wrapper whose name speaks of sharing does not take the article with it', async () => {
  const inner = `<form id="aspnetForm"><div class="news-share-wrapper"><h1>Вызвалена настаўніца</h1><p>${FIRST}</p><p>Ёй 34.</p><p>${SECOND}</p></div></form>`
  assert.equal(await body(inner), ['Вызвалена настаўніца', FIRST, 'Ёй 34.', SECOND].join('\n\n'))
})

test('an old page laid out in tables is read, line breaks being paragraphs', async () => {
  const inner = `<table><tr><td><a href=1>Навіны</a><br><a href=2>Свет</a></td><td><b>Вызвалена настаўніца</b><br><br>${FIRST}<br><br>${SECOND}<br>Ёй 34.</td></tr></table>`
  assert.equal(await body(inner), ['Вызвалена настаўніца', FIRST, SECOND, 'Ёй 34.'].join('\n\n'))
})

test('names that are links stay in a list inside the report', async () => {
  const inner = `<div><h1>Вызвалена настаўніца</h1><p>${FIRST}</p><ul><li><a href=1>Марыя Узорная</a></li><li><a href=2>Пятро Выдуманы</a></li></ul><p>${SECOND}</p></div>`
  assert.ok((await body(inner)).includes('• Марыя Узорная\n\n• Пятро Выдуманы'))
})

test('a short page is read whole', async () => {
  assert.equal(
    await body('<article><h1>Настаўніца на волі</h1><p>Ёй 34.</p><p>Яна дома.</p></article>'),
    'Настаўніца на волі\n\nЁй 34.\n\nЯна дома.',
  )
})

test('a head that is never ended hides nothing', async () => {
  const report = await page(
    `<html><head><title>Вызвалена настаўніца<meta charset=utf-8><body><p>${FIRST}</p><p>${SECOND}</p>`,
  )
  assert.equal(report.text, `${FIRST}\n\n${SECOND}`)
  assert.equal(report.title, 'Вызвалена настаўніца')
})

test('the day a page was viewed is not taken for the day of publication, a labelled one is', async () => {
  const article = `<article><h1>Вызвалена настаўніца</h1><p>${FIRST}</p><p>${SECOND}</p></article>`
  assert.equal((await page(`<html><body><nav>7 чэрвеня 2025</nav>${article}</body></html>`)).published, null)
  const labelled = await page(`<html><body><div class="toolbar">Апублікавана 3 мая 2025</div>${article}</body></html>`)
  assert.equal(labelled.published, '2025-05-03')
})
