import { IntlMessageFormat } from 'intl-messageformat'
import en from './en.json' with { type: 'json' }

/** Every word the pages say themselves; a text that counts is an ICU message, such as '{n, plural, one {# report} other {# reports}}'. */
export type Messages = typeof en

/** The forms of a text that counts, for texts that stand in code because they have one language only. */
export interface PluralForms {
  readonly one?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

type Values = Readonly<Record<string, string | number>>

/** Puts values into `{name}` places. A place without a value stays visible, so that a mistake shows. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place))
}

/** Chooses the form for n in the language, and fills it; `#` is n in the language's own digits and grouping. */
export function plural(language: string, forms: string | PluralForms, n: number, values: Values = {}): string {
  return fill(String(formatOf(language, typeof forms === 'string' ? forms : icu(forms)).format({ ...values, n })), {
    n: numbersOf(language).format(n),
  })
}

/** Puts values into a message of several places and forms. Numbers that choose a form stand as `#`. */
export function say(language: string, message: string, values: Values): string {
  return String(formatOf(language, message).format(values))
}

const FORMS = ['one', 'few', 'many', 'other'] as const

function icu(forms: PluralForms): string {
  const told = FORMS.flatMap((form) => {
    const text = forms[form]
    return text === undefined ? [] : [`${form} {${text.replaceAll('{n}', '#')}}`]
  })
  return `{n, plural, ${told.join(' ')}}`
}

// Made once a text and a language: making one takes longer than all else on a page.
const formats = new Map<string, IntlMessageFormat>()
const numbers = new Map<string, Intl.NumberFormat>()

function formatOf(language: string, text: string): IntlMessageFormat {
  const key = `${language} ${text}`
  const made = formats.get(key) ?? new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
  formats.set(key, made)
  return made
}

/** Writes numbers as the language does. */
export function numbersOf(language: string): Intl.NumberFormat {
  const made = numbers.get(language) ?? new Intl.NumberFormat(language)
  numbers.set(language, made)
  return made
}
