import { sexCaseOf, type Tail, tailsOf } from './endings.ts'
import { type GivenReading, givenReadings } from './given-names.ts'
import { readings } from './keys.ts'
import { firstSounds, type Lattice, readWord } from './lattice.ts'
import { type Patronymic, readPatronymic } from './patronymics.ts'
import { anySexCase, type SexCase } from './sex-case.ts'
import { commonness } from './surnames.ts'

/** Everything that is known of one written word before it is compared. */
export interface Word {
  readonly text: string
  readonly lattice: Lattice
  /** The likeliest reading in loose letters. */
  readonly key: string
  readonly given: readonly GivenReading[]
  readonly patronymic: Patronymic | null
  readonly tails: readonly Tail[]
  /** Whose form it can be if it is a family name. */
  readonly familyMask: SexCase
  /** 0 rare or unknown … 1 the commonest family name. */
  readonly commonness: number
  /** Sounds it can begin with, a bit each. */
  readonly initials: number
}

const cache = new Map<string, Word>()
const cacheSize = 60_000

/** Reads one folded word; results are remembered, since names repeat. */
export function wordOf(text: string): Word {
  const known = cache.get(text)
  if (known) return known
  if (cache.size >= cacheSize) cache.clear()
  const word = read(text)
  cache.set(text, word)
  return word
}

function read(text: string): Word {
  const lattice = readWord(text)
  const key = readings(lattice, 0)[0]?.key ?? ''
  return {
    text,
    lattice,
    key,
    given: givenReadings(lattice),
    patronymic: readPatronymic(lattice),
    tails: tailsOf(lattice),
    familyMask: key.length > 3 ? sexCaseOf(key) : anySexCase,
    commonness: commonness(key),
    initials: firstSounds(lattice),
  }
}
