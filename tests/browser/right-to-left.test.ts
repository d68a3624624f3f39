/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reader, withoutChromium } from './browser.ts'
import { deps } from './fixtures.ts'
import { pseudoLocale } from './pseudo-locale.ts'

const site = reader({ ...deps, locales: [pseudoLocale] })

const paths = [
  '',
  '/people',
  '/people/harbuz-yauhen',
  '/events',
  '/events/convoy',
  '/reports',
  '/reports/r1',
  '/statistics',
  '/statistics/months',
  '/calendar',
  '/facilities',
  '/method',
  '/check',
]

for (const width of [1440, 390])
  test(`every page stands from right to left, ${width} px wide, and none scrolls sideways`, {
    skip: withoutChromium,
  }, async () => {
    const context = await site.context({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    const complaints: string[] = []
    for (const path of paths) {
      const answer = await page.goto(`${site.url}/pseudo${path}`)
      if (answer?.status() !== 200) complaints.push(`${path}: ${answer?.status()}`)
      const seen = await page.evaluate(() => {
        const heading = document.querySelector('h1')
        const box = heading?.getBoundingClientRect()
        const range = document.createRange()
        if (heading) range.selectNodeContents(heading)
        return {
          direction: getComputedStyle(document.body).direction,
          wide: document.documentElement.scrollWidth - window.innerWidth,
          // The words of the heading end at its right edge, where they begin to be read.
          startsRight: box ? Math.abs(box.right - range.getBoundingClientRect().right) < 4 : false,
          wordmarkRight:
            (document.querySelector('.wordmark')?.getBoundingClientRect().left ?? 0) > window.innerWidth / 2,
        }
      })
      if (seen.direction !== 'rtl') complaints.push(`${path}: runs ${seen.direction}`)
      if (seen.wide > 0) complaints.push(`${path}: ${seen.wide} px wider than the screen`)
      if (!seen.startsRight) complaints.push(`${path}: the heading does not begin at the right`)
      if (!seen.wordmarkRight) complaints.push(`${path}: the masthead does not begin at the right`)
    }
    await context.close()
    assert.deepEqual(complaints, [])
  })
