import { sexCaseOf, type Tail, tailsOf } from './endings.ts'
import { type GivenReading, givenReadings } from './given-names.ts'
import { firstSounds, initialSounds, type Lattice, readWord } from './lattice.ts'
import { findPaths, pathText } from './paths.ts'
import { type Patronymic, readPatronymic } from './patronymics.ts'
import { anySexCase, type SexCase } from './sex-case.ts'
import { commonness } from './surnames.ts'

/** Everything that is known of one written word before it is compared; what is rarely asked is found when asked. */
export class Word {
  readonly text: string
  readonly lattice: Lattice
  /** The likeliest reading in loose letters. */
  readonly key: string
  readonly given: readonly GivenReading[]
  readonly patronymic: Patronymic | null
  /** Sounds it can begin with, a bit each. */
  readonly initials: number
  /** The script writes no short vowels, so that every comparison with it is weak. */
  readonly vowelless: boolean
  #tails: readonly Tail[] | null = null
  #bones: string | null = null
  #commonness = -1
  #familyMask: SexCase = -1

  constructor(text: string) {
    this.text = text
    this.lattice = readWord(text)
    const paths = findPaths(this.lattice, readingLimit)
    this.key = paths.count > 0 ? pathText(0) : ''
    this.given = givenReadings()
    this.patronymic = readPatronymic()
    this.initials = text.length === 1 ? initialSounds(text) : firstSounds(this.lattice)
    const first = text.charCodeAt(0)
    this.vowelless = first >= 0x590 && first <= 0x6ff
  }

  /** The key with one vowel for all, in which letters that changed places are told from alphabets that differ. */
  get bones(): string {
    this.#bones ??= this.key.replace(/[аеиоуяюё]/gu, 'а')
    return this.#bones
  }

  get tails(): readonly Tail[] {
    this.#tails ??= tailsOf(this.lattice)
    return this.#tails
  }

  /** Whose form it can be if it is a family name. */
  get familyMask(): SexCase {
    if (this.#familyMask < 0) this.#familyMask = this.key.length > 3 ? sexCaseOf(this.key) : anySexCase
    return this.#familyMask
  }

  /** 0 rare or unknown … 1 the commonest family name. */
  get commonness(): number {
    if (this.#commonness < 0) this.#commonness = commonness(this.key)
    return this.#commonness
  }
}

/** Readings dearer than this many hundredths are not looked up as names. */
const readingLimit = 30
const cache = new Map<string, Word>()
const cacheSize = 30_000

/** Reads one folded word; results are remembered, since names repeat. */
export function wordOf(text: string): Word {
  const known = cache.get(text)
  if (known) return known
  if (cache.size >= cacheSize) cache.clear()
  const word = new Word(text)
  cache.set(text, word)
  return word
}
