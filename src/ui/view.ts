import { type Locale, loadLocales } from './messages/load.ts'
import { fill, type Messages, numbersOf, type PluralForms, plural, say } from './messages/messages.ts'

/** What every component needs to know of the page it stands on: its words, its language, where its links lead. */
export interface View {
  readonly face: 'site' | 'desk'
  readonly language: string
  /** How its script runs. */
  readonly direction: 'ltr' | 'rtl'
  /** All languages in which this face speaks. */
  readonly locales: readonly Locale[]
  readonly m: Messages
  /** Path of this page without the language, such as '/people'. */
  readonly path: string
  /** Puts the language before a path of this site. */
  readonly href: (path: string) => string
  readonly count: (forms: string | PluralForms, n: number, values?: Readonly<Record<string, string | number>>) => string
  /** For messages with several numbers, each of which may choose a form. */
  readonly say: (message: string, values: Readonly<Record<string, string | number>>) => string
  readonly number: (n: number) => string
  /** For words that the stages write, which are English on every page. */
  readonly english: { readonly lang?: 'en' }
  readonly staff?: Staff
  /** A copy that is read from a folder: no form has anybody to answer it. */
  readonly mirror?: boolean
  /** Titles that tell nothing to whoever looks at a screen or a history. */
  readonly neutral?: boolean
}

/** On the desk: who is at it, what they may open, and what a form of theirs must carry. */
export interface Staff {
  /** Null where nobody has signed in. */
  readonly name: string | null
  readonly formToken: string
  readonly menu: readonly { readonly path: string; readonly label: string }[]
}

export type { Locale }

/** Every language that has a file in messages/. */
export const LOCALES: readonly Locale[] = loadLocales()

export function createView(
  face: 'site' | 'desk',
  path: string,
  locale: Locale = LOCALES[0]!,
  { locales = LOCALES, ...options }: Partial<Pick<View, 'mirror' | 'neutral' | 'locales'>> = {},
): View {
  const numbers = numbersOf(locale.language)
  return {
    face,
    language: locale.language,
    direction: locale.direction ?? 'ltr',
    locales,
    m: locale.m,
    path,
    href: (to) => (locale.prefix && to === '/' ? locale.prefix : `${locale.prefix}${to}`),
    count: (forms, n, values = {}) => plural(locale.language, forms, n, values),
    say: (message, values) => say(locale.language, message, values),
    number: (n) => numbers.format(n),
    english: locale.language === 'en' ? {} : { lang: 'en' },
    ...options,
  }
}

export { fill }
