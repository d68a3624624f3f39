import type { Page } from 'playwright-core'

/** Every page kind of the site, and how a reader gets there. */
export const pages: readonly { readonly name: string; open(page: Page, url: string): Promise<void> }[] = [
  at('front', '/'),
  at('check', '/check'),
  { name: 'result', open: (page, url) => paste(page, url, 'an article') },
  { name: 'refused', open: (page, url) => paste(page, url, 'BINARY') },
  { name: 'failed', open: (page, url) => paste(page, url, 'FAIL') },
  at('people', '/people'),
  { name: 'found', open: (page, url) => search(page, url, 'Гарбуз') },
  { name: 'none-found', open: (page, url) => search(page, url, 'Nobody Atall') },
  at('person', '/people/harbuz-yauhen'),
  at('version', '/people/harbuz-yauhen/edition/1'),
  at('briefings', '/briefings'),
  at('briefing', '/briefings/convoy'),
  at('briefing-be', '/be/briefings/convoy'),
  at('corrections', '/corrections'),
  at('events', '/events'),
  at('event', '/events/convoy'),
  at('reports', '/reports'),
  at('report', '/reports/r1'),
  at('statistics', '/statistics'),
  at('chart', '/statistics/months'),
  at('statistics-be', '/be/statistics'),
  at('calendar', '/calendar'),
  at('facilities', '/facilities'),
  at('facility', '/facilities/ik-4-homiel'),
  at('articles', '/articles'),
  at('organisations', '/organisations'),
  at('outlets', '/outlets'),
  at('names', '/names'),
  at('letter', '/names/latn-48'),
  at('changes', '/changes'),
  at('quality', '/quality'),
  at('method', '/method'),
  at('about', '/about'),
  at('data', '/data'),
  at('data-be', '/be/data'),
  at('front-be', '/be'),
  at('event-ru', '/ru/events/convoy'),
  { name: 'result-be', open: (page, url) => paste(page, `${url}/be`, 'an article') },
  at('not-found', '/nowhere'),
]

/** And of the desk. */
export const deskPages: typeof pages = [
  at('desk', '/'),
  at('desk-lists', '/lists'),
  { name: 'desk-result', open: (page, url) => paste(page, url, 'an article') },
]

function at(name: string, path: string) {
  return { name, open: async (page: Page, url: string) => void (await page.goto(url + path)) }
}

async function paste(page: Page, url: string, text: string): Promise<void> {
  await page.goto(`${url}/check`)
  await page.fill('textarea', text)
  await page.click('button')
  await page.waitForLoadState()
}

async function search(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/people`)
  await page.fill('#q', name)
  await page.click('button')
  await page.waitForLoadState()
}
