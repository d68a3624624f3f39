import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { PASSWORD, type TestDesk, testDesk, Visitor } from '../desk/desk.ts'
import { totp } from '../desk/totp.ts'
import { findChromium } from './chromium.ts'
import { serve } from './serve.ts'

const executablePath = findChromium()
const skip = executablePath === null && 'no Chromium found; set CHROMIUM to its path to run the browser tests'

let browser: Browser
let desk: TestDesk
let served: Awaited<ReturnType<typeof serve>>
let url: string
before(async () => {
  if (!executablePath) return
  desk = await testDesk()
  served = await serve(desk.app)
  // Passkeys belong to a name; a browser gives none to a number.
  url = served.url.replace('127.0.0.1', 'localhost')
  browser = await chromium.launch({ executablePath })
})
after(async () => {
  await browser?.close()
  await served?.close()
})

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(15_000)
  return page
}

const path = (page: Page) => new URL(page.url()).pathname

async function fillPassword(page: Page): Promise<void> {
  await page.fill('#next', PASSWORD)
  await page.fill('#again', PASSWORD)
  await page.click('.account-form button')
}

/** From the forced page to the other side; the key of the authenticator app. */
async function enrol(page: Page): Promise<string> {
  await page.fill('#begin-password', PASSWORD)
  await page.click('#second-factor button')
  const key = (await page.textContent('code.key')) ?? ''
  assert.equal(await page.locator('.codes li').count(), 10)
  const box = await page.locator('svg.qr').boundingBox()
  assert.ok(box && box.width > 150, 'the QR code is drawn')
  await page.fill('#code', totp(key))
  await page.click('main button')
  return key
}

/** Codes are taken once each; the app shows the next one half a minute later, and the desk takes it from then on. */
const nextCode = (key: string) => totp(key, Date.now() + 30_000)

for (const javaScriptEnabled of [true, false])
  describe(`with scripts ${javaScriptEnabled ? 'on' : 'off'}`, { skip }, () => {
    test('from an empty desk to the first administrator, with a second factor before anything else; out, and in again', async () => {
      const own = await testDesk()
      const there = await serve(own.app)
      const page = await open({ javaScriptEnabled })
      await page.goto(there.url)
      assert.match((await page.textContent('main')) ?? '', /habeas user add/)
      await page.goto(`${there.url}/welcome/${await own.firstLink()}`)
      await page.fill('#name', 'ina')
      await fillPassword(page)
      assert.equal(path(page), '/account')
      await page.goto(`${there.url}/users`)
      assert.equal(path(page), '/account/second-factor', 'led back until the second factor is there')
      const key = await enrol(page)
      await page.goto(`${there.url}/users`)
      assert.equal(await page.textContent('h1'), 'Accounts')
      await page.click('.signed-in button')
      assert.equal(path(page), '/sign-in')
      await page.fill('#name', 'ina')
      await page.fill('#password', PASSWORD)
      await page.click('main form button')
      await page.fill('#code', nextCode(key))
      await page.click('main button')
      assert.equal(path(page), '/')
      await page.context().close()
      await there.close()
    })

    test('an administrator adds somebody, who opens the link, sees their own part, and is shut out again', async () => {
      const page = await open({ javaScriptEnabled })
      const boss = `boss-${javaScriptEnabled}`
      await page.goto(`${url}/welcome/${await desk.add(boss, ['administrator'])}`)
      await fillPassword(page)
      await enrol(page)
      await page.goto(`${url}/users`)
      const name = `doc-${javaScriptEnabled}`
      await page.fill('#name', name)
      await page.check('input[value="documenter"]')
      await page.fill('#countries', 'BY')
      await page.click('main form button')
      const link = (await page.textContent('.one-time-link')) ?? ''
      const theirs = await open({ javaScriptEnabled })
      await theirs.goto(link)
      await fillPassword(theirs)
      assert.match((await theirs.textContent('main')) ?? '', /countries: BY/)
      assert.equal(await theirs.locator('.menu a[href="/users"]').count(), 0)
      await page.goto(`${url}/users`)
      await page.click(`a:text-is("${name}")`)
      await page.click('form[action$="/disable"] button')
      await theirs.goto(`${url}/account`)
      assert.equal(path(theirs), '/sign-in')
      await theirs.context().close()
      await page.context().close()
    })
  })

