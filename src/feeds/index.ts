export { type Fetch, type Fetched, type Look, look, type TakeIn } from './follow/look.ts'
export { loadWatches, type Watch, WatchStore, type WatchTables } from './follow/store.ts'
export { type FindPeople, type News, type NewsItem, newsOf } from './news.ts'
export { createMailer, type Mailer, type MailSettings } from './subscribers/mail.ts'
export {
  loadSubscriptions,
  type Subscription,
  SubscriptionStore,
  type SubscriptionTables,
} from './subscribers/store.ts'
export { type Deliver, type Delivery, type Message, tellSubscribers } from './subscribers/tell.ts'
export { callWebhook, webhookAddress } from './subscribers/webhook.ts'
export { InvalidTopicError, type Named, namedIn, parseTopic, type Topic, topicText } from './topic.ts'
export { CALENDAR_TYPE, writeCalendar } from './write-calendar.ts'
export { FEED_TYPES, type FeedFormat, writeFeed } from './write-feed.ts'
