import { reasonTexts } from './reason-texts.ts'

/** Languages in which a reason can be read. */
export type ReasonLanguage = 'en' | 'be' | 'ru'

/** What can speak for or against two names being one person's; each has its text in every language. */
export type ReasonCode = keyof typeof reasonTexts

/** One reason of a score. */
export interface Reason {
  readonly code: ReasonCode
  /** Above 0 speaks for the same person, below 0 against; natural logarithm of odds. */
  readonly weight: number
  /** The reason in English. */
  readonly text: string
  /** What the text names: the two spellings compared, a percentage. */
  readonly parameters: ReasonParameters
}

export interface ReasonParameters {
  readonly a?: string
  readonly b?: string
  readonly percent?: number
}

export function reason(code: ReasonCode, weight: number, parameters: ReasonParameters = {}): Reason {
  return { code, weight: Math.round(weight * 100) / 100, parameters, text: fill(reasonTexts[code].en, parameters) }
}

/** The reason as a sentence in the language asked for. */
export function reasonText({ code, parameters }: Reason, language: ReasonLanguage): string {
  return fill(reasonTexts[code][language], parameters)
}

function fill(text: string, { a = '', b = '', percent = 0 }: ReasonParameters): string {
  const values: Readonly<Record<string, string>> = { a, b, percent: String(Math.round(percent)) }
  return text.replace(/\{(a|b|percent)\}/gu, (_, name: string) => values[name] ?? '')
}
