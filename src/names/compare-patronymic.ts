import { alignWords, wholeCost } from './align.ts'
import type { NameToken } from './roles.ts'
import { anySexCase, type SexCase } from './sex-case.ts'

export type PatronymicRelation =
  | 'same'
  | 'different'
  | 'initial'
  | 'initial_different'
  | 'missing'
  | 'none'
  | 'doubtful'

export interface PatronymicComparison {
  readonly relation: PatronymicRelation
  readonly maskA: SexCase
  readonly maskB: SexCase
}

/** Hundredths of a letter error up to which two unknown patronymics are one, and from which they contradict. */
const sameUpTo = 45
const differentFrom = 80

/** Compares two patronymics by the fathers' names; by sounds where the lexicon lacks one. */
export function comparePatronymic(a: NameToken | null, b: NameToken | null): PatronymicComparison {
  const masks = { maskA: a?.word.patronymic?.mask ?? anySexCase, maskB: b?.word.patronymic?.mask ?? anySexCase }
  if (!a && !b) return { relation: 'none', ...masks }
  if (!a || !b) return { relation: 'missing', ...masks }
  if (a.initial || b.initial) {
    const fits = (a.word.initials & b.word.initials) !== 0 || initialFits(a, b)
    return { relation: fits ? 'initial' : 'initial_different', ...masks }
  }
  return { relation: relationOf(a, b), ...masks }
}

function relationOf(a: NameToken, b: NameToken): PatronymicRelation {
  if (shareFather(a.word.patronymic?.fathers ?? [], b.word.patronymic?.fathers ?? [])) return 'same'
  const cost = a.word.text === b.word.text ? 0 : wholeCost(alignWords(a.word, b.word, differentFrom))
  if (cost <= sameUpTo) return 'same'
  return cost >= differentFrom ? 'different' : 'doubtful'
}

function shareFather(a: readonly number[], b: readonly number[]): boolean {
  for (const father of a) if (b.includes(father)) return true
  return false
}

function initialFits(a: NameToken, b: NameToken): boolean {
  const [short, long] = a.initial ? [a, b] : [b, a]
  return ((long.word.patronymic?.initials ?? 0) & short.word.initials) !== 0
}
