// Takes pictures of every page kind, to be looked at: node tests/browser/look.ts OUT-FOLDER [part of a name…]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createDesk } from '../../dist/desk/index.js'
import { createSite } from '../../dist/site/index.js'
import { findChromium } from './chromium.ts'
import { deps, deskDeps } from './fixtures.ts'
import { deskPages, pages } from './pages.ts'
import { serve } from './serve.ts'

const [out, ...wanted] = process.argv.slice(2)
if (!out) throw new Error('look: expected a folder for the pictures as first argument, got none')
mkdirSync(out, { recursive: true })
const site = await serve(createSite(deps))
const desk = await serve(createDesk(deskDeps))
const all = [
  ...pages.map((page) => ({ ...page, url: site.url })),
  ...deskPages.map((page) => ({ ...page, url: desk.url })),
]
const browser = await chromium.launch({ executablePath: findChromium()! })
for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390]) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled: false,
      deviceScaleFactor: width === 390 ? 2 : 1,
    })
    const page = await context.newPage()
    for (const { name, open, url } of all) {
      const label = `${name}-${width}-${colorScheme}`
      if (wanted.length > 0 && !wanted.some((word) => label.includes(word))) continue
      await open(page, url)
      await page.screenshot({ path: join(out, `${label}.png`), fullPage: true })
      if (width === 1440 && colorScheme === 'light') {
        await page.pdf({ path: join(out, `${name}.pdf`), format: 'A4' })
      }
      console.log(label)
    }
    await context.close()
  }
await browser.close()
await site.close()
await desk.close()
