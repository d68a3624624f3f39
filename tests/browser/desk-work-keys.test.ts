/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { withoutChromium, workDesk } from './desk-work-harness.ts'
import { LONG_REPORT, TEN_CLAIMS } from './desk-work-reports.ts'

const desk = workDesk()
const skip = withoutChromium

/** Presses a key and waits until the page has taken it, adding up both. */
function typist(page: Page) {
  const spent = { keys: 0, waited: 0 }
  const quiet = () => page.waitForFunction(() => !document.querySelector('.rr')?.hasAttribute('aria-busy'))
  return {
    spent,
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key)
        spent.keys++
        const from = performance.now()
        await quiet()
        spent.waited += performance.now() - from
      }
    },
    write: async (text: string) => {
      await page.keyboard.type(text)
      spent.keys += text.length
    },
  }
}

const ready = (page: Page) => page.waitForSelector('.rr[data-ready]')
const openClaims = (page: Page) => page.locator('.rr-claim.s-open, .rr-claim.s-again').count()

test('a reviewer’s day: a pasted report of ten claims is decided by keyboard alone', { skip }, async () => {
  const page = await desk.page('ales')
  await page.goto(`${desk.url}/inbox`)
  await page.click('#add summary')
  await page.fill('textarea[name=text]', TEN_CLAIMS)
  const sent = performance.now()
  await page.click('#add button[type=submit]')
  await ready(page)
  const intake = performance.now() - sent
  assert.equal(await page.locator('.rr-claim').count(), 10)
  const { press, write, spent } = typist(page)
  // Seven as written, one misread, one changed; the release is proposed, for one person does not decide it.
  await press('a', 'a', 'r', '1')
  await page.waitForSelector('.rr-claim.s-rejected')
  await press('a', 'a', 'a')
  await press('e')
  await page.waitForSelector('.is-current .rr-forms')
  await page.locator('.is-current [data-form=change] [name=place]').focus()
  await write('Navapolack')
  await page.locator('.is-current [data-form=change] [name=reason]').focus()
  await write('named in the sentence before')
  await press('Control+Enter')
  await page.waitForSelector('.rr-claim.s-changed')
  await press('a', 'a', 'a')
  await page.waitForFunction(() => document.querySelectorAll('.rr-claim.s-open').length === 0)
  assert.equal(await openClaims(page), 0)
  assert.equal(await page.locator('.rr-claim.s-second').count(), 1)
  assert.equal(await page.locator('.rr-claim.s-accepted').count(), 7)
  console.log(
    `    ${spent.keys} key presses (38 of them the words of one change), ${(spent.waited / 1000).toFixed(2)} s of waiting, ${(intake / 1000).toFixed(2)} s from paste to page`,
  )
  await page.context().close()
})

test('the keys link, make new people, split, mark words and undo', { skip }, async () => {
  const id = await desk.report(
    `Anna Verasen, Piotr Zaranka and Olga Siwak have been held since 3 March 2024. ${TEN_CLAIMS.replace('Courts', 'More courts')}`,
  )
  const page = await desk.page('bela')
  await page.goto(`${desk.url}/read/${id}`)
  await ready(page)
  const { press } = typist(page)
  const first = page.locator('.rr-claim').filter({ hasText: 'Ivan Harbuz' }).first()
  await first.locator('.rr-title').click()
  await press('n')
  await page.waitForSelector('.is-current [data-form=new][open]')
  await press('Control+Enter')
  await page.waitForSelector('.rr-claim a.name')
  assert.equal(
    await page.locator('.rr-claim a.name', { hasText: 'Ivan Harbuz' }).count(),
    3,
    'all claims of that mention are linked',
  )
  const { rows } = await sql<{ id: string }>`select id from person where id = 'harbuz-ivan'`.execute(
    desk.app.database.kysely,
  )
  assert.equal(rows.length, 1)

  await page
    .locator('.rr-claim')
    .filter({ hasText: 'Piotr Zaranka' })
    .filter({ hasText: 'Charge' })
    .locator('.rr-title')
    .click()
  await press('s')
  await page.waitForSelector('.is-current [data-form=split][open]')
  await page.keyboard.type('Piotr Zaranka\nOlga Siwak')
  await press('Control+Enter')
  await page.waitForSelector('.rr-claim:has-text("marked by")')
  await ready(page)
  assert.equal(await page.locator('.rr-claim.s-split').count(), 1)
  assert.equal(await page.locator('.rr-claim', { hasText: 'marked by' }).count(), 2)
  await page.locator('.rr-claim.s-split .rr-title').click()
  await press('u')
  await page.waitForSelector('.is-current [data-form=undo][open]')
  await press('Control+Enter')
  // The parts go with the split, and the page, which is then another one, is loaded anew.
  await page.waitForFunction(
    () =>
      document.querySelector('.rr[data-ready]') !== null &&
      document.querySelectorAll('.rr-claim.s-split').length === 0 &&
      !document.body.textContent.includes('marked by'),
  )

  await page
    .locator('.rr-words')
    .first()
    .evaluate((paragraph) => {
      const range = document.createRange()
      range.selectNodeContents(paragraph)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    })
  await press('m')
  const quote = await page.inputValue('#by-hand [name=quote]')
  assert.ok(quote.startsWith('Anna Verasen, Piotr Zaranka and Olga Siwak'))
  assert.doesNotMatch(quote, /\d{2}$/, 'the numbers of claims are not part of the words')
  await page.context().close()
})

test('a report of 50 kB with 200 claims is ready for keys within a second on a processor four times slower', {
  skip,
}, async () => {
  assert.ok(LONG_REPORT.length >= 50_000)
  const id = await desk.report(LONG_REPORT)
  const page = await desk.page('ales')
  const session = await page.context().newCDPSession(page)
  await page.goto(`${desk.url}/inbox`)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const taken: number[] = []
  for (let i = 0; i < 3; i++) {
    await page.goto(`${desk.url}/read/${id}`)
    await ready(page)
    // From the first byte of the answer to the moment at which the module has done its work: what the browser needs.
    const times = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      return { answered: navigation!.responseStart, ready: performance.getEntriesByName('rr-ready')[0]!.startTime }
    })
    taken.push(times.ready)
    console.log(
      `    ready ${Math.round(times.ready)} ms after the click, of which ${Math.round(times.answered)} ms were the desk’s`,
    )
  }
  assert.equal(await page.locator('.rr-claim').count(), 200)
  assert.ok(Math.min(...taken) < 1000, `ready after ${taken.map(Math.round).join(', ')} ms`)
  await page.context().close()
})
