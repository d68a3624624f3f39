import type { ApiDeps } from '../api/index.ts'
import type { App } from '../app.ts'
import type { SiteDeps } from '../site/index.ts'

/** The API sees what the site sees: the newest edition. */
export function createApiDeps(app: App, site: SiteDeps): ApiDeps {
  return {
    edition: () => site.edition(),
    searchPeople: (query, limit) => site.searchPeople(query, limit),
    check: ({ text, url, outlet, published }) =>
      app.check({
        bytes: new TextEncoder().encode(text),
        fileName: null,
        file: null,
        against: 'edition',
        metadata: { url: url ?? null, outlet: outlet ?? null, published: published ?? null },
      }),
    ...(site.onError ? { onError: (error: unknown, route: string) => site.onError?.(error, route) } : {}),
  }
}
