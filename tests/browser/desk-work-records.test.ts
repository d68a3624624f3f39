/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { writerOf } from '../../dist/database/index.js'
import { createPerson, MatchingStore } from '../../dist/matching/index.js'
import { withoutChromium, workDesk } from './desk-work-harness.ts'

const desk = workDesk()
const skip = withoutChromium
const plain = { javaScriptEnabled: false }

/** Nothing scrolls sideways at 1440 and at 390 px, and axe, which needs scripts, has no complaint. */
async function isClean(who: string, url: string): Promise<void> {
  const page = await desk.page(who)
  await page.goto(url)
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(wide <= 0, `${url} at ${width}: ${wide} px too wide`)
  }
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${url}: ${id} ${nodes[0]?.html}`),
    [],
  )
  await page.context().close()
}

test('files dropped anywhere on the inbox are in the form, and taken in together', { skip }, async () => {
  const page = await desk.page('darya')
  await page.goto(`${desk.url}/inbox`)
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    for (const n of [1, 2, 3])
      transfer.items.add(
        new File([`Viktar Lozka ${n} was detained in Homiel on ${n} May 2025.`], `dropped-${n}.txt`, {
          type: 'text/plain',
        }),
      )
    return transfer
  })
  await page.dispatchEvent('h1', 'dragover', { dataTransfer: dropped })
  assert.equal(await page.locator('#add[open]').count(), 1, 'the form opens under the hand')
  await page.dispatchEvent('h1', 'drop', { dataTransfer: dropped })
  const held = await page.evaluate(() =>
    [...(document.querySelector<HTMLInputElement>('#add input[type=file]')?.files ?? [])].map(({ name }) => name),
  )
  assert.deepEqual(held, ['dropped-1.txt', 'dropped-2.txt', 'dropped-3.txt'])
  await page.keyboard.press('Tab')
  await page.locator('#add button[type=submit]').press('Enter')
  await page.waitForURL(/\/inbox\/jobs\/\d+$/)
  await page.locator('[data-running=no]').waitFor()
  assert.equal(await page.locator('text=taken in').count(), 3)
  await page.context().close()
})

test('a list is taken in and its waiting rows decided by keyboard alone, with scripts off', { skip }, async () => {
  const names = [{ text: 'Zoya Zornaya', language: 'en' }]
  await new MatchingStore(writerOf(desk.app.database.kysely)).addPerson(
    createPerson({ id: 'zornaya-zoya', names, sex: 'f', born: null, minor: false }),
    'test',
  )
  const page = await desk.page('darya', plain)
  await page.goto(`${desk.url}/lists`)
  await page.setInputFiles('input[type=file]', {
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'name,born,detained,place\nStsiapan Dubrouski,1985,2021-03-04,Colony 5\nZoya Zornaya,,,Colony 8\n',
    ),
  })
  await page.locator('button[value=import]').press('Enter')
  await page.locator('form[action^="/lists/upload/"] button:not(.plain)').first().press('Enter')
  await page.locator('a[href="/lists/waiting"]').press('Enter')
  await isClean('darya', page.url())
  const first = page.locator('input[name=means]').first()
  assert.equal(await first.isChecked(), true, 'the only one who may be meant is offered')
  await first.press('ArrowDown')
  assert.equal(await page.locator('input[value=new]').isChecked(), true)
  await page.keyboard.press('ArrowUp')
  await page.locator('li form button[type=submit]').press('Enter')
  assert.match((await page.textContent('[role=status]'))!, /the row means zornaya-zoya/)
  assert.match((await page.textContent('main'))!, /No row waits/)
  await page.context().close()
})

test('what was noted is erased by two people at their own browsers, and is then on no page', { skip }, async () => {
  const [sam, tamara] = [await desk.page('salame', plain), await desk.page('tamara', plain)]
  const file = `${desk.url}/people/zornaya-zoya/file`
  await sam.goto(file)
  await sam.locator('summary', { hasText: /^Add$/ }).click()
  await sam.fill('[action$="/notes"] [name=field]', 'health')
  await sam.fill('[action$="/notes"] [name=value]', 'ERASE-MARKER')
  await sam.fill('[action$="/notes"] [name=source]', 'herself')
  await sam.click('[action$="/notes"] button')
  await sam.goto(`${desk.url}/audit`)
  await isClean('salame', sam.url())
  await sam.locator('tr', { hasText: 'person.note' }).first().locator('a').click()
  const entry = sam.url()
  await isClean('salame', entry)
  await sam.click('text=Show what is sealed')
  assert.match(await sam.content(), /ERASE-MARKER/)
  await sam.click('text=Ask for the erasure')
  assert.equal(await sam.locator('button', { hasText: 'Erase it' }).count(), 0, 'not the first person')
  await tamara.goto(`${desk.url}/audit`)
  await tamara.locator('section a', { hasText: 'Entry' }).first().click()
  assert.equal(tamara.url(), entry)
  await tamara.click('button:has-text("Erase it")')
  assert.match((await tamara.textContent('main'))!, /Confirmed by Tamara/)
  await sam.goto(file)
  await sam.click('text=Show what is sealed')
  assert.match((await sam.textContent('main'))!, /Erased\. That there was a note stays/)
  assert.doesNotMatch(await sam.content(), /ERASE-MARKER/)
  for (const one of [sam, tamara]) await one.context().close()
})
