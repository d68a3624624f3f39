import { capitalised } from './capitals.ts'
import { type CaseRule, caseRules } from './case-rules.ts'
import { foldWord } from './fold-word.ts'
import { isListedSpelling } from './given-names.ts'
import { patronymicWords } from './patronymics.ts'
import { female, femaleNominative, male, maleNominative, type SexCase } from './sex-case.ts'
import { wordOf } from './word.ts'

export interface NominativeReading {
  readonly name: string
  /** Plausibility; the readings of one form sum to 1. */
  readonly weight: number
}

type Sex = 'm' | 'f'
type Role = CaseRule['role']
const sexes: readonly Sex[] = ['m', 'f']
const cases = ['n', 'g', 'd', 'a', 'i', 'l'] as const
const most = 4

/**
 * Restores the nominative of a name as it stands in a text: «Игоря Лосика» gives Игорь Лосик. Language is a BCP 47 code
 * (ru be uk pl cs lt; others give the form back). All words must agree in sex and case; what stays open is returned as
 * several readings, best first.
 */
export function nominative(form: string, language: string): readonly NominativeReading[] {
  const words = form.trim().split(/\s+/u)
  const rules = caseRules(language.toLowerCase().split('-')[0] ?? '')
  if (rules.length === 0 || form.trim() === '' || words.length > 6) return [{ name: form.trim(), weight: 1 }]
  const found = new Map<string, number>()
  for (const sex of sexes)
    for (const grammaticalCase of cases) {
      const reading = agree(words, sex, grammaticalCase, rules)
      for (const { name, weight } of reading) found.set(name, (found.get(name) ?? 0) + weight)
    }
  return normalised(found, form.trim())
}

function normalised(found: ReadonlyMap<string, number>, form: string): readonly NominativeReading[] {
  const all = Array.from(found, ([name, weight]) => ({ name, weight })).filter(({ weight }) => weight > 0)
  const total = all.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return [{ name: form, weight: 1 }]
  return all
    .map(({ name, weight }) => ({ name, weight: Math.round((weight / total) * 1000) / 1000 }))
    .filter(({ weight }) => weight >= 0.02)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
}

function agree(
  words: readonly string[],
  sex: Sex,
  grammaticalCase: string,
  rules: readonly CaseRule[],
): NominativeReading[] {
  let readings: NominativeReading[] = [{ name: '', weight: 1 }]
  for (const [at, written] of words.entries()) {
    const candidates = restoreHyphened(written, roleOf(written, at, words), sex, grammaticalCase, rules)
    readings = readings.flatMap(({ name, weight }) =>
      candidates.map((candidate) => ({
        name: name === '' ? candidate.name : `${name} ${candidate.name}`,
        weight: weight * candidate.weight,
      })),
    )
  }
  return readings.filter(({ weight }) => weight > 1e-6).slice(0, 12)
}

function roleOf(written: string, at: number, words: readonly string[]): Role {
  const word = wordOf(foldWord(written))
  const others = words.filter((_, i) => i !== at).map((other) => wordOf(foldWord(other)))
  if (word.patronymic && others.some((other) => other.given.length > 0) && words.length > 2) return 'patronymic'
  const known = word.given.some((reading) => reading.distance < 2)
  if (!known) return 'family'
  // A family name may look like a given name: the first known word is the given one.
  const first = words.findIndex((other) => wordOf(foldWord(other)).given.some((reading) => reading.distance < 2))
  return first === at ? 'given' : 'family'
}

function restoreHyphened(
  written: string,
  role: Role,
  sex: Sex,
  grammaticalCase: string,
  rules: readonly CaseRule[],
): NominativeReading[] {
  const parts = written.split('-')
  if (parts.length !== 2) return restore(written, role, sex, grammaticalCase, rules)
  const [left = [], right = []] = parts.map((part) => restore(part, role, sex, grammaticalCase, rules))
  return left.flatMap((a) => right.map((b) => ({ name: `${a.name}-${b.name}`, weight: a.weight * b.weight })))
}

