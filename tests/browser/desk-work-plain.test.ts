/// <reference lib="dom" />
import assert from 'node:assert/strict'
import { test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { withoutChromium, workDesk } from './desk-work-harness.ts'
import { TEN_CLAIMS } from './desk-work-reports.ts'

const desk = workDesk()
const skip = withoutChromium
const plain = { javaScriptEnabled: false }

test('with scripts off a report is pasted, read, changed, rejected, linked, split, undone and confirmed by a second person', {
  skip,
}, async () => {
  const page = await desk.page('ales', plain)
  const claims = (words: string) => page.locator('.rr-claim', { hasText: words })
  const openForm = async (words: string, form: string) => {
    await claims(words).first().locator('.rr-more').click()
    await page.locator(`.rr-forms [data-form=${form}] > summary`).click()
  }
  await page.goto(`${desk.url}/inbox`)
  await page.click('#add summary')
  await page.fill('textarea[name=text]', TEN_CLAIMS)
  await page.click('#add button[type=submit]')
  assert.match(page.url(), /\/read\//)
  const room = page.url()
  await claims('Sentence Anna Verasen').locator('button', { hasText: 'Accept' }).click()
  assert.match((await page.textContent('#progress'))!, /1 of 10/)

  await openForm('Charge Olga Siwak', 'reject')
  await page.click('[data-form=reject] button:has-text("A plan, a wish")')
  assert.equal(await page.locator('.rr-claim.s-rejected').count(), 1)

  await openForm('Arrest Ivan Harbuz', 'change')
  await page.fill('[data-form=change] [name=place]', 'Homiel')
  await page.fill('[data-form=change] [name=reason]', 'named above')
  await page.click('[data-form=change] button')
  assert.match((await page.locator('.rr-claim.s-changed').textContent())!, /Homiel[\s\S]*The machine read/)

  await openForm('Charge Piotr Zaranka', 'link')
  await page.locator('[data-form=new] > summary').click()
  await page.click('[data-form=new] button')
  assert.ok((await page.locator('.rr-claim a.name', { hasText: 'Piotr Zaranka' }).count()) > 0)

  await openForm('Transfer', 'split')
  await page.fill('[data-form=split] [name=names]', 'Piotr Zaranka\nAnna Verasen')
  await page.click('[data-form=split] button')
  assert.equal(await page.locator('.rr-claim.s-split').count(), 1)
  await page.locator('.rr-claim.s-split .rr-more').click()
  await page.locator('[data-form=undo] > summary').click()
  await page.click('[data-form=undo] button')
  assert.equal(await page.locator('.rr-claim.s-split').count(), 0)

  await page.locator('#by-hand > summary').click()
  await page.fill('#by-hand [name=quote]', 'Olga Siwak was detained in Minsk')
  await page.selectOption('#by-hand [name=type]', 'health')
  await page.selectOption('#by-hand [name=ref]', { label: 'Olga Siwak' })
  await page.click('#by-hand button')
  assert.equal(await claims('marked by Ales').count(), 1)

  await claims('Release Maryna Kalina').locator('button', { hasText: 'Accept' }).click()
  const bela = await desk.page('bela', plain)
  await bela.goto(room)
  await bela.locator('.s-second button', { hasText: 'Confirm as second person' }).click()
  assert.match(
    (await bela.locator('.rr-claim', { hasText: 'Release Maryna Kalina' }).textContent())!,
    /Ales and Bela accepted it/,
  )

  await bela.fill('.dw-talk textarea', 'The court’s own list would settle this.')
  await bela.click('.dw-talk button:has-text("Add")')
  assert.match((await bela.textContent('.dw-talk'))!, /Bela[\s\S]*The court’s own list/)
  await bela.selectOption('.dw-talk select', 'ales')
  await bela.fill('.dw-talk [name=note]', 'ask the lawyer')
  await bela.click('.dw-talk button:has-text("Give")')
  await page.goto(`${desk.url}/work`)
  assert.match((await page.textContent('main'))!, /ask the lawyer/)
  await page.goto(`${desk.url}/inbox?kind=mine`)
  assert.equal(await page.locator('.dw-list > li').count(), 1)
  await page.context().close()
  await bela.context().close()
})

test('a person’s file is added to by claim, name and note; what is sealed is read by who may, and that is recorded', {
  skip,
}, async () => {
  const id = await desk.report(TEN_CLAIMS.replace('Courts', 'Files'))
  const { rows } = await sql<{ id: string }>`select id from person where id = 'zaranka-piotr'`.execute(
    desk.app.database.kysely,
  )
  assert.equal(rows.length, 1)
  await sql`insert into judgement (left_node, right_node, verdict, judged_by, reason) values (${`mention:${id}:p2`}, 'person:zaranka-piotr', 'same', 'ales', 'the same')`.execute(
    desk.app.database.kysely,
  )
  await desk.app.settle()
  const page = await desk.page('salame', plain)
  const file = `${desk.url}/people/zaranka-piotr/file`
  await page.goto(file)
  await page.locator('#add-claim > summary').click()
  await page.fill('#add-claim [name=quote]', 'Piotr Zaranka was charged with insulting the president')
  await page.selectOption('#add-claim [name=report]', id)
  await page.selectOption('#add-claim [name=type]', 'occupation')
  await page.fill('#add-claim [name=detail]', 'teacher')
  await page.fill('#add-claim [name=reason]', 'his pupils say so')
  await page.click('#add-claim button')
  await desk.app.settle()
  await page.goto(file)
  assert.match((await page.textContent('main'))!, /Occupation · Piotr Zaranka · teacher/)
  await page.fill('[action$="/names"] [name=name]', 'Пётр Заранка')
  await page.fill('[action$="/names"] [name=language]', 'be')
  await page.fill('[action$="/names"] [name=source]', 'his own letter')
  await page.click('[action$="/names"] button')
  await page.goto(`${desk.url}/find?q=${encodeURIComponent('Пётр Заранка')}`)
  assert.match((await page.textContent('.dw-list'))!, /Piotr Zaranka/)
  await page.goto(file)
  await page.locator('summary', { hasText: /^Add$/ }).click()
  await page.fill('[action$="/notes"] [name=field]', 'where his mother lives')
  await page.fill('[action$="/notes"] [name=value]', 'SEALED-MARKER')
  await page.fill('[action$="/notes"] [name=source]', 'herself')
  await page.click('[action$="/notes"] button')
  assert.doesNotMatch(await page.content(), /SEALED-MARKER/)
  await page.click('text=Show what is sealed')
  assert.match(await page.content(), /SEALED-MARKER/)
  const audit = await sql<{ n: number }>`select count(*)::int as n from audit_entry where act = 'sealed.read'`.execute(
    desk.app.database.kysely,
  )
  assert.equal(audit.rows[0]?.n, 1)
  const ales = await desk.page('ales', plain)
  await ales.goto(file)
  assert.equal(await ales.locator('text=Show what is sealed').count(), 0)
  assert.doesNotMatch(await ales.content(), /SEALED-MARKER|mother/)
  await page.context().close()
  await ales.context().close()
})

test('many files are taken in by a job whose progress survives a reload and which can be stopped', {
  skip,
}, async () => {
  const page = await desk.page('darya', plain)
  await page.goto(`${desk.url}/inbox`)
  await page.click('#add summary')
  const file = (i: number) => ({
    name: `report-${i}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`${TEN_CLAIMS}\n\nNumber ${i} of the day. ${'More was told. '.repeat(400)}`),
  })
  const mail = {
    name: 'a.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.from(
      `From: a@desk.invalid\r\nSubject: Freed in Homiel\r\nMIME-Version: 1.0\r\n\r\nViktar Lozka was freed in Homiel on 2 May 2025.\r\n`,
    ),
  }
  const bad = { name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) }
  await page.setInputFiles('#add input[type=file]', [mail, bad, ...Array.from({ length: 60 }, (_, i) => file(i))])
  await page.click('#add button[type=submit]')
  assert.match(page.url(), /\/inbox\/jobs\/\d+$/)
  const other = await desk.page('darya', plain)
  await other.goto(page.url())
  assert.match((await other.textContent('main'))!, /62 reports/)
  const cancel = other.locator('button', { hasText: 'Stop after this one' })
  if ((await cancel.count()) > 0) await cancel.click()
  for (let i = 0; i < 200 && (await other.locator('[data-running=yes]').count()) > 0; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    await other.reload()
  }
  const shown = (await other.textContent('main'))!
  assert.match(shown, /a\.eml[\s\S]*taken in/)
  assert.match(shown, /x\.txt[\s\S]*PNG image[\s\S]*not taken in/)
  assert.match(shown, /stopped[\s\S]*left out/)
  const ales = await desk.page('ales', plain)
  assert.equal((await ales.goto(page.url()))?.status(), 404, 'another’s job is nobody’s business')
  for (const one of [page, other, ales]) await one.context().close()
})

test('an address is fetched only when asked, and only from this machine unless told', { skip }, async () => {
  const page = await desk.page('ales', plain)
  for (const [address, said] of [
    ['http://192.0.2.7/report', /expected an address of this machine/],
    [`${desk.url}/nowhere`, /got the answer (30\d|403|404)|redirect/],
  ] as const) {
    await page.goto(`${desk.url}/inbox`)
    await page.click('#add summary')
    await page.fill('[name=address]', address)
    await page.click('#add button[type=submit]')
    const shown = (await page.textContent('main'))!
    if (address.includes('192.0.2')) assert.match(shown, said)
    else assert.doesNotMatch(shown, /not taken in[\s\S]*outside/)
  }
  await page.context().close()
})

test('hostile words of a report stay words', { skip }, async () => {
  const hostile = `Anna Verasen was detained in <script>document.title='XSS'</script> Harodnia on 3 March 2024. "><img src=x onerror="document.title='XSS'"> Piotr Zaranka was charged with '); alert(1) //. <style>*{display:none}</style> javascript:alert(1) {{constructor}} \${7*7} Olga Siwak was released on 5 May 2025.`
  const id = await desk.report(hostile, { outlet: '<b onmouseover=alert(1)>Post</b>' })
  const page = await desk.page('ales')
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto(`${desk.url}/read/${id}`)
  await page.waitForSelector('.rr[data-ready]')
  assert.equal(await page.locator('.rr img, .rr-text script, .rr-text style, .rr b[onmouseover]').count(), 0)
  assert.notEqual(await page.title(), 'XSS')
  assert.ok((await page.textContent('.rr-text'))!.includes('{{constructor}}'))
  assert.deepEqual(dialogs, [])
  await page.context().close()
})

const pages: readonly (readonly [string, (page: Page, report: string) => Promise<unknown>])[] = [
  ['inbox', (page) => page.goto(`${desk.url}/inbox`)],
  ['reading room', (page, report) => page.goto(`${desk.url}/read/${report}`)],
  ['forms', (page, report) => page.goto(`${desk.url}/read/${report}?form=link`).then(() => page.click('.rr-more'))],
  ['people', (page) => page.goto(`${desk.url}/find?q=Zaranka`)],
  ['reports', (page) => page.goto(`${desk.url}/find?in=reports&q=courts`)],
  ['claims', (page) => page.goto(`${desk.url}/find?in=claims&type=released`)],
  ['file', (page) => page.goto(`${desk.url}/people/zaranka-piotr/file`)],
  ['work', (page) => page.goto(`${desk.url}/work`)],
]

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`axe finds nothing where people work, ${colorScheme}, ${width} px wide, and nothing scrolls sideways`, {
      skip,
    }, async () => {
      const report = await desk.report(TEN_CLAIMS.replace('Courts', `Looks ${width} ${colorScheme}`))
      const page = await desk.page('salame', { colorScheme, viewport: { width, height: 900 } })
      const complaints: string[] = []
      for (const [name, open] of pages) {
        await open(page, report)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) {
            details.removeAttribute('name')
            details.open = true
          }
        })
        const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze()
        if (passes.length === 0) complaints.push(`${name}: axe looked at nothing`)
        for (const { id, nodes } of violations) complaints.push(`${name}: ${id} at ${nodes[0]?.html}`)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (wide > 0) complaints.push(`${name}: ${wide} px wider than the screen`)
      }
      await page.context().close()
      assert.deepEqual(complaints, [])
    })
