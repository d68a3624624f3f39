import { capitalised } from './capitals.ts'
import { candidatesOf } from './case-rules.ts'
import { foldWord } from './fold-word.ts'
import type { Asked, NominativeReading, Sex } from './nominative-asked.ts'
import { female, femaleNominative, male, maleNominative } from './sex-case.ts'
import { wordOf } from './word.ts'

/** The nominatives a family name may come from; only the longest ending counts. */
export function restoreFamily(written: string, { rules, sex, case: asked }: Asked): readonly NominativeReading[] {
  if (asked === 'n') return [{ name: written, weight: asNominative(written.toLowerCase(), sex) }]
  const lower = written.toLowerCase()
  const found: NominativeReading[] = []
  let longest = 0
  for (const { name, rule, rank } of candidatesOf(written, 'family', sex, asked, rules)) {
    if (rule.from.length < longest) break
    longest = rule.from.length
    if (isOtherDeclension(name, rule.from, sex)) continue
    found.push({ name: capitalised(name, written), weight: asNominative(name, sex) * 0.6 ** rank })
  }
  if (isIndeclinable(lower, sex))
    found.push({ name: written, weight: found.length > 0 || hisEnding.test(lower) ? 0.04 : 0.9 })
  return found
}

// Hers in -ова, -ина keeps -ой, -ою, -у: Верёмкине can only be his.
function isOtherDeclension(name: string, ending: string, sex: Sex): boolean {
  return sex === 'f' && /^[еёыиіi]$/u.test(ending) && /(?:[оеёєаоў]в|[иыі]н)а$/u.test(name)
}

// How well a word stands as the nominative of a family name of this sex.
function asNominative(name: string, sex: Sex): number {
  const { familyMask } = wordOf(foldWord(name))
  if ((familyMask & (sex === 'm' ? maleNominative : femaleNominative)) === 0) return 0.01
  const odd = oddEnding.test(name) ? 0.15 : 1
  if (obliqueEnding.test(name) && name.length > 6) return hardAdjective.test(name) && sex === 'm' ? 0.4 : 0.01
  if (/ienė$|[aiuy]tė$/u.test(name)) return sex === 'f' ? 1 : 0.01
  if (/(?:as|is|ys|us)$/u.test(name)) return sex === 'm' ? 1 : 0.01
  if (familyMask !== (male | female)) return odd
  if (/[нктжчшщ]ая$/u.test(name)) return sex === 'f' ? 1 : 0.01
  if (/[аую]й$/u.test(name) && name.length > 5) return 0.1
  if (/[ąęįų]$/u.test(name)) return 0.05
  if (/[аяa]$/u.test(name)) return 0.3
  if (/[ую]$/u.test(name)) return 0.05
  if (/(?:ий|ый|ой|і|ы|ski|cki|ský|cký)$/u.test(name)) return sex === 'm' ? 1 : 0.02
  return 0.8 * odd
}

const obliqueEnding =
  /(?:ого|его|ага|ому|аму|ему|ой|ей|[оеё]вой|иной|ским|цким|iego|iemu|skim|ckim|owej|skiej|ckiej|ského|(?:ien|[aiuy]t)(?:ės|ei|ę|e|ėje))$/u
// Cases of his adjectives; not hers, though they end in a consonant.
const hisEnding = /(?:[нкт]ом|[нт]ым|[кт]им|skim|ckim|[оеаіиы][ву]ым)$/u
const hardAdjective = /[бвгджзклмнпрстфхцчшщ]ой$/u

// Few names end in a consonant and к or ц; the vowel between them fell out, or a vowel after them.
const oddEnding = /[бвгджзклмнпрстўфхцчшщ][кц]ь?$|[bcdfghjklmnprstwzłńśżź][kc]$/u

// A woman's family name that ends in a consonant or -о keeps its form in every case.
function isIndeclinable(name: string, sex: Sex): boolean {
  return /[оoэ]$|[ыи]х$/u.test(name) || (sex === 'f' && /[бвгґджзклмнпрстўфхцчшщьbcdfghjklmnprstvwzłńśźż]$/u.test(name))
}
