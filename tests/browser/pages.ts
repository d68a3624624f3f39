import type { Page } from 'playwright-core'

/** Every page kind of the site, and how a reader gets there. */
export const pages: readonly { readonly name: string; open(page: Page, url: string): Promise<void> }[] = [
  at('check', '/check'),
  { name: 'result', open: (page, url) => paste(page, url, 'an article') },
  { name: 'refused', open: (page, url) => paste(page, url, 'BINARY') },
  { name: 'failed', open: (page, url) => paste(page, url, 'FAIL') },
  at('not-found', '/nowhere'),
]

function at(name: string, path: string) {
  return { name, open: async (page: Page, url: string) => void (await page.goto(url + path)) }
}

async function paste(page: Page, url: string, text: string): Promise<void> {
  await page.goto(`${url}/check`)
  await page.fill('textarea', text)
  await Promise.all([page.waitForNavigation(), page.click('button')])
}
