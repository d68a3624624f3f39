/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { reader, withoutChromium } from './browser.ts'
import { pages } from './pages.ts'

const site = reader()

/** Layout does not depend on the scheme, colours do; so the dark pages need the one rule that looks at colours. */
const RULES = { light: null, dark: ['color-contrast'] } as const

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`axe finds nothing on any page, ${colorScheme}, ${width} px wide, and none scrolls sideways`, {
      skip: withoutChromium,
    }, async () => {
      const context = await site.context({ viewport: { width, height: 900 }, colorScheme })
      const page = await context.newPage()
      const complaints: string[] = []
      for (const { name, open } of site.everyPage()) {
        await open(page)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        const rules = RULES[colorScheme]
        // No page has frames, so axe need not open a second page to gather what it found.
        const axe = new AxeBuilder({ page }).setLegacyMode()
        const { violations, passes } = await (rules ? axe.withRules([...rules]) : axe).analyze()
        if (passes.length === 0) complaints.push(`${name}: axe looked at nothing`)
        for (const { id, nodes } of violations) complaints.push(`${name}: ${id} at ${nodes[0]?.html}`)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (wide > 0) complaints.push(`${name}: ${wide} px wider than the screen`)
      }
      await context.close()
      assert.deepEqual(complaints, [])
    })

test('no page asks anything of another host, sets a cookie but the one of the desk’s forms, breaks its own policy or weighs 100 kB', {
  skip: withoutChromium,
}, async () => {
  const context = await site.context()
  const page = await context.newPage()
  const asked: string[] = []
  const problems: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => {
    if (/security policy/i.test(message.text())) problems.push(message.text())
  })
  for (const { name, open } of site.everyPage()) {
    await open(page)
    const html = await page.content()
    if (html.length > 100_000) problems.push(`${name} weighs ${html.length} bytes`)
    if (/<script|\sstyle=|\son[a-z]+=/i.test(html)) problems.push(`${name} holds script or inline style`)
  }
  assert.ok(asked.length > pages.length)
  assert.deepEqual(
    asked.filter((url) => new URL(url).hostname !== '127.0.0.1'),
    [],
  )
  const cookies = (await context.cookies()).map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))
  assert.deepEqual(cookies, [{ name: 'habeas_form', httpOnly: true, sameSite: 'Strict' }])
  assert.deepEqual(problems, [])
  await context.close()
})

test('on paper the menu is gone, and the verdicts stand beside the text with their sources unfolded', {
  skip: withoutChromium,
}, async () => {
  const context = await site.context()
  const page = await context.newPage()
  await pages.find(({ name }) => name === 'result')!.open(page, site.url)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.masthead nav').isVisible(), false)
  assert.equal(await page.locator('#c1').isVisible(), true)
  assert.equal(await page.locator('.leave').isVisible(), false)
  assert.equal(await page.locator('#c3 blockquote').first().isVisible(), true)
  await context.close()
})
