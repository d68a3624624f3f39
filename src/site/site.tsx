import { type Context, Hono } from 'hono'
import {
  addAssets,
  createView,
  DEFAULT_UPLOAD_LIMIT,
  inputProblem,
  LOCALES,
  type Locale,
  ProblemPage,
  pageNumber,
  problem,
  readForm,
  readSubmission,
  sendPage,
  strictHeaders,
} from '../ui/index.ts'
import { BriefingPage, BriefingsPage } from './briefings-pages.tsx'
import { ChangesPage } from './changes-page.tsx'
import { CheckedPage, CheckPage } from './check-page.tsx'
import { CorrectionsPage } from './corrections-page.tsx'
import { DataPage } from './data-page.tsx'
import type { SiteDeps } from './deps.ts'
import { EventPage } from './event-page.tsx'
import { EventsPage } from './events-page.tsx'
import { FrontPage } from './front-page.tsx'
import { LetterPage, letterAt, NamesPage } from './names-page.tsx'
import { onionLocation } from './onion-location.ts'
import { addOverviewPages } from './overview/pages.tsx'
import { openPage, type Page } from './page.ts'
import { PageStore, pageCache } from './page-cache.ts'
import { PeopleFoundPage, PeoplePage } from './people-page.tsx'
import { PersonPage } from './person-page.tsx'
import { QualityPage } from './quality-page.tsx'
import { ReportPage } from './report-page.tsx'
import { ReportsPage } from './reports-page.tsx'
import { TextPage } from './text-page.tsx'
import { addVersions } from './versions.tsx'

/** The public face. It knows the current edition and nothing else, runs no script, sets no cookie and keeps no log. */
export function createSite(deps: SiteDeps): Hono {
  const site = new Hono()
  // Outermost, so that a page is kept with all that goes before it.
  if (!deps.mirror) site.use(pageCache(deps.pages ?? new PageStore(() => deps.edition())))
  site.use(strictHeaders())
  if (deps.onionLocation) site.use(onionLocation(deps.onionLocation))
  addAssets(site)
  for (const locale of deps.locales ?? LOCALES) addPages(site, deps, locale)
  site.notFound((c) =>
    sendPage(c, <ProblemPage view={plainView(c, deps)} problem={problem(plainView(c, deps), 'notFound')} />, 404),
  )
  site.onError((error, c) => {
    c.header('cache-control', 'no-store')
    const refusal = inputProblem(plainView(c, deps), error, deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT)
    if (refusal) return sendPage(c, <ProblemPage view={plainView(c, deps)} problem={refusal} />, refusal.status)
    deps.onError?.(error, c.req.routePath)
    return sendPage(c, <ProblemPage view={plainView(c, deps)} problem={problem(plainView(c, deps), 'failed')} />, 500)
  })
  return site
}

