import { capitalised } from './capitals.ts'
import { type CaseRule, candidatesOf } from './case-rules.ts'
import { foldWord } from './fold-word.ts'
import { isListedSpelling } from './given-names.ts'
import type { Asked, NominativeReading, Sex } from './nominative-asked.ts'
import { femaleNominative, maleNominative } from './sex-case.ts'
import { wordOf } from './word.ts'

/** The lexicon knows a word by its sounds; Мариа sounds like Мария and is no word. */
const unlisted = 0.02
const shortName = 0.5
/** An ending that is part of a longer one which fits: Marka is Marek before it is Mark. */
const shorterEnding = 0.3
const unknown = 0.001

/** The nominatives a given name may come from. */
export function restoreGiven(written: string, { rules, sex, case: asked }: Asked): readonly NominativeReading[] {
  if (asked === 'n') return [{ name: written, weight: Math.max(unknown, asGiven(written, sex)) }]
  const found: NominativeReading[] = []
  let factor = 1
  let length = 0
  for (const { name, rule, rank } of candidatesOf(written, 'given', sex, asked, rules)) {
    if (rule.from.length !== length && found.some(({ weight }) => weight >= shortName * factor)) factor *= shorterEnding
    length = rule.from.length
    found.push({ name: capitalised(name, written), weight: asGiven(name, sex) * factor * 0.6 ** rank })
  }
  return found
}

/** Whether some case of a listed given name is written so. */
export function isGivenForm(written: string, rules: readonly CaseRule[]): boolean {
  if (wordOf(foldWord(written)).given.some((reading) => reading.distance < 2)) return true
  for (const sex of ['m', 'f'] as const)
    for (const { name } of candidatesOf(written, 'given', sex, null, rules))
      if (asGiven(name, sex) >= shortName) return true
  return false
}

/** The nominatives a patronymic may come from. */
export function restorePatronymic(written: string, { rules, sex, case: asked }: Asked): readonly NominativeReading[] {
  if (asked === 'n') return [{ name: written, weight: asPatronymic(written, sex) }]
  return candidatesOf(written, 'patronymic', sex, asked, rules).map(({ name }) => ({
    name: capitalised(name, written),
    weight: asPatronymic(name, sex),
  }))
}

function asGiven(name: string, sex: Sex): number {
  const folded = foldWord(name.replace(/['’ʼ`ʹ]/gu, ''))
  const wanted = sex === 'm' ? maleNominative : femaleNominative
  const readings = wordOf(folded).given.filter((reading) => (reading.mask & wanted) !== 0 && reading.distance === 0)
  if (readings.length === 0) return 0
  const listed = isListedSpelling(folded) ? 1 : unlisted
  return readings.some((reading) => reading.short === 0) ? listed : listed * shortName
}

function asPatronymic(name: string, sex: Sex): number {
  const wanted = sex === 'm' ? maleNominative : femaleNominative
  const patronymic = wordOf(foldWord(name)).patronymic
  return patronymic && (patronymic.mask & wanted) !== 0 ? 1 : 0.01
}
