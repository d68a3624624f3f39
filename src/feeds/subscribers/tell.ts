import { hash } from 'node:crypto'
import type { EditionView } from '../../publishing/index.ts'
import { type FindPeople, type NewsItem, newsOf } from '../news.ts'
import { InvalidTopicError, parseTopic } from '../topic.ts'
import type { Subscription, SubscriptionStore } from './store.ts'

/** What one subscriber is told of an edition. */
export interface Message {
  readonly edition: string
  readonly topic: string
  readonly title: string
  readonly items: readonly NewsItem[]
}

/** done: told. gone: wants no more. failed: tell again with the next edition, and why it failed. */
export type Delivery =
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly why: string }

export type Deliver = (subscription: Subscription, message: Message) => Promise<Delivery>

/** More items than one message holds are told with the next. */
const MOST_ITEMS = 100

/**
 * Tells every confirmed subscriber what is new or changed since the last time. The first time nothing is told: what stands there already
 * is no news. What could not be delivered counts as not told.
 */
export async function tellSubscribers(
  view: EditionView,
  find: FindPeople,
  subscriptions: readonly Subscription[],
  store: SubscriptionStore,
  deliver: Deliver,
): Promise<{ readonly told: number; readonly failed: number }> {
  let [told, failed] = [0, 0]
  for (const subscription of subscriptions.filter(({ confirmed }) => confirmed)) {
    const news = newsFor(view, find, subscription)
    if (!news) {
      await store.told(subscription.id, null, 'the edition knows no such thing')
      continue
    }
    const before = subscription.told
    const now = Object.fromEntries(news.items.map((item) => [item.id, hashOf(item)]))
    const items = before ? news.items.filter((item) => before[item.id] !== now[item.id]).slice(0, MOST_ITEMS) : []
    if (items.length === 0) {
      await store.told(subscription.id, now, null)
      continue
    }
    const delivery = await deliver(subscription, {
      edition: view.id,
      topic: subscription.topic,
      title: news.title,
      items,
    })
    if (delivery.kind === 'done') {
      const sent = new Set(items.map(({ id }) => id))
      const left = news.items.filter(({ id }) => !sent.has(id) && before?.[id] !== now[id])
      for (const { id } of left) delete now[id]
      await store.told(subscription.id, now, null)
      told++
    } else if (delivery.kind === 'gone') await store.remove({ id: subscription.id })
    else {
      await store.told(subscription.id, null, delivery.why)
      failed++
    }
  }
  return { told, failed }
}

function newsFor(view: EditionView, find: FindPeople, { topic }: Subscription) {
  try {
    return newsOf(view, parseTopic(topic), find, 5000)
  } catch (error) {
    if (error instanceof InvalidTopicError) return null
    throw error
  }
}

const hashOf = ({ title, text, date }: NewsItem): string =>
  hash('sha256', `${title}\n${text}\n${date ?? ''}`).slice(0, 12)
