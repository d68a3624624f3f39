import { after, before } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { createDesk } from '../../dist/desk/index.js'
import { createSite, type SiteDeps } from '../../dist/site/index.js'
import { findChromium } from './chromium.ts'
import { deps, deskDeps } from './fixtures.ts'
import { deskPages, pages } from './pages.ts'
import { serve } from './serve.ts'

const executablePath = findChromium()

/** For node:test's `skip`: a reason where there is no Chromium, false where there is one. */
export const withoutChromium = executablePath
  ? false
  : 'no Chromium found; set CHROMIUM to its path to run the browser tests'

export interface Reader {
  readonly url: string
  /** Every page kind of site and desk, and how to open it. */
  everyPage(): readonly { readonly name: string; open(page: Page): Promise<void> }[]
  context(options?: BrowserContextOptions): Promise<BrowserContext>
}

/** The fixture site and desk with a browser before them, for the tests of one file. */
export function reader(siteDeps: SiteDeps = deps): Reader {
  let browser: Browser | undefined
  let site: Awaited<ReturnType<typeof serve>> | undefined
  let desk: Awaited<ReturnType<typeof serve>> | undefined
  before(async () => {
    if (!executablePath) return
    site = await serve(createSite(siteDeps))
    desk = await serve(createDesk(deskDeps))
    browser = await chromium.launch({ executablePath })
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await desk?.close()
  })
  return {
    get url() {
      return site!.url
    },
    everyPage: () => [
      ...pages.map(({ name, open }) => ({ name, open: (page: Page) => open(page, site!.url) })),
      ...deskPages.map(({ name, open }) => ({ name, open: (page: Page) => open(page, desk!.url) })),
    ],
    context: (options) => browser!.newContext(options),
  }
}
