import { countryKnowledge, type EventEntry } from '../publishing/index.ts'
import { dateInWords } from './edtf.ts'
import type { View } from './view.ts'

let codes: ReadonlyMap<string, string> | null = null

/** Countries by their English name, as reports are read: CLDR's own names of every two-letter region. */
function codeOf(english: string): string | undefined {
  codes ??= new Map(everyCode())
  return codes.get(english)
}

function* everyCode(): Iterable<readonly [string, string]> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const first of letters)
    for (const second of letters) {
      const name = names.of(first + second)
      if (name !== undefined) yield [name, first + second]
    }
}

/** An article of law by the name that a country pack gives it, where the report's words mean one; else those words. */
export function offenceIn(view: Pick<View, 'language'>, words: string): PlaceName {
  const isOurs = view.language === 'en' && !/\p{Script=Cyrillic}/u.test(words)
  const [only, ...others] = isOurs ? [] : countryKnowledge().offencesOf(words)
  const own = others.length === 0 ? only?.names[view.language] : undefined
  return own === undefined ? { text: words, known: isOurs } : { text: own, known: true }
}

export interface PlaceName {
  readonly text: string
  /** False where the words are those of a report, in the report's language. */
  readonly known: boolean
}

/** A place in the reader's language where it is a country or a place of detention we know; else as the report words it. */
export function placeIn(view: Pick<View, 'language'>, place: string): PlaceName {
  const code = codeOf(place)
  if (code) return { text: regionIn(view.language, code), known: true }
  const own = countryKnowledge().facilityOf(place)?.names[view.language]
  return own === undefined ? { text: place, known: view.language === 'en' } : { text: own, known: true }
}

const regions = new Map<string, Intl.DisplayNames>()

function regionIn(language: string, code: string): string {
  const names = regions.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  regions.set(language, names)
  return names.of(code) ?? code
}

/** 'Belarus, 11 September 2025' */
export function placeAndDay(view: View, { place, date }: Pick<EventEntry, 'place' | 'date'>): string {
  const day = dateInWords(view, date)
  return place === null ? day : `${placeIn(view, place).text}, ${day}`
}

/** An event is called by its country and its day, in every language; one that people gave a title keeps it. */
export function eventTitle(view: View, event: Pick<EventEntry, 'place' | 'date' | 'title'>): string {
  return event.place !== null && event.title.startsWith(`${event.place}, `) ? placeAndDay(view, event) : event.title
}