test('signing in needs no mouse', { skip }, async () => {
  const setup = new Visitor(desk.app)
  await setup.accept(await desk.add('keys', ['reviewer']))
  await setup.enrol()
  const page = await open()
  await page.goto(`${url}/sign-in`)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'name', 'the first field has the focus')
  await page.keyboard.type('keys')
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-in/code**')
  await page.keyboard.type(nextCode(setup.key))
  await page.keyboard.press('Enter')
  await page.waitForURL(`${url}/`)
  await page.goto(`${url}/account`)
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab')
    const shown = await page.evaluate(() => {
      const active = document.activeElement
      const style = active && getComputedStyle(active)
      return !style || active === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none'
    })
    assert.ok(shown, 'whatever has the focus shows it')
  }
  await page.context().close()
})

test('a passkey that asks its owner opens the desk alone; one that does not ask opens nothing', { skip }, async () => {
  const page = await open()
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${url}/welcome/${await desk.add('passkey', ['reviewer'])}`)
  await fillPassword(page)
  await enrol(page)
  await page.goto(`${url}/account`)
  await page.fill('#passkey-name', 'key in the pocket')
  await Promise.all([page.waitForEvent('load'), page.click('[data-passkey] button')])
  await page.waitForSelector('text=key in the pocket')
  await page.click('.signed-in button')
  await page.click('[data-passkey] button')
  await page.waitForURL(`${url}/`)
  await page.click('.signed-in button')

  await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.click('[data-passkey] button')
  await page.waitForSelector('[data-passkey] [role="alert"]:not([hidden])')
  await page.goto(`${url}/account`)
  assert.equal(path(page), '/sign-in')

  await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.click('[data-passkey] button')
  await page.waitForURL(`${url}/account`)
  await page.click('form[action*="/passkeys/"] button')
  await page.click('.signed-in button')
  await page.click('[data-passkey] button')
  await page.waitForSelector('[data-passkey] [role="alert"]:not([hidden])')
  await page.context().close()
})

describe('every page about accounts', { skip }, () => {
  for (const width of [390, 1440])
    for (const colorScheme of ['light', 'dark'] as const)
      test(`is open to everybody at ${width} px, ${colorScheme}`, async () => {
        const page = await open({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
        const found: string[] = []
        const asked: string[] = []
        page.on('request', (request) => asked.push(request.url()))
        const look = async (name: string) => {
          // Layout does not depend on the scheme, colours do.
          const axe = new AxeBuilder({ page })
          const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
          found.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.target.join(' ')}`))
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          if (wide > 0) found.push(`${name}: ${wide} px too wide`)
          if (process.env.HABEAS_LOOK)
            await page.screenshot({
              path: `${process.env.HABEAS_LOOK}/${name}-${width}-${colorScheme}.png`,
              fullPage: true,
            })
        }
        await page.goto(`${url}/sign-in`)
        await look('sign-in')
        await page.fill('#name', 'nobody-there')
        await page.fill('#password', 'wrong one')
        await page.click('main form button')
        await look('refused')
        await page.goto(`${url}/sign-in/code`)
        await look('code')
        await page.goto(`${url}/welcome/gone`)
        await look('gone')
        await page.goto(`${url}/welcome/${await desk.add(`look-${width}-${colorScheme}`, ['administrator'])}`)
        await look('welcome')
        await fillPassword(page)
        await look('forced')
        await page.fill('#begin-password', PASSWORD)
        await page.click('#second-factor button')
        await look('second-factor')
        await page.fill('#code', totp((await page.textContent('code.key')) ?? ''))
        await page.click('main button')
        await look('account')
        await page.goto(`${url}/users`)
        await look('users')
        await page.click('.sessions a')
        await look('user')
        await page.click('.signed-in button')
        await page.goto(`${url}/welcome/${await desk.add(`safe-${width}-${colorScheme}`, ['safety_officer'])}`)
        await fillPassword(page)
        await enrol(page)
        await page.goto(`${url}/audit`)
        await look('audit')
        assert.deepEqual(found, [])
        assert.deepEqual(
          asked.filter((one) => new URL(one).hostname !== 'localhost'),
          [],
        )
        await page.context().close()
      })
})
