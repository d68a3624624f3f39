/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { withoutChromium, workDesk } from './desk-work-harness.ts'
import { TEN_CLAIMS } from './desk-work-reports.ts'

const desk = workDesk()
const skip = withoutChromium
const ready = (page: Page) => page.waitForSelector('.rr[data-ready][data-live]')
const claim = (page: Page, number: number) => page.locator(`.rr-claim[data-number="${number}"]`)

async function two(text: string): Promise<readonly [Page, Page]> {
  const id = await desk.report(text)
  const pages = [await desk.page('ales'), await desk.page('bela')] as const
  for (const page of pages) {
    await page.goto(`${desk.url}/read/${id}`)
    await ready(page)
  }
  return pages
}

test('what one decides the other sees within a second, with the name', { skip }, async () => {
  const [ales, bela] = await two(TEN_CLAIMS)
  await claim(ales, 1).locator('button', { hasText: 'Accept' }).click()
  await claim(ales, 1).and(ales.locator('.s-accepted')).waitFor()
  const from = performance.now()
  await claim(bela, 1).and(bela.locator('.s-accepted')).waitFor({ timeout: 5000 })
  const took = performance.now() - from
  console.log(`    seen ${Math.round(took)} ms later`)
  assert.ok(took < 1000)
  assert.match((await claim(bela, 1).textContent())!, /Ales accepted it/)
  await ales.context().close()
  await bela.context().close()
})

test('a form made before somebody else decided is refused, both decisions are shown, and nothing is overwritten', {
  skip,
}, async () => {
  const [ales, bela] = await two(TEN_CLAIMS.replace('Courts', 'Other courts'))
  // Bela works with scripts off, so her page knows nothing of what Ales does meanwhile.
  const context = await desk.as('bela', { javaScriptEnabled: false })
  const plain = await context.newPage()
  const at = await claim(ales, 2).getAttribute('data-claim')
  await plain.goto(`${bela.url()}?at=${at}&form=reject`)
  await claim(ales, 2).locator('button', { hasText: 'Accept' }).click()
  await claim(ales, 2).and(ales.locator('.s-accepted')).waitFor()
  await plain.fill('[data-form=reject] [name=other_reason]', 'I read it otherwise')
  await plain.click('[data-form=reject] button:text-is("Reject")')
  const said = (await plain.textContent('main'))!
  assert.match(said, /Somebody else decided first/)
  assert.match(said, /Ales accepted it/)
  assert.match(said, /I read it otherwise/)
  await plain.click('text=Look again and decide')
  assert.match((await claim(plain, 2).getAttribute('class'))!, /s-accepted/)
  for (const one of [context, ales.context(), bela.context()]) await one.close()
})

test('a release takes two: the first cannot confirm, the second can, and both stand with their reasons', {
  skip,
}, async () => {
  const [ales, bela] = await two(TEN_CLAIMS.replace('Courts', 'Still other courts'))
  await claim(ales, 8).locator('button', { hasText: 'Accept' }).click()
  await claim(ales, 8).and(ales.locator('.s-second')).waitFor()
  assert.equal(await claim(ales, 8).locator('button', { hasText: 'Confirm' }).count(), 0)
  // The page offers it to nobody who proposed it; sent all the same, the database refuses.
  const { status, body } = await ales.evaluate(async () => {
    const button = document.querySelector('.rr-claim.s-second button[value^=withdrawn]')!
    const form = new FormData(document.getElementById('quick') as HTMLFormElement)
    form.set('quick', button.getAttribute('value')!.replace('withdrawn', 'confirmed'))
    const answer = await fetch(`${location.pathname}/quick`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(form as never),
    })
    return { status: answer.status, body: (await answer.json()) as { kind: string } }
  })
  assert.deepEqual([status, body.kind], [409, 'refused'])
  await claim(bela, 8).and(bela.locator('.s-second')).waitFor()
  await claim(bela, 8).locator('.rr-title').click()
  await bela.keyboard.press('y')
  await claim(bela, 8).and(bela.locator('.s-accepted')).waitFor()
  assert.match((await claim(bela, 8).textContent())!, /Ales and Bela accepted it/)
  await ales.context().close()
  await bela.context().close()
})

test('a documenter proposes and a reviewer decides; a reader is shown the text and no button', { skip }, async () => {
  const id = await desk.report(TEN_CLAIMS.replace('Courts', 'Far courts'))
  const darya = await desk.page('darya')
  await darya.goto(`${desk.url}/read/${id}`)
  await ready(darya)
  await claim(darya, 1).locator('button', { hasText: 'Accept' }).click()
  await claim(darya, 1).and(darya.locator('.s-second')).waitFor()
  const raman = await desk.page('raman')
  await raman.goto(`${desk.url}/read/${id}`)
  assert.equal(await raman.locator('.rr-claim').count(), 10)
  assert.equal(await raman.locator('.rr-claim button').count(), 0)
  await darya.context().close()
  await raman.context().close()
})
