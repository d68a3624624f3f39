import type { Context } from 'hono'
import type { EditionView } from '../publishing/index.ts'
import { createView, DEFAULT_UPLOAD_LIMIT, type Locale, nameIn, type Sources, type View } from '../ui/index.ts'
import type { SiteDeps } from './deps.ts'

/** What every page of the site is made from: one edition for the whole page, even if a new one appears meanwhile. */
export interface Page {
  readonly view: View
  readonly edition: EditionView
  readonly sources: Sources
  readonly deps: SiteDeps
  readonly limit: number
}

export function openPage(c: Context, deps: SiteDeps, locale: Locale): Page {
  const edition = deps.edition()
  const path = c.req.path.slice(locale.prefix.length) || '/'
  const nameOf = (id: string): string | undefined => {
    const person = edition.people.get(id)
    return person && nameIn(locale, person)
  }
  return {
    view: createView('site', path, locale, {
      ...(deps.mirror ? { mirror: true } : {}),
      ...(deps.neutralTitles ? { neutral: true } : {}),
      ...(deps.locales ? { locales: deps.locales } : {}),
    }),
    edition,
    sources: {
      report: (id) => edition.reports.get(id),
      claim: (id) => edition.claims.get(id),
      personName: nameOf,
    },
    deps,
    limit: deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT,
  }
}
