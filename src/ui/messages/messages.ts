import type { en } from './en/en.ts'

/** The forms one number word needs, by CLDR category. `other` serves where a category is missing. */
export interface PluralForms {
  readonly one?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

type Shape<T> = T extends string
  ? string
  : T extends { one: string; other: string }
    ? PluralForms
    : T extends readonly (infer Item)[]
      ? readonly Shape<Item>[]
      : { readonly [Key in keyof T]: Shape<T[Key]> }

export type Messages = Shape<typeof en>

type Values = Readonly<Record<string, string | number>>

/** Puts values into `{name}` places. A place without a value stays visible, so that a mistake shows. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place))
}

/** Chooses the form for n in the language, and fills it; `{n}` is n in the language's own digits and grouping. */
export function plural(language: string, forms: PluralForms, n: number, values: Values = {}): string {
  const category = rulesOf(language).select(n)
  const form = (category === 'one' || category === 'few' || category === 'many' ? forms[category] : null) ?? forms.other
  return fill(form, { n: numbersOf(language).format(n), ...values })
}

// Made once a language: making one takes longer than all else on a page.
const rules = new Map<string, Intl.PluralRules>()
const numbers = new Map<string, Intl.NumberFormat>()

function rulesOf(language: string): Intl.PluralRules {
  const made = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, made)
  return made
}

/** Writes numbers as the language does. */
export function numbersOf(language: string): Intl.NumberFormat {
  const made = numbers.get(language) ?? new Intl.NumberFormat(language)
  numbers.set(language, made)
  return made
}
