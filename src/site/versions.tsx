import type { Context, Hono } from 'hono'
import { type Locale, sendPage } from '../ui/index.ts'
import type { SiteDeps } from './deps.ts'
import { openPage } from './page.ts'
import { PersonVersionPage, WithdrawnPage } from './person-page.tsx'

/** Addresses that keep answering with what an edition showed, unless it was withdrawn since. */
export function addVersions(site: Hono, deps: SiteDeps, locale: Locale): void {
  const versions = deps.versions
  if (!versions) return
  const at = (path: string) => `${locale.prefix}${path}`
  const person = (c: Context) => c.req.param('id') ?? ''
  site.get(at('/people/:id/edition/:number{[0-9]{1,9}}'), async (c) => {
    const page = openPage(c, deps, locale)
    const found = await versions.person(person(c), Number(c.req.param('number')))
    if (!found) return c.notFound()
    if (found.kind === 'withdrawn') return sendPage(c, <WithdrawnPage page={page} />, 410)
    const { person: then, edition, published } = found
    return sendPage(c, <PersonVersionPage page={page} person={then} edition={edition} published={published} />)
  })
  site.get(at('/people/:id/known'), async (c) => {
    const day = c.req.query('day') ?? ''
    const number = /^\d{4}-\d{2}-\d{2}$/.test(day) ? await versions.knownOn(day) : null
    if (number === null) return c.notFound()
    return c.redirect(at(`/people/${encodeURIComponent(person(c))}/edition/${number}`), 303)
  })
}
