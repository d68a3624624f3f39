import type { Token } from '../text/tokens.ts'
import type { LanguageFile } from './language.ts'
import { Matcher } from './matcher.ts'

/** Who holds an office, and since when; days as ISO dates, `until` included. */
interface Holder {
  readonly name: string
  readonly from: string
  readonly until?: string
}

interface OfficesFile extends LanguageFile {
  readonly offices: Readonly<Record<string, readonly string[]>>
  readonly states: Readonly<Record<string, readonly string[]>>
  readonly holders: Readonly<Record<string, readonly Holder[]>>
}

interface Named {
  readonly name: string
  readonly from: number
  readonly to: number
}

/**
 * Offices and states in all languages under the one name that we show. Asked only of those who speak, with
 * a matcher of its own, so that the many words for states cost nothing in other sentences.
 */
export class Offices {
  readonly #offices: Matcher
  readonly #states: Matcher
  readonly #holders: OfficesFile['holders']

  constructor(file: OfficesFile) {
    this.#offices = matcherOf(file.offices)
    this.#states = matcherOf(file.states)
    this.#holders = file.holders
  }

  officeAt(tokens: readonly Token[], at: number): Named | null {
    return longest(this.#offices, tokens, at)
  }

  /** Short names of states are capitals everywhere: "US" speaks, "us" does not. */
  stateAt(tokens: readonly Token[], at: number): Named | null {
    const text = tokens[at]?.text ?? ''
    if (text.length <= 3 && text !== text.toUpperCase()) return null
    return longest(this.#states, tokens, at)
  }

  /** Who held the office on that day. */
  holder(office: string, day: string | null): string | null {
    if (day === null) return null
    const fits = ({ from, until }: Holder) => from <= day && (until === undefined || day <= until)
    return this.#holders[office]?.find(fits)?.name ?? null
  }
}

function matcherOf(section: Readonly<Record<string, readonly string[]>>): Matcher {
  const patterns = Object.entries(section).flatMap(([name, list]) =>
    list.map((pattern) => [pattern.toLowerCase().replace(/ё/g, 'е'), name] as const),
  )
  return new Matcher(patterns)
}

function longest(matcher: Matcher, tokens: readonly Token[], at: number): Named | null {
  let best: Named | null = null
  for (const { tag, from, to } of matcher.matchAt(tokens, at))
    if (best === null || to > best.to) best = { name: tag, from, to }
  return best
}
