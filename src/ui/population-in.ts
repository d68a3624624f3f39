import { populationOf } from '../weighing/index.ts'
import { fill, type View } from './view.ts'

/** Who is counted, by concept; the words of the report where there is none. */
export function populationInWords(view: View, key: string, words: string | null): string {
  const m = view.m.explanations
  const known: Readonly<Record<string, string>> = m.population
  const country = /^from ([A-Z]{2})$/.exec(key)?.[1]
  if (country) return fill(m.citizensOf, { country: countryName(view, country) })
  const parts = key.split('+').map((part) => known[part === '' ? 'people' : part])
  return parts.every((part) => part !== undefined) ? parts.join(', ') : (words ?? key)
}

/** Words of a report for those it counts, as a concept where they name one; the words themselves on a page in their language. */
export function whomInWords(view: View, words: string): string {
  if (view.language === 'en' && !/\p{Script=Cyrillic}/u.test(words)) return words
  const { key } = populationOf(words)
  return key === 'unspecified' ? words : populationInWords(view, key, words)
}

export const countryName = (view: View, code: string): string =>
  new Intl.DisplayNames([view.language], { type: 'region' }).of(code) ?? code
