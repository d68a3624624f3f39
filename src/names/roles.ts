import type { Word } from './word.ts'

/** A token of a name with what is known of it. */
export interface NameToken {
  readonly word: Word
  /** One letter, or a letter and a dot: stands for a longer name. */
  readonly initial: boolean
  readonly beforeComma: boolean
  readonly hyphenated: boolean
}

/** One way to give the tokens their roles. */
export interface Roles {
  readonly given: NameToken | null
  readonly patronymic: NameToken | null
  readonly family: readonly NameToken[]
  /** Tokens with no role of their own: second given names, unknown middle names. */
  readonly rest: readonly NameToken[]
  /** How plausible these roles are; the best is 1. */
  readonly weight: number
}

/** What decides which comparison judges a name, a bit each (traits.ts). */
export type Traits = number

export interface ReadName {
  readonly tokens: readonly NameToken[]
  readonly roles: readonly Roles[]
  readonly traits: Traits
}