function restore(
  written: string,
  role: Role,
  sex: Sex,
  grammaticalCase: string,
  rules: readonly CaseRule[],
): NominativeReading[] {
  if (written.length < 3 || written.endsWith('.') || patronymicWords.has(foldWord(written)))
    return [{ name: written, weight: 1 }]
  if (grammaticalCase === 'n') return [{ name: written, weight: asNominative(written, role, sex) }]
  const lower = written.toLowerCase()
  const found: NominativeReading[] = []
  let longest = 0
  for (const rule of rules) {
    if (rule.role !== role || rule.sex !== sex || !rule.cases.includes(grammaticalCase) || !lower.endsWith(rule.from))
      continue
    if (rule.from.length < longest || lower.length - rule.from.length < 1) continue
    longest = role === 'given' ? 0 : rule.from.length
    rule.to
      .filter((ending) => fits(lower.slice(0, lower.length - rule.from.length), rule.from, ending))
      .forEach((ending, rank) => {
        const name = capitalised(lower.slice(0, lower.length - rule.from.length) + ending, written)
        found.push({ name, weight: asNominative(name, role, sex) * 0.6 ** rank })
      })
  }
  if (role === 'family' && isIndeclinable(lower, sex))
    found.push({ name: written, weight: found.length > 0 ? 0.04 : 0.9 })
  return found
}

// ца from ец and ка from ок only where the vowel that fell out left consonants together: Северинца, not Лосика.
function fits(stem: string, from: string, ending: string): boolean {
  const fleeting = ending.length === 2 && from.length >= 2 && /^[оеаёoea]/u.test(ending) && ending[1] === from[0]
  const afterVowel = /[аеёиоуыэюяіїєaeiouyąęó]$/u.test(stem)
  if (fleeting) return /[цc]$/u.test(ending) ? true : !afterVowel
  // A soft sign or й cannot follow a vowel or a consonant respectively.
  if (ending === 'й' || ending === 'j') return afterVowel
  return ending !== 'ь' || !afterVowel
}

// How well a word stands as the nominative of a name of this sex.
function asNominative(name: string, role: Role, sex: Sex): number {
  const word = wordOf(foldWord(name))
  const wanted = sex === 'm' ? maleNominative : femaleNominative
  if (role === 'given') {
    const readings = word.given.filter((reading) => (reading.mask & wanted) !== 0 && reading.distance === 0)
    if (readings.length === 0) return 0.001
    // The lexicon meets words in their sounds; Мариа sounds like Мария and is no word.
    const listed = isListedSpelling(foldWord(name.replace(/['’ʼ`ʹ]/gu, ''))) ? 1 : 0.05
    return readings.some((reading) => reading.short === 0) ? listed : listed / 2
  }
  if (role === 'patronymic') return word.patronymic && (word.patronymic.mask & wanted) !== 0 ? 1 : 0.01
  return familyAsNominative(name.toLowerCase(), word.familyMask, wanted, sex)
}

function familyAsNominative(name: string, mask: SexCase, wanted: SexCase, sex: Sex): number {
  if ((mask & wanted) === 0) return 0.01
  if (
    /(?:ого|его|ага|ому|аму|ему|ой|ей|[оеё]вой|иной|ским|цким|iego|skim|ckim|owej|skiej|ského)$/u.test(name) &&
    name.length > 6
  )
    return /(?:[бвгджзклмнпрстфхцчшщ]ой)$/u.test(name) && sex === 'm' ? 0.4 : 0.01
  const told = mask !== (male | female)
  if (told) return 1
  if (/[аяaą]$/u.test(name)) return 0.3
  if (/[ую]$/u.test(name)) return 0.05
  if (/(?:ий|ый|ой|і|ы|ski|cki|ský|cký)$/u.test(name)) return sex === 'm' ? 1 : 0.02
  return 0.8
}

// A woman's family name that ends in a consonant or -о keeps its form in every case.
function isIndeclinable(name: string, sex: Sex): boolean {
  return /[оoэ]$|[ыи]х$/u.test(name) || (sex === 'f' && /[бвгґджзклмнпрстўфхцчшщьbcdfghjklmnprstvwz]$/u.test(name))
}
