import type { EventEntry } from '../publishing/index.ts'
import { dateInWords } from './edtf.ts'
import type { View } from './view.ts'

type Named = Pick<EventEntry, 'id' | 'title' | 'date' | 'place'>

/** The stages name an event by country and day, in English; its id holds both, so that a reader sees them in the page's own language. */
export function eventTitle(view: View, event: Named): string {
  const place = eventPlace(view, event)
  if (!isByPlaceAndDay(event)) return event.title
  const day = dateInWords(view, event.date)
  return place === null ? day : `${place}, ${day}`
}

/** The country in the page's own language; what is no country as it is. */
export function eventPlace(view: View, event: Named): string | null {
  const code = countryIn(event)
  return code === null ? event.place : (names(view.language).of(code) ?? event.place)
}

function countryIn({ id, place }: Named): string | null {
  const code = /^release-([a-z]{2})-\d/.exec(id)?.[1]?.toUpperCase()
  return code !== undefined && names('en').of(code) === place ? code : null
}

const isByPlaceAndDay = ({ title, place }: Named): boolean =>
  /^\d{1,2} \p{L}+ \d{4}$/u.test(place === null ? title : title.replace(`${place}, `, ''))

const known = new Map<string, Intl.DisplayNames>()

function names(language: string): Intl.DisplayNames {
  const held = known.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  known.set(language, held)
  return held
}