function addPages(site: Hono, deps: SiteDeps, locale: Locale): void {
  const at = (path: string) => `${locale.prefix}${path}`
  const open = (c: Context) => openPage(c, deps, locale)
  site.get(locale.prefix || '/', (c) => sendPage(c, <FrontPage page={open(c)} />))
  site.get(at('/people'), (c) => people(c, open(c), c.req.query('q')))
  site.post(at('/people'), async (c) => people(c, open(c), await readQuery(c)))
  site.get(at('/people/:id'), (c) => {
    const page = open(c)
    const person = page.edition.people.get(c.req.param('id') ?? '')
    return person ? sendPage(c, <PersonPage page={page} person={person} />) : c.notFound()
  })
  site.get(at('/names'), (c) => sendPage(c, <NamesPage page={open(c)} />))
  site.get(at('/names/:letter'), (c) => {
    const page = open(c)
    const [script = '', code = ''] = (c.req.param('letter') ?? '').split('-')
    const letter = letterAt(page.edition, script, code)
    const number = pageNumber(c.req.query('page'))
    return letter ? sendPage(c, <LetterPage page={page} letter={letter} number={number} />) : c.notFound()
  })
  site.get(at('/quality'), (c) => sendPage(c, <QualityPage page={open(c)} />))
  addVersions(site, deps, locale)
  site.get(at('/corrections'), (c) => sendPage(c, <CorrectionsPage page={open(c)} />))
  site.get(at('/changes'), (c) => sendPage(c, <ChangesPage page={open(c)} />))
  site.get(at('/changes.json'), (c) => c.json(open(c).edition.diffs ?? []))
  site.get(at('/briefings'), (c) => sendPage(c, <BriefingsPage page={open(c)} />))
  site.get(at('/briefings/:id'), (c) => {
    const page = open(c)
    const briefing = page.edition.briefings?.find(({ eventId }) => eventId === c.req.param('id'))
    return briefing ? sendPage(c, <BriefingPage page={page} briefing={briefing} />) : c.notFound()
  })
  site.get(at('/events'), (c) => sendPage(c, <EventsPage page={open(c)} />))
  site.get(at('/events/:id'), (c) => event(c, open(c), c.req.param('id') ?? ''))
  site.get(at('/reports'), (c) => sendPage(c, <ReportsPage page={open(c)} number={pageNumber(c.req.query('page'))} />))
  site.get(at('/reports/:id'), (c) => {
    const page = open(c)
    const report = page.edition.reports.get(c.req.param('id') ?? '')
    return report ? sendPage(c, <ReportPage page={page} report={report} />) : c.notFound()
  })
  for (const text of ['method', 'about'] as const)
    site.get(at(`/${text}`), (c) => sendPage(c, <TextPage page={open(c)} text={text} />))
  site.get(at('/data'), (c) => sendPage(c, <DataPage page={open(c)} />))
  addOverviewPages(site, deps, locale)
  if (deps.mirror) return
  site.get(at('/check'), (c) => sendPage(c, <CheckPage page={openPage(c, deps, locale)} />))
  site.post(at('/check'), (c) => check(c, deps, locale))
}

/** How many people a search shows at most. */
const HITS = 25

async function people(c: Context, page: Page, query: string | undefined): Promise<Response> {
  const q = query?.trim().slice(0, 200)
  if (!q) return sendPage(c, <PeoplePage page={page} number={pageNumber(c.req.query('page'))} />)
  c.header('cache-control', 'no-store')
  const hits = await page.deps.searchPeople(q, HITS)
  return sendPage(c, <PeopleFoundPage page={page} query={q} hits={hits} />)
}

/** The search form's one field. */
async function readQuery(c: Context): Promise<string | undefined> {
  const q = (await readForm(c.req.raw, 10_000)).get('q')
  return typeof q === 'string' ? q : undefined
}

async function event(c: Context, page: Page, id: string): Promise<Response> {
  const found = page.edition.events.find((entry) => entry.id === id)
  if (!found) return c.notFound()
  return sendPage(c, <EventPage page={page} event={found} ledger={await page.deps.ledger(id)} />)
}

async function check(c: Context, deps: SiteDeps, locale: Locale): Promise<Response> {
  c.header('cache-control', 'no-store')
  const page = openPage(c, deps, locale)
  try {
    const result = await deps.check(await readSubmission(c.req.raw, page.limit))
    return await sendPage(c, <CheckedPage page={page} result={result} />)
  } catch (error) {
    const refusal = inputProblem(page.view, error, page.limit)
    if (!refusal) throw error
    const body = <ProblemPage view={page.view} problem={refusal} formLimit={page.limit} edition={page.edition} />
    return sendPage(c, body, refusal.status)
  }
}

/** For pages that must stand even when the edition cannot be read. They repeat nothing of what was asked for. */
function plainView(c: Context, deps: SiteDeps) {
  const { path } = c.req
  const locale = LOCALES.find(({ prefix }) => prefix !== '' && path.startsWith(`${prefix}/`)) ?? LOCALES[0]!
  return createView('site', '/', locale, deps.neutralTitles ? { neutral: true } : {})
}
