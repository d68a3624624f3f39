import type { App, Published } from '../app.ts'
import { writerOf } from '../database/index.ts'
import {
  type Edition,
  type EditionView,
  editionKnownOn,
  type Overview,
  overviewOf,
  personVersion,
  viewOf,
} from '../publishing/index.ts'
import type { CheckInput, PersonHit, SiteDeps } from '../site/index.ts'

const NEWER_EDITION_EVERY = 2000

/** The site's only way to anything: the newest edition. Another process may publish, so it looks for a newer one now and then. */
export async function createSiteDeps(app: App): Promise<SiteDeps & { close(): void }> {
  let current = await app.published()
  const nothing: Edition = {
    kind: 'edition',
    number: 0,
    published: new Date().toISOString(),
    people: [],
    evidence: [],
    decisions: [],
  }
  const empty = viewOf(nothing)
  let counted: { readonly of: EditionView; readonly overview: Overview } | null = null
  const timer = setInterval(() => {
    app.published().then(
      (published) => {
        current = published
      },
      (error: unknown) => process.stderr.write(`habeas: looking for a newer edition: ${String(error)}\n`),
    )
  }, NEWER_EDITION_EVERY)
  const view = (): EditionView => current?.view ?? empty
  return {
    edition: view,
    neutralTitles: app.config.neutralTitles,
    onionLocation: app.config.onionLocation,
    overview: () => {
      const of = view()
      if (counted?.of !== of)
        counted = { of, overview: overviewOf(current?.edition ?? { people: [], whole: () => nothing }, of) }
      return counted.overview
    },
    check: (input) => check(app, input),
    searchPeople: (query, limit) => Promise.resolve(search(current, query, limit)),
    versions: {
      person: (id, edition) => personVersion(writerOf(app.database.kysely), id, edition),
      knownOn: (day) => editionKnownOn(writerOf(app.database.kysely), day),
    },
    ledger: (eventId) => Promise.resolve(view().events.find((event) => event.id === eventId)?.ledger ?? null),
    onError: (error, route) =>
      process.stderr.write(`habeas: ${route}: ${error instanceof Error ? error.stack : String(error)}\n`),
    close: () => clearInterval(timer),
  }
}

function check(app: App, { text, bytes, fileName }: CheckInput) {
  return app.check({
    bytes: bytes ?? new TextEncoder().encode(text ?? ''),
    fileName: fileName ?? null,
    file: fileName ?? null,
    against: 'edition',
  })
}

function search(current: Published | null, query: string, limit: number): readonly PersonHit[] {
  return current?.finder.candidates(query, limit).filter((hit) => current.view.people.has(hit.personId)) ?? []
}
