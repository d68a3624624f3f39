import type { MentionContext, Profile } from '../profile.ts'
import { contextTexts } from './texts.ts'

export type ContextCode = keyof typeof contextTexts

export interface ContextParameters {
  readonly a?: string
  readonly b?: string
  readonly n?: number
}

/** One reason for or against, in words a reader understands. Weights are log-odds, added up; 0 means it says nothing. */
export interface ContextReason {
  readonly code: ContextCode
  readonly weight: number
  /** The reason in English. */
  readonly text: string
  readonly parameters: ContextParameters
}

export type ContextFeature = (mention: MentionContext, profile: Profile) => ContextReason | null

export function because(code: ContextCode, weight: number, parameters: ContextParameters = {}): ContextReason {
  return { code, weight, parameters, text: fill(contextTexts[code].en, parameters) }
}

/** The reason in the language asked for; English where there is none. */
export function contextText({ code, parameters }: ContextReason, language: string): string {
  const texts = contextTexts[code]
  return fill(language === 'be' || language === 'ru' ? texts[language] : texts.en, parameters)
}

function fill(text: string, { a = '', b = '', n = 0 }: ContextParameters): string {
  return text.replace(/\{([abn])\}/g, (_, name: string) => (name === 'a' ? a : name === 'b' ? b : String(n)))
}
