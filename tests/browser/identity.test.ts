import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { writerOf } from '../../dist/database/index.js'
import { createPerson, MatchingStore } from '../../dist/matching/index.js'
import { withoutChromium, workDesk } from './desk-work-harness.ts'

const people = [
  ['dubrouski-stsiapan', 'Stsiapan Dubrouski'],
  ['dubrovskij-stepan', 'Stepan Dubrovskij'],
  ['harbuz-yauhen', 'Yauhen Harbuz'],
] as const

const NEWS =
  'Yauhen Harbuz was released on 2 June 2025. Stsiapan Dubrouski was sentenced to four years in prison on 5 May 2025.'

describe('the identity queue in a browser', { skip: withoutChromium }, () => {
  const desk = workDesk()

  before(async () => {
    const store = new MatchingStore(writerOf(desk.app.database.kysely))
    for (const [id, name] of people) {
      const names = [{ text: name, language: 'en' }]
      await store.addPerson(createPerson({ id, names, sex: 'm', born: null, minor: false }), 'test')
    }
    await desk.report('Yauhen Harbuz was detained on 3 March 2025.')
    await desk.report(NEWS, { outlet: 'The Harbour Post' })
  })

  const look = async (page: Page, name: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
      name,
    )
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    assert.equal(wide, false, `${name} scrolls sideways`)
    if (process.env.HABEAS_LOOK)
      await page.screenshot({ path: `${process.env.HABEAS_LOOK}/${name}.png`, fullPage: true })
  }

  test('a mention is judged with scripts off, at 390 px and in the dark, and the register follows', async () => {
    const page = await desk.page('ales', {
      javaScriptEnabled: true,
      viewport: { width: 390, height: 800 },
      colorScheme: 'dark',
    })
    await page.goto(`${desk.url}/identity?kind=name_only`)
    await look(page, 'identity-queue-390')
    await page.click('text=Yauhen Harbuz')
    await look(page, 'identity-mention-390')
    const plain = await desk.page('ales', { javaScriptEnabled: false })
    await plain.goto(page.url())
    await plain.fill('input[name=reason]', 'the court list names him')
    await plain.click('button:has-text("Same person")')
    await plain.waitForURL(/said=saved/)
    await desk.app.settle()
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from claim_state where person_id = 'harbuz-yauhen'`.execute(desk.app.database.kysely)
    assert.ok((rows[0]?.n ?? 0) > 0)
  })

  test('two people merge two records, by keyboard, and one takes the merge back', async () => {
    const [ales, bela] = [await desk.page('ales'), await desk.page('bela')]
    await ales.goto(`${desk.url}/identity?kind=pairs`)
    await look(ales, 'identity-pairs')
    await ales.focus('.dw-title a')
    await ales.keyboard.press('Enter')
    await ales.waitForURL(/pairs\//)
    await look(ales, 'identity-pair')
    await ales.focus('input[name=reason]')
    await ales.keyboard.type('one case number')
    await ales.keyboard.press('Enter')
    await ales.waitForURL(/said=proposed/)
    await bela.goto(`${desk.url}/identity?kind=proposals`)
    await look(bela, 'identity-proposals')
    await bela.click('.dw-title a')
    await bela.fill('input[name=reason]', 'I read both files')
    await bela.click('button:has-text("Merge")')
    await bela.waitForURL(/said=saved/)
    await desk.app.settle()
    const merged = await desk.app.database.kysely.selectFrom('person_merge').selectAll().execute()
    assert.equal(merged.length, 1)
    await ales.goto(`${desk.url}/identity?kind=history`)
    await look(ales, 'identity-history')
    await ales.fill('.id-undo input[name=reason]', 'two birth years')
    await ales.click('button:has-text("Undo")')
    await ales.waitForURL(/said=saved/)
    await desk.app.settle()
    assert.equal((await desk.app.database.kysely.selectFrom('person_merge').selectAll().execute()).length, 0)
  })
})
