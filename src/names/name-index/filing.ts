import type { NameToken, ReadName, Roles } from '../roles.ts'
import type { Word } from '../word.ts'
import { unknownGivenClass } from './block-keys.ts'

/** Under what a name is filed, or looked for: its family name, then the given name's class, then the father's. */
export interface Filing {
  readonly family: Word
  /** Lexicon entries of the given name; hashes above 0x7fff for names the lexicon lacks; none when there is none. */
  readonly given: readonly number[]
  /** Lexicon entries of the father's name plus one; 0 when there is no patronymic or it is not known. */
  readonly father: number
}

/** The class of a name without a given name, or with an initial alone. */
export const noGiven = 0x7fff
const mostClasses = 6

/** The ways to file a name, one for each word that may be its family name. */
export function filingsOf(name: ReadName): Filing[] {
  const filings: Filing[] = []
  for (const roles of name.roles) for (const token of roles.family) add(filings, token.word, roles)
  const known = name.tokens.some((token) => token.word.given.some((reading) => reading.distance < 2))
  if (!known || filings.length === 0)
    for (const token of name.tokens) if (!token.initial) add(filings, token.word, others(name, token))
  return filings
}

type Parts = Pick<Roles, 'given' | 'patronymic'>

function others(name: ReadName, family: NameToken): Parts {
  return { given: name.tokens.find((token) => token !== family) ?? null, patronymic: null }
}

function add(filings: Filing[], family: Word, parts: Parts): void {
  const given = classesOf(parts.given)
  const same = filings.findIndex((filing) => filing.family === family)
  if (same < 0) filings.push({ family, given, father: fatherOf(parts.patronymic) })
  else {
    const before = filings[same]!
    filings[same] = { ...before, given: [...new Set([...before.given, ...given])].slice(0, mostClasses) }
  }
}

function classesOf(token: NameToken | null): number[] {
  if (!token || token.initial) return [noGiven]
  const known: number[] = []
  for (const { entry } of token.word.given) if (known.length < mostClasses && !known.includes(entry)) known.push(entry)
  return known.length > 0 ? known : [unknownGivenClass(token.word)]
}

function fatherOf(token: NameToken | null): number {
  const father = token?.word.patronymic?.fathers[0]
  return father === undefined ? 0 : father + 1
}
