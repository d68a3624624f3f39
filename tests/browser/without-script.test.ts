/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reader, withoutChromium } from './browser.ts'

const site = reader()
const plain = { javaScriptEnabled: false, viewport: { width: 390, height: 800 } }
const skip = withoutChromium

test('without script an article is pasted, and each claim is marked, judged and sourced', { skip }, async () => {
  const context = await site.context(plain)
  const page = await context.newPage()
  await page.goto(`${site.url}/`)
  await page.fill('textarea', 'An article')
  await page.click('text=Check it')
  assert.equal(await page.locator('.claim').count(), 11)
  assert.equal(await page.locator('a.ref').count(), 11)
  const third = page.locator('#c3')
  assert.match(
    (await third.textContent())!,
    /Contradicted[\s\S]*Maryna Harbuz[\s\S]*0 independent origins for, 2 against/,
  )
  const quote = third.locator('blockquote').first()
  assert.equal(await quote.isVisible(), false)
  await third.locator('summary').click()
  assert.equal(await quote.isVisible(), true)
  await page.click('#t3')
  assert.match(page.url(), /#c3$/)
  await page.click('#c3 .number')
  assert.match(page.url(), /#t3$/)
  await context.close()
})

test('without script a file is uploaded', { skip }, async () => {
  const context = await site.context(plain)
  const page = await context.newPage()
  await page.goto(`${site.url}/check`)
  await page.setInputFiles('#file', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('An article') })
  await page.click('text=Check it')
  assert.equal(await page.locator('.claim').count(), 11)
  await context.close()
})

test('a person is found in another script, and nobody who is not published', { skip }, async () => {
  const context = await site.context(plain)
  const page = await context.newPage()
  await page.goto(`${site.url}/people`)
  await page.fill('#q', 'Гарбуз')
  await page.click('text=Find')
  const table = (await page.locator('table.people').textContent())!
  assert.match(table, /Yauhen Harbuz/)
  assert.match(table, /Maryna Harbuz/)
  assert.doesNotMatch(await page.content(), /WITHHELD-MARKER/)
  assert.doesNotMatch(page.url(), /%|harbuz/i)
  await context.close()
})

test('the keyboard reaches the skip link first, then every link, field and button, each with a visible focus', {
  skip,
}, async () => {
  const context = await site.context({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${site.url}/check`)
  const expected = await page.locator('a, input, textarea, button, summary').count()
  const reached = new Set<string>()
  for (let i = 0; i < expected; i++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const style = getComputedStyle(element)
      return {
        html: element.outerHTML.slice(0, 120),
        seen: style.outlineStyle !== 'none' && style.outlineWidth !== '0px',
      }
    })
    if (i === 0) assert.match(focus.html, /class="skip"/)
    assert.ok(focus.seen, `expected a visible focus on ${focus.html}`)
    reached.add(focus.html)
  }
  assert.equal(reached.size, expected)
  await context.close()
})
