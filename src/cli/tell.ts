import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../app.ts'
import { asReadonly, writerOf } from '../database/index.ts'
import {
  callWebhook,
  createMailer,
  type Deliver,
  loadSubscriptions,
  SubscriptionStore,
  tellSubscribers,
} from '../feeds/index.ts'

/** Tells all who asked for it what the newest edition changed for them. */
export async function tellAll(app: App): Promise<{ readonly told: number; readonly failed: number }> {
  const db = app.database.kysely
  const subscriptions = await loadSubscriptions(asReadonly(db))
  const published = subscriptions.length > 0 ? await app.published() : null
  if (!published) return { told: 0, failed: 0 }
  const store = new SubscriptionStore(writerOf(db))
  const mailer = app.config.mail ? createMailer(app.config.mail, store) : null
  const deliver: Deliver = (subscription, message) => {
    if (subscription.kind === 'webhook') return callWebhook(subscription, message, (pause) => sleep(pause))
    return mailer?.tell(subscription, message) ?? Promise.resolve({ kind: 'failed', why: 'no mail server is set up' })
  }
  try {
    const { view, finder } = published
    return await tellSubscribers(view, (query, limit) => finder.candidates(query, limit), subscriptions, store, deliver)
  } finally {
    mailer?.close()
  }
}

const TELL_EVERY = 60_000

/** Another process may publish, so it looks now and then whether there is anything to tell; one round at a time. */
export function tellNowAndThen(app: App): Disposable {
  let telling = false
  const timer = setInterval(() => {
    if (telling) return
    telling = true
    tellAll(app)
      .catch((error: unknown) => process.stderr.write(`habeas: telling subscribers: ${String(error)}\n`))
      .finally(() => {
        telling = false
      })
  }, TELL_EVERY)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
