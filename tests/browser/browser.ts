import { after, before } from 'node:test'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { chromium } from 'playwright-core'
import { createSite } from '../../dist/site/index.js'
import { findChromium } from './chromium.ts'
import { deps } from './fixtures.ts'
import { serve } from './serve.ts'

const executablePath = findChromium()

/** For node:test's `skip`: a reason where there is no Chromium, false where there is one. */
export const withoutChromium = executablePath
  ? false
  : 'no Chromium found; set CHROMIUM to its path to run the browser tests'

export interface Reader {
  readonly url: string
  context(options?: BrowserContextOptions): Promise<BrowserContext>
}

/** The fixture site with a browser before it, for the tests of one file. */
export function reader(): Reader {
  let browser: Browser | undefined
  let site: Awaited<ReturnType<typeof serve>> | undefined
  before(async () => {
    if (!executablePath) return
    site = await serve(createSite(deps))
    browser = await chromium.launch({ executablePath })
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })
  return {
    get url() {
      return site!.url
    },
    context: (options) => browser!.newContext(options),
  }
}
