import type { ApiDeps } from '../api/index.ts'
import type { App } from '../app.ts'
import { writerOf } from '../database/index.ts'
import { createMailer, SubscriptionStore } from '../feeds/index.ts'
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
    site: app.config.siteUrl,
    ...(site.versions ? { versions: site.versions } : {}),
    ...mailOf(app),
    ...(site.onError ? { onError: (error: unknown, route: string) => site.onError?.(error, route) } : {}),
  }
}

/** Readers can ask for mail only where a server for it is set up. */
function mailOf(app: App): Pick<ApiDeps, 'mail'> {
  if (!app.config.mail) return {}
  const store = new SubscriptionStore(writerOf(app.database.kysely))
  const mailer = createMailer(app.config.mail, store)
  return {
    mail: {
      ask: (email, topic) => mailer.ask(email, topic),
      confirm: (token) => store.confirm(token),
      end: (token) => store.remove({ token }),
    },
  }
}
