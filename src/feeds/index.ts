export { type FindPeople, type News, type NewsItem, newsOf } from './news.ts'
export { InvalidTopicError, type Named, namedIn, parseTopic, slugOf, type Topic, topicText } from './topic.ts'
export { CALENDAR_TYPE, writeCalendar } from './write-calendar.ts'
export { FEED_TYPES, type FeedFormat, writeFeed } from './write-feed.ts'
