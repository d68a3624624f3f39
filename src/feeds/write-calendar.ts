import ical from 'ical-generator'
import type { News } from './news.ts'

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8'

/** News as a calendar (RFC 5545). Only what is known to the day: a month or a year is never padded to one. */
export function writeCalendar(news: News, site: string): string {
  const calendar = ical({ name: news.title, prodId: { company: 'Habeas', product: 'register', language: 'EN' } })
  for (const { id, path, title, text, date, updated } of news.items) {
    const [, year, month, day] = date?.match(/^(\d{4})-(\d\d)-(\d\d)$/) ?? []
    if (!year || !month || !day) continue
    const start = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
    calendar.createEvent({
      id: `${encodeURIComponent(id)}@habeas`,
      start,
      end: new Date(start.getTime() + 86_400_000),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(updated),
      summary: title,
      description: text,
      url: `${site}${path}`,
    })
  }
  return calendar.toString()
}
