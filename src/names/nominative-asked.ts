import type { CaseRule } from './case-rules.ts'

export interface NominativeReading {
  readonly name: string
  /** Plausibility; the readings of one form sum to 1. */
  readonly weight: number
}

export type Sex = 'm' | 'f'
/** n nominative, g genitive, d dative, a accusative, i instrumental, l locative or prepositional. */
export type Case = (typeof cases)[number]
export const cases = ['n', 'g', 'd', 'a', 'i', 'l'] as const
/** What a language allows, and what is asked: a word of one sex in one case. */
export interface Asked {
  readonly rules: readonly CaseRule[]
  readonly sex: Sex
  readonly case: Case
}
