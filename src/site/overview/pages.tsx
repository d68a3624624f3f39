import type { Context, Hono } from 'hono'
import type { Overview } from '../../publishing/index.ts'
import { type ChartData, type Locale, pageNumber, sendPage } from '../../ui/index.ts'
import type { SiteDeps } from '../deps.ts'
import { openPage } from '../page.ts'
import { ArticlePage, ArticlesPage } from './articles-pages.tsx'
import { CalendarPage } from './calendar-page.tsx'
import { charts } from './charts/charts.ts'
import { chartCsv } from './csv.ts'
import { FacilitiesPage, FacilityPage } from './facilities-pages.tsx'
import { OrganisationPage, OrganisationsPage } from './organisations-pages.tsx'
import { OutletPage, OutletsPage } from './outlets-pages.tsx'
import { ChartPage, StatisticsPage } from './statistics-page.tsx'

/** The pages that count and group what the edition holds. */
export function addOverviewPages(site: Hono, deps: SiteDeps, locale: Locale): void {
  const at = (path: string) => `${locale.prefix}${path}`
  const open = async (c: Context) => {
    const page = openPage(c, deps, locale)
    const overview = await deps.overview()
    return { page, overview, chart: (id: string) => chartOf(id, page.view, overview) }
  }
  const param = (c: Context) => c.req.param('id') ?? ''

  site.get(at('/statistics'), async (c) => {
    const { page, overview } = await open(c)
    const all = await Promise.all([...charts.values()].map((make) => make(page.view, overview)))
    return sendPage(c, <StatisticsPage page={page} charts={all} />)
  })
  site.get(at('/statistics/:id'), async (c) => {
    const { page, chart } = await open(c)
    const [id = '', ending] = param(c).split('.csv')
    const found = await chart(id)
    if (!found) return c.notFound()
    if (ending === undefined) return sendPage(c, <ChartPage page={page} chart={found} />)
    c.header('content-type', 'text/csv; charset=utf-8')
    return c.body(`\uFEFF${chartCsv(found)}`)
  })
  site.get(at('/calendar'), async (c) => {
    const { page, overview, chart } = await open(c)
    return sendPage(c, <CalendarPage page={page} overview={overview} map={await known(chart('days'))} />)
  })
  site.get(at('/facilities'), async (c) => {
    const { page, overview, chart } = await open(c)
    return sendPage(c, <FacilitiesPage page={page} overview={overview} map={await known(chart('places'))} />)
  })
  site.get(at('/facilities/:id'), async (c) => {
    const { page, overview } = await open(c)
    const place = overview.facilities.find(({ facility }) => facility.id === param(c))
    return place ? sendPage(c, <FacilityPage page={page} place={place} />) : c.notFound()
  })
  site.get(at('/articles'), async (c) => sendPage(c, <ArticlesPage {...(await open(c))} />))
  site.get(at('/articles/:id'), async (c) => {
    const { page, overview } = await open(c)
    const entry = overview.offences.find(({ offence }) => offence.id === param(c))
    return entry ? sendPage(c, <ArticlePage page={page} entry={entry} />) : c.notFound()
  })
  site.get(at('/organisations'), async (c) => sendPage(c, <OrganisationsPage {...(await open(c))} />))
  site.get(at('/organisations/:id'), async (c) => {
    const { page, overview } = await open(c)
    const entry = overview.organisations.find(({ id }) => id === param(c))
    const number = pageNumber(c.req.query('page'))
    return entry ? sendPage(c, <OrganisationPage page={page} entry={entry} number={number} />) : c.notFound()
  })
  site.get(at('/outlets'), async (c) => sendPage(c, <OutletsPage {...(await open(c))} />))
  site.get(at('/outlets/:id'), async (c) => {
    const { page, overview } = await open(c)
    const entry = overview.outlets.find(({ id }) => id === param(c))
    return entry ? sendPage(c, <OutletPage page={page} entry={entry} />) : c.notFound()
  })
}

async function chartOf(id: string, view: ReturnType<typeof openPage>['view'], overview: Overview) {
  return (await charts.get(id)?.(view, overview)) ?? null
}

async function known(chart: Promise<ChartData | null>): Promise<ChartData> {
  const found = await chart
  if (!found) throw new TypeError('expected a chart that the site knows, got none')
  return found
}
