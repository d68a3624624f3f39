import { readName } from './parse.ts'
import type { NameToken, Roles } from './roles.ts'
import { anySexCase, female, male } from './sex-case.ts'
import { rolesIn } from './traditions.ts'

/** A written name taken apart. */
export interface ParsedName {
  readonly text: string
  /** Unicode script of most letters: Cyrillic, Latin, Arabic, Georgian … or Common when there is none. */
  readonly script: string
  /** Folded words, titles and rank dropped. */
  readonly tokens: readonly string[]
  /** Ways to distribute the roles, the likeliest first; the best has weight 1. */
  readonly readings: readonly NameReading[]
}

export interface NameReading {
  readonly given: string | null
  readonly patronymic: string | null
  readonly family: readonly string[]
  /** Words without a role of their own: second given names, particles. */
  readonly other: readonly string[]
  readonly initials: boolean
  readonly sex: 'm' | 'f' | null
  readonly weight: number
}

const scripts = [
  'Cyrillic',
  'Latin',
  'Georgian',
  'Armenian',
  'Greek',
  'Arabic',
  'Hebrew',
  'Han',
  'Katakana',
  'Devanagari',
  'Myanmar',
  'Thai',
] as const
const scriptPatterns = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'gu')] as const)

/**
 * Takes a name apart: words, order, roles, sex. Alternatives are kept with weights; nothing is guessed away. The language
 * (BCP 47) decides where its names are built in another order: family name first, two family names, none at all.
 */
export function parseName(text: string, hint: { readonly language?: string } = {}): ParsedName {
  const { tokens, roles } = readName(text)
  return {
    text,
    script: scriptOf(text),
    tokens: tokens.map((token) => token.word.text),
    readings: rolesIn(hint.language, tokens, roles).map(toReading),
  }
}

function scriptOf(text: string): string {
  const counted = scriptPatterns.map(([script, pattern]) => ({ script, letters: text.match(pattern)?.length ?? 0 }))
  const most = counted.reduce((a, b) => (b.letters > a.letters ? b : a))
  return most.letters > 0 ? most.script : 'Common'
}

function toReading(roles: Roles): NameReading {
  const all = [roles.given, roles.patronymic, ...roles.family].filter((token) => token !== null)
  return {
    given: roles.given?.word.text ?? null,
    patronymic: roles.patronymic?.word.text ?? null,
    family: roles.family.map((token) => token.word.text),
    other: roles.rest.map((token) => token.word.text),
    initials: all.some((token) => token.initial),
    sex: sexOf(roles),
    weight: Math.round(roles.weight * 1000) / 1000,
  }
}

function sexOf(roles: Roles): 'm' | 'f' | null {
  const masks = [
    givenMask(roles.given),
    roles.patronymic?.word.patronymic?.mask ?? anySexCase,
    ...roles.family.map((token) => token.word.familyMask),
  ]
  const mask = masks.reduce((a, b) => a & b || a, anySexCase)
  if ((mask & female) === 0) return 'm'
  return (mask & male) === 0 ? 'f' : null
}

function givenMask(token: NameToken | null): number {
  return (
    token?.word.given.filter((reading) => reading.distance < 2).reduce((mask, reading) => mask | reading.mask, 0) ||
    anySexCase
  )
}
